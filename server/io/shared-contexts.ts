/** The contexts of many files: sources of one folder, which follow one another in a scan, share theirs. */
import nodePath from 'node:path';
import type { Context } from '../core/judge.ts';
import type { KnownInFile } from '../core/policy/baseline.ts';
import type { Place } from './candidates.ts';

/** A file and the root it was reached from. */
export type InRoot = Pick<Place, 'path' | 'root'>;

/**
 * `contextOf` says all but what the baseline knows of the file. For sources of one folder it is asked once, as settings
 * go by folders; manifests may be settings themselves. Sources that share it all get one object.
 */
export function sharedContexts(
  contextOf: (place: InRoot) => Context,
  knownIn: (place: InRoot) => KnownInFile | undefined,
): (place: InRoot) => Context {
  let last: { folder: string; root: string; context: Context } | null = null;
  const shared = (place: InRoot): Context => {
    const folder = nodePath.dirname(place.path);
    const { root } = place;
    if (last?.folder === folder && last.root === root) return last.context;
    const own = contextOf(place);
    const context = last && isSame(last.context, own) ? last.context : own;
    last = { folder, root, context };
    return context;
  };
  return place => {
    const context = /\.py[iw]?$/.test(place.path) ? shared(place) : contextOf(place);
    const known = knownIn(place);
    return known ? { ...context, known } : context;
  };
}

/** All other parts are the same in a whole run, or are put in place of by the modules of the file's project. */
function isSame(one: Context, other: Context): boolean {
  return (
    one.settings === other.settings &&
    one.indexes === other.indexes &&
    one.requiresPython === other.requiresPython &&
    one.knowledge === other.knowledge
  );
}
