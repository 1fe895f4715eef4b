/** Data: what `antivenom COMMAND --help` says beyond the command's one line, and what shells complete after it. */
import type { FlagName } from './options.ts';

export interface CommandHelp {
  /** Sentences, one a line. */
  readonly about: readonly string[];
  /** In the order in which they are told; those of every command are added. */
  readonly flags: readonly FlagName[];
  /** Command lines that can be run as they stand, without the program's name, and what each does. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** What its operands are, for shells. */
  readonly operands: 'paths' | 'rules' | 'none';
}

const services: readonly FlagName[] = ['offline', 'pypi', 'osv', 'depsdev', 'cache-dir'];
const judging: readonly FlagName[] = ['config', 'select', 'ignore', 'sensitivity'];

export const commandHelp: { readonly [command: string]: CommandHelp } = {
  scan: {
    about: [
      'Checks every manifest, lock file, notebook, script and Python source below PATH.',
      'What Git ignores, environments and the settings’ exclude are left out; a PATH that is a file is always read.',
      'With --fix only fixes that leave no doubt are applied; --unsafe-fixes adds the others. Lock files are never edited.',
    ],
    flags: [
      'format',
      'output',
      'fail-on',
      'fix',
      'unsafe-fixes',
      ...judging,
      ...services,
      'jobs',
      'no-progress',
    ],
    examples: [
      ['scan', 'this folder'],
      ['scan requirements.txt --offline', 'one file, asking nobody'],
      ['scan --format sarif --output antivenom.sarif --fail-on never', 'for code scanning'],
    ],
    operands: 'paths',
  },
  check: {
    about: [
      'Judges names that stand in no file, with the settings of this folder.',
      'A single - reads one name a line from standard input.',
      '--format json gives a list, jsonl one object a line: name, canonical, exists, rank, verdict, findings.',
    ],
    flags: ['format', 'output', 'fail-on', ...judging, ...services, 'assume'],
    examples: [
      ['check requests numpy', 'two names'],
      ['check --format jsonl requests', 'for machines'],
    ],
    operands: 'none',
  },
  inspect: {
    about: [
      'Looks inside a wheel, an sdist, an egg or a folder for signs of hidden code, or inside a project on PyPI: of NAME its latest release, one wheel and the sdist, fetched into memory and held to the hashes that PyPI gives.',
      'A name that imitates another is compared with that project; --against compares with any other, as in inspect requests==2.32.3 --against previous.',
      'Nothing is run, unpacked to disk or written; a loud verdict, or a suspicious name, exits with 1.',
    ],
    flags: ['format', 'output', 'fail-on', 'against', ...judging, ...services],
    examples: [['inspect . --format markdown', 'this folder, as a report to hand on']],
    operands: 'paths',
  },
  environment: {
    about: [
      'Looks inside every installed package of an environment, read as files; without PATH that of this folder.',
      'Nothing is run or written; a loud verdict exits with 1.',
    ],
    flags: ['format', 'output', 'fail-on', 'jobs', 'no-progress'],
    examples: [],
    operands: 'paths',
  },
  lookalikes: {
    about: [
      'Lists the names on PyPI that imitate NAME, as the rule typosquat sees them or would if NAME were among the most used, and the most probable slips that nobody has taken, which are worth a placeholder.',
      'Online it says of the twenty surest who owns them, since when, and what they say they are.',
    ],
    flags: ['format', 'output', 'config', ...services],
    examples: [
      ['lookalikes structlog --offline', 'by the bundled list of names'],
      ['lookalikes structlog --format markdown', 'a report to hand on'],
    ],
    operands: 'none',
  },
  deps: {
    about: [
      'Prints every requirement, install command and absolute import, unjudged, and where each would come from.',
      '--format json gives a list, jsonl one object a line.',
    ],
    flags: ['format', 'output', 'config'],
    examples: [['deps --format jsonl', 'this folder, for machines']],
    operands: 'paths',
  },
  explain: {
    about: ['Prints the page of a rule: why it is there, a bad and a good example, its settings.'],
    flags: ['output'],
    examples: [
      ['explain', 'the list of rules'],
      ['explain typosquat', 'one of them'],
    ],
    operands: 'rules',
  },
  hook: {
    about: [
      'Reads one proposed tool call as JSON from standard input, and answers on standard output whether its shell command may run.',
      'It denies what is probably a mistake or an attack, asks about names that nobody knows, allows a clean installation, and says nothing of other commands.',
      'It asks nobody over the network.',
    ],
    flags: judging,
    examples: [],
    operands: 'none',
  },
  lsp: {
    about: ['The language server. Editors start it; docs/editors.md says how.'],
    flags: ['stdio', 'pypi', 'osv', 'depsdev', 'cache-dir'],
    examples: [],
    operands: 'none',
  },
  mcp: {
    about: [
      'The Model Context Protocol on standard input and output; docs/agents.md says how agents start it.',
      'Its tools check names, check a file of the working folder, and say which project an import comes from. They change nothing.',
    ],
    flags: [...judging, ...services],
    examples: [],
    operands: 'none',
  },
};
