/** Words that are hung on a project name without changing what it seems to be: `python-`, `-py`, `-lib`, `-sdk`, digits. */

/** Markers of the language: `python-mongo`, `mongo-py` and `pymongo` all say "mongo, for Python". */
const languagePrefixes = ['python3-', 'python-', 'py3-', 'py-', 'python', 'py'] as const;
const languageSuffixes = ['-python3', '-python', '-py3', '-py', 'python', 'py'] as const;

/** Words that promise the same project in another wrapping. */
const prefixes = ['lib', 'the-', 'my-', 'new-', 'get-', 'install-'] as const;
const suffixes = [
  '-lib',
  '-sdk',
  '-dev',
  '-api',
  '-client',
  '-cli',
  '-core',
  '-utils',
  '-util',
  '-tools',
  '-plus',
  '-pro',
  '-new',
  '-latest',
  '-official',
  '-beta',
  '-test',
  '-package',
  '-module',
  '-ng',
  'lib',
  'sdk',
] as const;
const suffixesWithoutHyphen = suffixes.filter(suffix => !suffix.startsWith('-'));

export interface Stripped {
  readonly core: string;
  /** What was taken off, as it stood: `python-`, `-sdk`, `2`. */
  readonly affix: string;
  readonly sort: 'language' | 'version' | 'word';
}

/** What is left of shorter cores says nothing. */
const shortestCore = 3;

/** Every way to take one affix off a name. */
export function stripAffix(name: string): readonly Stripped[] {
  const found: Stripped[] = [];
  const add = (core: string, affix: string, sort: Stripped['sort']): void => {
    if (core.length >= shortestCore) found.push({ core, affix, sort });
  };
  const prefix = (list: readonly string[], sort: Stripped['sort']): void => {
    const affix = list.find(start => name.startsWith(start));
    if (affix !== undefined) add(name.slice(affix.length), affix, sort);
  };
  const suffix = (list: readonly string[], sort: Stripped['sort']): void => {
    const affix = list.find(end => name.endsWith(end));
    if (affix !== undefined) add(name.slice(0, -affix.length), affix, sort);
  };
  if (name.includes('py')) {
    prefix(languagePrefixes, 'language');
    suffix(languageSuffixes, 'language');
  }
  prefix(prefixes, 'word');
  suffix(name.includes('-') ? suffixes : suffixesWithoutHyphen, 'word');
  const digits = versionStart(name);
  if (digits < name.length) add(name.slice(0, digits), name.slice(digits), 'version');
  return found;
}

/** Where the version at the end of a name begins (`urllib|3`, `oss|-v2`); the name's length where there is none. */
export function versionStart(name: string): number {
  let at = name.length;
  while (at > 0 && isDigit(name[at - 1] as string)) at--;
  if (at === name.length) return at;
  if (name.startsWith('-v', at - 2)) return at - 2;
  return name[at - 1] === '-' ? at - 1 : at;
}

export function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
