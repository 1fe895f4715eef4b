/**
 * Data: every setting of the editor, from which `package.json`'s part and `docs/settings.md` are made. Other clients
 * send the same keys without the prefix `antivenom.`.
 */
import { severities } from '../core/finding.ts';
import { type RuleCode, rules } from '../core/rules/index.ts';
import type { sensitivities } from '../core/settings.ts';

export interface EditorSetting {
  /** Without the prefix. */
  readonly key: string;
  /** Whether single folders and files may have values of their own. */
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  /** True where a workspace that is not trusted must not set it. */
  readonly isRestricted?: true;
  /** In Markdown. */
  readonly summary: string;
  readonly value: SettingValue;
}

export type SettingValue =
  | { readonly kind: 'switch'; readonly fallback: boolean }
  /** Each word with what it means. */
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>>; readonly fallback: string }
  | { readonly kind: 'text'; readonly fallback: string }
  | { readonly kind: 'texts' }
  | { readonly kind: 'days'; readonly fallback: number }
  /** Rules and the severities to give them. */
  | { readonly kind: 'rules'; readonly levels: readonly string[]; readonly rules: readonly RuleChoice[] };

export interface RuleChoice {
  readonly code: RuleCode;
  readonly summary: string;
  readonly severity: string;
}

const sensitivityWords: Readonly<Record<(typeof sensitivities)[number], string>> = {
  quiet: 'Only findings that leave little doubt.',
  normal: 'Findings of high and medium confidence.',
  audit: 'Everything, for a review of a whole project.',
};

export const editorSettings: readonly EditorSetting[] = [
  {
    key: 'enable',
    scope: 'resource',
    summary: 'Check the names of Python packages as you work.',
    value: { kind: 'switch', fallback: true },
  },
  {
    key: 'run',
    scope: 'window',
    summary: 'When files are checked.',
    value: {
      kind: 'choice',
      choices: {
        onType: 'Check while you type.',
        onSave: 'Check when a file is opened and when it is saved.',
      },
      fallback: 'onType',
    },
  },
  {
    key: 'sensitivity',
    scope: 'resource',
    summary: 'How much is shown.',
    value: { kind: 'choice', choices: sensitivityWords, fallback: 'normal' },
  },
  {
    key: 'rules',
    scope: 'resource',
    summary: 'Severity of single rules, or `off`. Example: `{ "stdlib-name": "hint" }`.',
    value: {
      kind: 'rules',
      levels: [...severities, 'off'],
      rules: rules.map(({ meta }) => ({
        code: meta.code,
        summary: meta.summary,
        severity: meta.isOffByDefault ? 'off' : meta.severity,
      })),
    },
  },
  {
    key: 'allow',
    scope: 'resource',
    summary: 'Names that are never reported; `*` stands for any characters. Example: `["acme-*"]`.',
    value: { kind: 'texts' },
  },
  {
    key: 'deny',
    scope: 'resource',
    summary: 'Names that are always reported as an error; `*` stands for any characters.',
    value: { kind: 'texts' },
  },
  {
    key: 'exclude',
    scope: 'resource',
    summary: 'Files and folders that are not checked, as globs. Example: `["**/fixtures/**"]`.',
    value: { kind: 'texts' },
  },
  {
    key: 'minimumAgeDays',
    scope: 'resource',
    summary: 'A pinned release younger than this many days is reported; 0 for none.',
    value: { kind: 'days', fallback: 7 },
  },
  {
    key: 'network',
    scope: 'window',
    isRestricted: true,
    summary: 'Whether package facts may be looked up.',
    value: {
      kind: 'choice',
      choices: {
        online: 'Facts about public packages may be asked of PyPI, OSV and deps.dev.',
        offline: 'Nothing is sent anywhere; the bundled list of names must do.',
      },
      fallback: 'online',
    },
  },
  {
    key: 'lookUpUnknownNames',
    scope: 'resource',
    isRestricted: true,
    summary:
      'Whether PyPI may be asked about a name that is not in the bundled list. Names that a private index, a path or `allow` explains are never sent.',
    value: { kind: 'switch', fallback: true },
  },
  {
    key: 'index.url',
    scope: 'machine-overridable',
    isRestricted: true,
    summary:
      'The index that stands in for PyPI, where the settings of pip, uv, Poetry, PDM and Pipenv do not say so.',
    value: { kind: 'text', fallback: '' },
  },
  {
    key: 'index.extraUrls',
    scope: 'machine-overridable',
    isRestricted: true,
    summary: 'Indexes beside it, which may own names. Example: `["https://packages.example.org/simple"]`.',
    value: { kind: 'texts' },
  },
  {
    key: 'hover.enabled',
    scope: 'resource',
    summary: 'Show a card about the package under the pointer.',
    value: { kind: 'switch', fallback: true },
  },
  {
    key: 'completion.enabled',
    scope: 'resource',
    summary: 'Offer names and versions of packages while you type them in manifests and install commands.',
    value: { kind: 'switch', fallback: true },
  },
  {
    key: 'terminal.enabled',
    scope: 'resource',
    summary:
      'Warn when an install command with a suspicious name is started in a terminal. Needs the shell integration of the terminal; nothing is stopped or typed.',
    value: { kind: 'switch', fallback: true },
  },
  {
    key: 'trace.server',
    scope: 'window',
    summary: 'Write the messages between the editor and the language server to the log.',
    value: {
      kind: 'choice',
      choices: {
        off: 'Nothing.',
        messages: 'Which messages are sent, and when.',
        verbose: 'The whole messages.',
      },
      fallback: 'off',
    },
  },
];
