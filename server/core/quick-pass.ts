/**
 * Passes over Python files of which there is nothing to say, which nearly all are: in a large tree the same few
 * modules are imported again and again, so each is judged but once.
 *
 * What `analyze` says of an import depends on its module and on the context alone, unless the file has a script block,
 * which declares projects of its own, or ignore comments; such files are left to it. A test compares the two.
 */
import { isQuietImport } from './analyze.ts';
import { mayHoldScript } from './formats/python/script.ts';
import { dependencyOf, dottedModule, settledImports } from './formats/python.ts';
import type { Context } from './judge.ts';
import { ownCopy } from './own-copy.ts';
import { mayHoldIgnores } from './policy/ignores.ts';
import type { ImportRecord } from './python/imports.ts';
import { isPythonsOrOwn } from './python/resolve.ts';

export interface QuickPass {
  /**
   * How many dependencies, all of them imports, `analyze` finds in the text of a Python file of which it says nothing;
   * null where it may have something to say.
   */
  importsIfQuiet(text: string, context: Context): number | null;
}

/** For files that follow one another: it is quick as long as one context is much like the one before. */
export function createQuickPass(): QuickPass {
  let last: Context | null = null;
  /** By module: whether it is quiet whatever indexes are set, and whether it is with those of the last context. */
  const everywhere = new Map<string, boolean>();
  const here = new Map<string, boolean>();

  const enter = (context: Context): void => {
    if (!last || otherParts.some(part => last?.[part] !== context[part])) everywhere.clear();
    if (everywhere.size === 0 || last?.indexes !== context.indexes) here.clear();
    last = context;
  };
  const isQuiet = (record: ImportRecord, context: Context): boolean => {
    const { topLevel } = record;
    let quiet = everywhere.get(topLevel) ?? here.get(topLevel);
    if (quiet !== undefined) return quiet;
    // Only of a module that may come from a project does it matter what is imported of it.
    const key = isPythonsOrOwn(topLevel, context) ? topLevel : `${dottedModule(record)} `;
    quiet = everywhere.get(key) ?? here.get(key);
    if (quiet !== undefined) return quiet;
    let isByIndexes = false;
    const noting: Context = {
      ...context,
      get indexes() {
        isByIndexes = true;
        return context.indexes ?? [];
      },
    };
    quiet = isQuietImport(dependencyOf(record), noting);
    const memory = isByIndexes ? here : everywhere;
    if (memory.size >= mostRemembered) memory.clear();
    memory.set(ownCopy(key), quiet);
    return quiet;
  };
  return {
    importsIfQuiet: (text, context) => {
      // What a whole project declares, and what of it is used, only `analyze` looks at.
      if (context.project || mayHoldScript(text) || mayHoldIgnores(text)) return null;
      const imports = settledImports(text);
      if (imports.length > 0) enter(context);
      return imports.every(record => isQuiet(record, context)) ? imports.length : null;
    },
  };
}

/** Hostile files may import without end. */
const mostRemembered = 50_000;

/** All of a context but its indexes, and but what does not matter to what is found: the memory of lines, the baseline. */
const otherParts = [
  'knowledge',
  'settings',
  'today',
  'assume',
  'requiresPython',
  'isLocalModule',
  'installed',
  'isDeclared',
  'isOwnProject',
  'facts',
] as const satisfies readonly (keyof Context)[];
