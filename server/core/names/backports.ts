/**
 * Projects on PyPI that carry the name of a standard-library module, and what each of them really is. A living
 * backport is fine to depend on; an outlived one only does harm; a third kind has nothing to do with the module.
 * Source of facts: the projects' own descriptions on PyPI.
 */

export type Namesake =
  /** Maintained, or harmless and made for one Python that is still met: nothing to say. */
  | 'living'
  /** Nothing is gained, nothing breaks: worth knowing. */
  | 'needless'
  /** Written for a Python long gone; fails to install, or shadows the real module. */
  | 'outlived'
  /** A real project about something else. */
  | 'other';

export interface NamedLikeStdlib {
  readonly is: Namesake;
  /** Completes "The project of that name on PyPI …". Empty where there is nothing to say. */
  readonly note: string;
}

/** What PyPI's project of this canonical name is, where it is named like a module; null if that was not reviewed. */
export function namedLikeStdlib(canonical: string): NamedLikeStdlib | null {
  return namesakes.get(canonical) ?? null;
}

const namesakes: ReadonlyMap<string, NamedLikeStdlib> = new Map(
  (
    [
      // Living: the module itself, for Pythons that lack it or its newer parts.
      ['configparser', 'living', ''],
      ['contextvars', 'living', ''],
      ['dataclasses', 'living', ''],
      ['importlib-metadata', 'living', ''],
      ['importlib-resources', 'living', ''],
      // Needless: the same module for a Python before 3.4.
      ['argparse', 'needless', 'serves Python 2.6 and older'],
      ['ipaddress', 'needless', 'serves Python 2.7 and 3.2'],
      ['statistics', 'needless', 'serves Python before 3.4'],
      // Outlived: harmful, or dead for a decade.
      ['asyncio', 'outlived', 'served Python 3.3, and is empty by now'],
      ['email', 'outlived', 'is a copy for Python 2'],
      ['functools', 'outlived', 'is a copy for Python 2.4 and older'],
      ['htmlparser', 'outlived', 'is a copy of the Python 2 module'],
      ['importlib', 'outlived', 'is a copy for Python 2.6 and older'],
      ['logging', 'outlived', 'is a copy for Python 2.2 and older, and does not install on Python 3'],
      ['multiprocessing', 'outlived', 'is a copy for Python 2.5 and older, and does not install on Python 3'],
      ['pathlib', 'outlived', 'is a copy for Python before 3.4, and PyInstaller refuses to work beside it'],
      ['ssl', 'outlived', 'is a copy for Python 2.5 and older, and does not install on Python 3'],
      ['typing', 'outlived', 'is a copy for Python before 3.5, and may break newer ones'],
      ['uuid', 'outlived', 'is a copy for Python 2.4 and older'],
      ['wsgiref', 'outlived', 'is a copy for Python 2.4 and older, and does not install on Python 3'],
      // Other: somebody else's project.
      ['datetime', 'other', "is Zope's DateTime"],
      ['enum', 'other', 'is an older library with another interface'],
      ['graphlib', 'other', 'is another library (the backport is graphlib-backport)'],
      ['html', 'other', 'is a generator of HTML text'],
      ['readline', 'other', 'is GNU readline for macOS, now called gnureadline'],
    ] as const
  ).map(([name, is, note]) => [name, { is, note }]),
);
