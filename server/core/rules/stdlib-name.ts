/** Speaks about standard-library modules in the list of things to install. */

import { absence } from '../facts/about.ts';
import { type NamedLikeStdlib, namedLikeStdlib } from '../names/backports.ts';
import type { Existence } from '../ports.ts';
import {
  type StdlibModule,
  stdlibModule,
  stdlibModuleOfProject,
  stdlibSubmoduleOfProject,
} from '../python/stdlib.ts';
import { comparePythons, reachesPython } from '../python/version-reach.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface StdlibEvidence {
  readonly kind: 'stdlib-module' | 'stdlib-submodule';
  /** As imported: `os.path`, `ConfigParser`. */
  readonly module: string;
  readonly since: string;
  readonly until: string | null;
  readonly successor: string | null;
  readonly existence: Existence;
  /** What the project of that name is, where it is known; see `names/backports.ts`. */
  readonly project: NamedLikeStdlib | null;
  readonly [detail: string]: unknown;
}

export const stdlibName = defineRule({
  meta: {
    code: 'stdlib-name',
    summary: 'A module that comes with Python, listed as something to install',
    severity: 'warning',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Modules such as `json`, `os` or `tkinter` come with Python, so there is nothing to install.',
        'If no project has the name, the installation fails.',
        'If one has, it is a copy made for a Python long gone, which may break newer ones, or somebody else’s code.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'json\nrequests\n' },
      good: { file: 'requirements.txt', text: 'requests\n' },
      limits: [
        'Silent for backports that are still maintained (`dataclasses`, `importlib-metadata`, `configparser`).',
        'Silent where a marker (`; python_version < "3.11"`) or `requires-python` includes a Python that lacks the module.',
        'A real project that only shares the name, such as `datetime` (Zope’s DateTime), is mentioned as information.',
        '`tkinter` may be missing from a system’s Python: it comes from the system’s own packages (`python3-tk` on Debian and Ubuntu), not from PyPI.',
      ].join('\n'),
    },
  },
  remedy: 'remove',
  passesSettled: true,

  detect(subject, context) {
    if (subject.kind === 'import' || subject.kind === 'lock' || context.assume) return null;
    const module = meantModule(subject);
    if (!module) return submoduleSuspicion(subject, context);
    const existence = context.existence(subject.canonical);
    const project = namedLikeStdlib(subject.canonical);
    if (project?.is === 'living' || reachesPythonWithout(module, subject, context)) return null;
    if (isEverydayWord(module) || (module.until === '2.7' && existence !== 'absent' && !project)) return null;
    const evidence: StdlibEvidence = {
      kind: 'stdlib-module',
      module: module.name,
      since: module.since,
      until: module.until,
      successor: module.successor ?? null,
      existence,
      project,
    };
    const mild = project?.is === 'other' || project?.is === 'needless';
    return {
      evidence,
      confidence: project || existence === 'absent' ? 'high' : 'medium',
      target: null,
      ...(mild && { severity: 'information' as const, remedy: 'none' as const }),
    };
  },

  message(subject, { evidence }, context) {
    return `'${subject.written}' ${sentence(subject.written, evidence, absence(subject.canonical, context))}`;
  },
});

function meantModule({ written, canonical }: Subject): StdlibModule | null {
  // A leading underscore is no project name; `canonical` would turn it into a hyphen.
  if (written.startsWith('_')) return null;
  return stdlibModule(written) ?? stdlibModuleOfProject(canonical);
}

function submoduleSuspicion({ canonical }: Subject, context: RuleContext) {
  const name = stdlibSubmoduleOfProject(canonical);
  const existence = name === null ? null : context.existence(canonical);
  if (name === null || existence !== 'absent') return null;
  const parent = stdlibModule(name.split('.')[0] ?? '');
  const evidence: StdlibEvidence = {
    kind: 'stdlib-submodule',
    module: name,
    since: parent?.since ?? '2.7',
    until: parent?.until ?? null,
    successor: null,
    existence,
    project: null,
  };
  return { evidence, confidence: 'high' as const, target: null };
}

function reachesPythonWithout(module: StdlibModule, subject: Subject, context: RuleContext): boolean {
  const { since, until } = module;
  // Python 3 lacks all that only Python 2 had; that makes nobody depend on a project of that name.
  if (until === '2.7') return false;
  return reachesPython(subject.dependency?.marker ?? null, context.requiresPython, version => {
    return comparePythons(version, since) < 0 || (until !== null && comparePythons(version, until) > 0);
  });
}

/** Python 2 had modules named by everyday words (`user`, `sets`): without a successor they say little of what was meant. */
function isEverydayWord(module: StdlibModule): boolean {
  return module.until === '2.7' && module.successor === undefined;
}

function sentence(written: string, evidence: StdlibEvidence, absent: string): string {
  const { module, since, until, successor, existence, project } = evidence;
  const where = project?.note && `the project of that name on PyPI ${project.note}`;
  if (project?.is === 'other')
    return `is also a module of Python's standard library, which needs no installing: ${where}`;
  if (until === '2.7') {
    const now = successor === null ? 'Python 3 has no such module' : `Python 3 has '${successor}' instead`;
    return `is a module of Python 2's standard library: there is nothing to install, and ${now}`;
  }
  if (where)
    return `${since === '2.7' ? 'is part of Python' : `has been part of Python since ${since}`}: ${where}`;
  const start =
    until === null
      ? `is ${written === module || evidence.kind === 'stdlib-module' ? 'a module' : `'${module}'`} of Python's standard library: there is nothing to install`
      : `was a module of Python's standard library until ${until}${
          successor === null ? '' : ` ('${successor}' has replaced it)`
        }: there is nothing to install`;
  if (/^(?:tkinter|turtle|idlelib)/.test(module))
    return `${start} from PyPI; where it is missing, the system's own package has it (python3-tk on Debian and Ubuntu)`;
  if (existence === 'absent')
    return `${start}, and no project of that name is ${absent.slice('not '.length)}`;
  return `${start}, whatever the project of that name on PyPI holds`;
}
