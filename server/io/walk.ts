/**
 * Walks a folder and yields its files, in one order everywhere: what Git ignores, environments and tools' own
 * folders are left out, and no link leads out of the folder.
 */
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isSaneGlob } from '../core/policy/globs.ts';
import { paths } from './paths.ts';
import { readText } from './read-text.ts';

export interface WalkedFile {
  readonly folder: WalkedFolder;
  readonly name: string;
}

/** One object for all of its files. */
export interface WalkedFolder {
  /** Absolute, as reached through the root: links are not resolved. */
  readonly path: string;
  /** From the root, with `/` separators; empty for the root itself. */
  readonly relative: string;
}

export function pathOf({ folder, name }: WalkedFile): string {
  return prefixOf(folder.path) + name;
}

/** From the root, with `/` separators. */
export function relativeOf({ folder, name }: WalkedFile): string {
  return folder.relative === '' ? name : `${folder.relative}/${name}`;
}

export interface WalkOptions {
  /** Further patterns, written as in a `.gitignore` at the root. */
  readonly exclude?: readonly string[];
  /** Asked for each file before the costlier questions. */
  readonly accepts?: (relative: string) => boolean;
  /** Told of folders that could not be read; `message` is a predicate. */
  readonly onProblem?: (relative: string, message: string) => void;
  /** Told of each folder that was read, by its absolute path, what lies in it. */
  readonly onFolder?: (path: string, names: readonly string[]) => void;
}

/** Folders that hold other people's code or a tool's own files. No other name is special. */
export const neverEntered: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.tox',
  '.nox',
  '.eggs',
  'node_modules',
  '__pycache__',
  'site-packages',
]);

/**
 * Yields the files below `root`, sorted by `relativeOf` (UTF-16 code units), the same in every run. `root` itself is
 * always read, whatever its name and whatever Git says of it. Plain calls, not promises: several times faster. So
 * that callers can pause where no file is accepted for long, each folder yields a null before its files.
 */
export function* walk(root: string, options: WalkOptions = {}): Generator<WalkedFile | null> {
  const base = nodePath.resolve(root);
  const realBase = realPath(base);
  if (realBase === null) return;
  const excluded = options.exclude?.length ? patternsOf(options.exclude) : null;
  // A stack and not recursion: a hostile tree may be thousands of folders deep.
  const stack: (Folder | WalkedFile)[] = [{ path: base, relative: '', rules: rulesAbove(base) }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (!('rules' in top)) {
      yield top;
      continue;
    }
    yield null;
    const entries = entriesOf(top, options);
    options.onFolder?.(
      top.path,
      entries.map(({ name }) => name),
    );
    if (top.relative !== '' && entries.some(entry => entry.name === 'pyvenv.cfg')) continue;
    const rules = entries.some(entry => entry.name === '.gitignore') ? withOwnRules(top) : top.rules;
    const kept: Kept[] = [];
    const prefix = prefixOf(top.path);
    for (const entry of entries) {
      const { name } = entry;
      const relative = top.relative === '' ? name : `${top.relative}/${name}`;
      if (entry.isDirectory()) {
        const path = prefix + name;
        if (neverEntered.has(name) || isIgnored(path, `${relative}/`, rules, excluded)) continue;
        kept.push({ key: `${name}/`, found: { path, relative, rules } });
      } else {
        if (options.accepts && !options.accepts(relative)) continue;
        const path = prefix + name;
        if (isIgnored(path, relative, rules, excluded)) continue;
        if (entry.isFile() || (entry.isSymbolicLink() && leadsToFileInside(path, realBase)))
          kept.push({ key: name, found: { folder: top, name } });
      }
    }
    kept.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (let index = kept.length - 1; index >= 0; index--) stack.push((kept[index] as Kept).found);
  }
}

/** True for a file that a walk over `root` with these patterns would yield, without looking at any other. */
export function isReached(root: string, path: string, exclude: readonly string[]): boolean {
  const steps = paths.relative(root, path).split('/');
  const excluded = exclude.length > 0 ? patternsOf(exclude) : null;
  let folder: Folder = { path: root, relative: '', rules: rulesAbove(root) };
  for (const [depth, step] of steps.entries()) {
    if (depth > 0 && existsSync(nodePath.join(folder.path, 'pyvenv.cfg'))) return false;
    const rules = existsSync(nodePath.join(folder.path, '.gitignore')) ? withOwnRules(folder) : folder.rules;
    const at = prefixOf(folder.path) + step;
    const isFile = depth === steps.length - 1;
    const relative = steps.slice(0, depth + 1).join('/') + (isFile ? '' : '/');
    if ((!isFile && neverEntered.has(step)) || isIgnored(at, relative, rules, excluded)) return false;
    folder = { path: at, relative, rules };
  }
  return true;
}

/** The `.gitignore` of one folder and those above it, nearest first: the nearest that has an opinion decides. */
interface Rules {
  /** How much of an absolute path to cut to see it from the folder of these rules. */
  readonly prefix: number;
  readonly lines: readonly string[];
  patterns: Ignore;
  /** How many paths the patterns have been asked about. */
  asked: number;
  readonly above: Rules | null;
}

/** The library remembers every path it is asked about; of a large tree that would be a great many. */
const mostAsked = 1000;

interface Folder extends WalkedFolder {
  readonly rules: Rules | null;
}

interface Kept {
  /** A folder is sorted as if its name ended in `/`, so that the whole walk is in the order of the full names. */
  readonly key: string;
  readonly found: Folder | WalkedFile;
}

function entriesOf(folder: Folder, options: WalkOptions): readonly Dirent[] {
  try {
    return readdirSync(folder.path, { withFileTypes: true });
  } catch {
    options.onProblem?.(folder.relative, 'is a folder that may not be read');
    return [];
  }
}

/** Rules of the repository around the root, up to the folder with `.git`; none where they ignore the root itself. */
function rulesAbove(base: string): Rules | null {
  const repository = folderAbove(base, folder => existsSync(nodePath.join(folder, '.git')));
  if (repository === null || repository === base) return null;
  const steps = nodePath.relative(repository, base).split(nodePath.sep);
  let rules: Rules | null = null;
  for (let depth = 0, folder = repository; depth < steps.length; depth++) {
    const parent: Folder = { path: folder, relative: '', rules };
    if (existsSync(nodePath.join(folder, '.gitignore'))) rules = withOwnRules(parent);
    folder = nodePath.join(folder, steps[depth] ?? '');
    if (isIgnored(folder, '', rules, null, true)) return null;
  }
  return rules;
}

/** The nearest folder, from this one upwards, that fits; null where none does. */
export function folderAbove(start: string, fits: (folder: string) => boolean): string | null {
  for (let folder = start; ; ) {
    if (fits(folder)) return folder;
    const parent = nodePath.dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

function withOwnRules(folder: Folder): Rules | null {
  const reading = readText(nodePath.join(folder.path, '.gitignore'), largestRuleFile);
  if (reading.kind !== 'text') return folder.rules;
  const prefix = prefixOf(folder.path).length;
  const lines = reading.text.split(/\r?\n/);
  return { prefix, lines, patterns: patternsOf(lines), asked: 0, above: folder.rules };
}

/** What the paths of a folder's entries begin with. */
function prefixOf(folder: string): string {
  return folder.endsWith(nodePath.sep) ? folder : folder + nodePath.sep;
}

const largestRuleFile = 1024 * 1024;

/** A matcher of `.gitignore` patterns. One that could be made to take for ever is left out. */
export function patternsOf(lines: readonly string[]): Ignore {
  // Git compares as the file system does; where that is not known for sure, as it usually does on that system.
  return ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' }).add(
    lines.filter(isSaneGlob),
  );
}

function isIgnored(
  path: string,
  relative: string,
  rules: Rules | null,
  excluded: Ignore | null,
  isFolder: boolean = relative.endsWith('/'),
): boolean {
  if (excluded?.ignores(relative)) return true;
  for (let nearest = rules; nearest; nearest = nearest.above) {
    const below = paths.slashed(path.slice(nearest.prefix));
    if (++nearest.asked % mostAsked === 0) nearest.patterns = patternsOf(nearest.lines);
    const opinion = nearest.patterns.test(isFolder ? `${below}/` : below);
    if (opinion.ignored) return true;
    if (opinion.unignored) return false;
  }
  return false;
}

/** A linked file is read where it stays inside; a linked folder is not: its files are met at their own place. */
function leadsToFileInside(path: string, realBase: string): boolean {
  const target = realPath(path);
  if (target === null || !paths.isInside(realBase, target)) return false;
  try {
    return statSync(target).isFile();
  } catch {
    return false;
  }
}

/** True where `.gitignore` patterns of a root cover a file below it; `relative` is seen from the root. */
export function isCovered(relative: string, patterns: readonly string[]): boolean {
  return !relative.startsWith('../') && patternsOf(patterns).ignores(relative);
}

/** Where a path really leads; null where it leads nowhere. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
