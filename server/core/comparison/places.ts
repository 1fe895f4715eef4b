/** Where the files of two packages correspond, although folders carry a version, or a name that was changed. */
import { isAside } from '../hidden-code/files.ts';
import type { Container, SourceFile } from '../hidden-code/inspection.ts';

export interface Places {
  /** By the path that both packages share, for each file worth comparing. */
  readonly own: ReadonlyMap<string, SourceFile>;
  readonly other: ReadonlyMap<string, SourceFile>;
  /** Where the import package differs in its name only: how it is called here and there. */
  readonly renamed: { readonly own: string; readonly other: string } | null;
}

interface Compared {
  readonly files: readonly SourceFile[];
  readonly container: Container;
}

/** More files than any package of Python code has. */
const mostFiles = 20_000;

export function correspondingPlaces(one: Compared, two: Compared): Places {
  const isMixed = one.container.kind !== two.container.kind;
  const own = placesIn(one, isMixed);
  const other = placesIn(two, isMixed);
  const [ownTop, ...moreOwn] = [...topsOf(own)].filter(top => !topsOf(other).has(top));
  const [otherTop, ...moreOther] = [...topsOf(other)].filter(top => !topsOf(own).has(top));
  const isOne = moreOwn.length === 0 && moreOther.length === 0;
  if (!isOne || !ownTop || !otherTop || ownTop.endsWith('.py') !== otherTop.endsWith('.py'))
    return { own, other, renamed: null };
  const moved = new Map([...own].map(([path, file]) => [withTop(path, ownTop, otherTop), file]));
  const bare = (top: string): string => top.replace(/^src\//, '').replace(/\.py$/, '');
  return { own: moved, other, renamed: { own: bare(ownTop), other: bare(otherTop) } };
}

/** Written by installers and build tools out of all the rest. */
const generated =
  /^(?:src\/)?\*\.(?:dist|egg)-info\/(?:RECORD(?:\.\w+)?|WHEEL|INSTALLER|REQUESTED|SOURCES\.txt|top_level\.txt|dependency_links\.txt|(?:not-)?zip-safe|direct_url\.json)$/;

/** A wheel has at its root what a source distribution may keep in `src`. */
function placesIn({ files }: Compared, isMixed: boolean): ReadonlyMap<string, SourceFile> {
  const places = new Map<string, SourceFile>();
  for (const file of files.slice(0, mostFiles)) {
    const path = file.path.replace(/(^|\/)[^/]+\.(dist-info|egg-info|data)(?=\/|$)/, '$1*.$2');
    const place = isMixed ? path.replace(/^src\//, '') : path;
    if (!generated.test(place) && !places.has(place)) places.set(place, file);
  }
  return places;
}

/** Import packages and modules: `requests`, `src/requests`, `six.py`. */
function topsOf(places: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const tops = new Set<string>();
  for (const path of places.keys()) {
    if (!path.endsWith('.py') || isAside(path) || /^(?:setup|conftest|noxfile|versioneer)\.py$/.test(path))
      continue;
    const top = /^(?:src\/)?[^/]+/.exec(path)?.[0];
    if (top !== undefined && !top.startsWith('*')) tops.add(top);
  }
  return tops;
}

function withTop(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}
