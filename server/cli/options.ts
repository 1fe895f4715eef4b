/** The flags: one table, from which parsing, checking and `--help` are made. */
import { parseArgs } from 'node:util';
import { type Severity, severities } from '../core/finding.ts';
import { type OutputId, outputs } from '../core/outputs/index.ts';
import type { Overrides } from '../core/policy/merge.ts';
import type { ServiceBases } from '../core/public-services.ts';
import { type RuleCode, ruleCodes } from '../core/rules/index.ts';
import { type Sensitivity, sensitivities } from '../core/settings.ts';
import { isWebAddress } from '../io/services.ts';
import { UsageError } from './world.ts';

export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** The words it takes; none where it takes anything. */
  readonly values?: readonly string[];
  /** How `--help` names its value. */
  readonly value?: string;
  readonly default?: string;
  readonly help: string;
}

const rulesValue = 'RULE,…';

export const flags = {
  format: {
    type: 'string',
    values: ['text', ...outputs.map(({ id }) => id)],
    default: 'text',
    help: 'how results are printed',
  },
  output: { type: 'string', value: 'FILE', help: 'write the results to FILE instead of standard output' },
  offline: { type: 'boolean', help: 'ask nobody, use bundled data only' },
  fix: { type: 'boolean', help: 'apply the safe fixes' },
  'unsafe-fixes': { type: 'boolean', help: 'with --fix: apply the other fixes too' },
  'write-baseline': {
    type: 'string',
    value: 'FILE',
    help: 'scan only: write all findings to FILE, for the setting `baseline`, and exit with 0',
  },
  'fail-on': {
    type: 'string',
    values: ['error', 'warning', 'information', 'never'],
    default: 'warning',
    help: 'exit with 1 from this severity on',
  },
  config: { type: 'string', value: 'FILE', help: "use the settings in FILE, not the project's own" },
  select: { type: 'string', value: rulesValue, help: 'run these rules only' },
  ignore: { type: 'string', value: rulesValue, help: 'leave these rules out' },
  sensitivity: {
    type: 'string',
    values: sensitivities,
    help: 'show what is certain, probable (the default), or everything',
  },
  assume: {
    type: 'string',
    values: ['listed', 'absent'],
    help: 'check only, for evaluation: judge names as little-used, or as absent from the index',
  },
  against: {
    type: 'string',
    value: 'OTHER',
    help: 'inspect only: compare with a project (NAME, NAME==VERSION), a file, a folder, or `previous`',
  },
  jobs: {
    type: 'string',
    value: 'N',
    help: 'threads for a large tree (default: one for each core, 8 at most)',
  },
  pypi: { type: 'string', value: 'URL', help: 'ask a mirror in place of PyPI' },
  osv: { type: 'string', value: 'URL', help: 'ask a mirror in place of OSV' },
  depsdev: { type: 'string', value: 'URL', help: 'ask a mirror in place of deps.dev' },
  'cache-dir': { type: 'string', value: 'DIR', help: 'keep what services have answered in DIR' },
  'no-progress': { type: 'boolean', help: 'no progress on standard error' },
  stdio: { type: 'boolean', help: 'lsp only: talk over standard input and output' },
  version: { type: 'boolean', short: 'V', help: 'print the version' },
  help: { type: 'boolean', short: 'h', help: 'print this help' },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

export type FailOn = Severity | 'never';

export interface Options {
  readonly command: string | null;
  readonly operands: readonly string[];
  readonly format: 'text' | OutputId;
  readonly output: string | null;
  readonly fix: 'none' | 'safe' | 'all';
  /** Where to write the findings as known ones. */
  readonly writeBaseline: string | null;
  readonly failOn: FailOn;
  readonly assume: 'listed' | 'absent' | null;
  /** What an inspected package is held against, as typed. */
  readonly against: string | null;
  /** Null where the machine decides. */
  readonly jobs: number | null;
  readonly progress: boolean;
  /** What the flags say about rules; it goes before all files. */
  readonly overrides: Overrides;
  /** Settings to use in place of those that the project's files hold. */
  readonly config: string | null;
  /** Addresses of services, as the flags give them. */
  readonly bases: Partial<ServiceBases>;
  readonly cacheDir: string | null;
  readonly stdio: boolean;
  readonly version: boolean;
  readonly help: boolean;
}

/** Reads a command line (without program name). Throws `UsageError` with one sentence for whoever typed it. */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  for (const [name, flag] of Object.entries<Flag>(flags)) {
    const value = values[name as keyof typeof values];
    if (flag.values && typeof value === 'string' && !flag.values.includes(value))
      throw new UsageError(`--${name} takes ${list(flag.values)}, not '${value}'`);
  }
  const [command = null, ...operands] = positionals;
  if (values['unsafe-fixes'] && !values.fix) throw new UsageError('--unsafe-fixes goes with --fix');
  if (values['write-baseline'] !== undefined && command !== 'scan')
    throw new UsageError("--write-baseline goes with 'scan' only");
  if (values['write-baseline'] !== undefined && values.fix)
    throw new UsageError('--write-baseline does not go with --fix');
  if (values.stdio && command !== 'lsp') throw new UsageError("--stdio goes with 'lsp' only");
  if (values.assume && command !== 'check') throw new UsageError("--assume goes with 'check' only");
  if (values.against !== undefined && command !== 'inspect')
    throw new UsageError("--against goes with 'inspect' only");
  const lineFormats = ['text', 'json', 'jsonl'];
  const looksInside = command === 'inspect' || command === 'environment';
  const taken = [
    ...lineFormats,
    ...(looksInside || command === 'lookalikes' ? ['markdown'] : []),
    ...(looksInside ? ['html'] : []),
  ];
  if (command !== 'scan' && !taken.includes(values.format))
    throw new UsageError(`--format ${values.format} goes with 'scan' only`);
  return {
    command,
    operands,
    format: values.format as Options['format'],
    output: values.output ?? null,
    fix: values.fix ? (values['unsafe-fixes'] ? 'all' : 'safe') : 'none',
    writeBaseline: values['write-baseline'] ?? null,
    failOn: values['fail-on'] as FailOn,
    against: values.against ?? null,
    assume: (values.assume as Options['assume']) ?? null,
    jobs: values.jobs === undefined ? null : jobCount(values.jobs),
    progress: !values['no-progress'],
    overrides: {
      ...(values.sensitivity !== undefined && { sensitivity: values.sensitivity as Sensitivity }),
      ...(values.select !== undefined && { select: ruleList('select', values.select) }),
      ...(values.offline && { offline: true }),
      ...(values.ignore !== undefined && { ignore: ruleList('ignore', values.ignore) }),
    },
    config: values.config ?? null,
    bases: basesIn(values),
    cacheDir: values['cache-dir'] ?? null,
    stdio: values.stdio ?? false,
    version: values.version ?? false,
    help: values.help ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true });
  } catch (error) {
    // Node appends a hint on '--'; the first sentence says what is wrong.
    throw new UsageError(String((error as Error).message).split(/\. |\n/)[0]);
  }
}

function basesIn(values: { readonly [service in keyof ServiceBases]?: string | undefined }) {
  const bases: { -readonly [service in keyof ServiceBases]?: string } = {};
  for (const service of ['pypi', 'osv', 'depsdev'] as const) {
    const address = values[service];
    if (address === undefined) continue;
    if (!isWebAddress(address)) throw new UsageError(`--${service} takes a web address, not '${address}'`);
    bases[service] = address;
  }
  return bases;
}

function jobCount(value: string): number {
  const jobs = Number(value);
  if (!/^\d+$/.test(value) || jobs < 1)
    throw new UsageError(`--jobs takes a number from 1 on, not '${value}'`);
  return Math.min(jobs, mostJobs);
}

/** More threads than this only take memory from each other. */
const mostJobs = 64;

function ruleList(flag: string, value: string): readonly RuleCode[] {
  const codes = value
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
    .map(word => {
      const code = ruleCodes.find(code => code === word);
      if (!code)
        throw new UsageError(`--${flag}: there is no rule '${word}' (rules: ${ruleCodes.join(', ')})`);
      return code;
    });
  // A script whose variable is empty would switch every rule off and be told that all is well.
  if (flag === 'select' && codes.length === 0) throw new UsageError('--select names no rule');
  return codes;
}

/** `a, b or c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** True where a finding of this severity makes the run fail. */
export function isFailure(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}
