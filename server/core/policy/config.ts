/**
 * What a team may write into `[tool.antivenom]` or `antivenom.toml`: one table of keys, from which reading, docs and
 * schema are made.
 */
import { type Severity, severities } from '../finding.ts';
import { type Sensitivity, sensitivities } from '../settings.ts';
import type { NameEntry, VettedEntry } from './name-entry.ts';

/** What a file says; a key that it does not have, or has wrong, is not there. */
export interface Config {
  readonly sensitivity?: Sensitivity;
  readonly rules?: ReadonlyMap<string, Severity | 'off'>;
  /** Globs, as in `.gitignore`. */
  readonly exclude?: readonly string[];
  readonly allow?: readonly NameEntry[];
  readonly deny?: readonly NameEntry[];
  readonly policy?: 'vetted-only';
  readonly vetted?: readonly NameEntry[];
  /** A path relative to the file, as the one of `baseline`. */
  readonly vettedFile?: string;
  /** What stands in that file: filled in by whoever can read it. */
  readonly vettedEntries?: readonly VettedEntry[];
  readonly minimumAgeDays?: number;
  readonly baseline?: string;
  readonly network?: 'online' | 'offline';
  readonly lookUpUnknownNames?: boolean;
  readonly indexUrl?: string;
  readonly extraIndexUrls?: readonly string[];
}

/** The sort of value that a key takes. */
export type ValueKind =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A table of rule codes and severities. */
  | { readonly kind: 'rules'; readonly choices: readonly string[] }
  | { readonly kind: 'path' | 'address' | 'days' | 'switch' }
  | { readonly kind: 'globs' | 'addresses' }
  /** Strings or `{name, reason}` tables; with `expires` also `{name, reason, until}`. */
  | { readonly kind: 'names'; readonly expires: boolean };

export interface ConfigKey {
  /** As written in TOML. */
  readonly name: string;
  readonly property: keyof Config;
  readonly value: ValueKind;
  /** One line for docs and schema. */
  readonly summary: string;
  /** What stands in for it, as it would be written. */
  readonly fallback: string;
  readonly example: string;
}

export const configKeys: readonly ConfigKey[] = [
  {
    name: 'sensitivity',
    property: 'sensitivity',
    value: { kind: 'choice', choices: sensitivities },
    summary: 'How much is shown: findings of high confidence, of high and medium, or all.',
    fallback: '"normal"',
    example: '"quiet"',
  },
  {
    name: 'rules',
    property: 'rules',
    value: { kind: 'rules', choices: [...severities, 'off'] },
    summary: 'The severity of single rules, or "off".',
    fallback: '{}',
    example: '{ unknown-project = "warning", stdlib-name = "off" }',
  },
  {
    name: 'exclude',
    property: 'exclude',
    value: { kind: 'globs' },
    summary: 'Files and folders that are not read, in the notation of .gitignore.',
    fallback: '[]',
    example: '["vendor/", "tests/data/*.txt"]',
  },
  {
    name: 'allow',
    property: 'allow',
    value: { kind: 'names', expires: true },
    summary: 'Names that are never reported, with a reason and a last day where wanted.',
    fallback: '[]',
    example: '["acme-*", { name = "x", reason = "our fork", until = 2027-01-31 }]',
  },
  {
    name: 'deny',
    property: 'deny',
    value: { kind: 'names', expires: false },
    summary: 'Names that nobody may use.',
    fallback: '[]',
    example: '["left-pad", { name = "old-*", reason = "replaced by new-core" }]',
  },
  {
    name: 'policy',
    property: 'policy',
    value: { kind: 'choice', choices: ['vetted-only'] },
    summary: 'With "vetted-only" every project that is installed must be vetted.',
    fallback: 'not set',
    example: '"vetted-only"',
  },
  {
    name: 'vetted',
    property: 'vetted',
    value: { kind: 'names', expires: false },
    summary: 'The names that the policy lets through.',
    fallback: '[]',
    example: '["requests", "acme-*"]',
  },
  {
    name: 'vetted-file',
    property: 'vettedFile',
    value: { kind: 'path' },
    summary:
      'A file of the project with more vetted names, relative to this file: one a line, or requirements with pins and hashes, which must then be kept to.',
    fallback: 'not set',
    example: '"vetted.txt"',
  },
  {
    name: 'minimum-age-days',
    property: 'minimumAgeDays',
    value: { kind: 'days' },
    summary: 'A pinned release younger than this is reported as newborn.',
    fallback: '7',
    example: '14',
  },
  {
    name: 'baseline',
    property: 'baseline',
    value: { kind: 'path' },
    summary:
      'A file of the project with known findings that are not reported again, as `--write-baseline` writes it, relative to this file. The files in it are named as seen from its own folder, so command line and editor agree wherever they start.',
    fallback: 'not set',
    example: '".antivenom-baseline.json"',
  },
  {
    name: 'network',
    property: 'network',
    value: { kind: 'choice', choices: ['online', 'offline'] },
    summary: 'Whether package indexes may be asked at all.',
    fallback: '"online"',
    example: '"offline"',
  },
  {
    name: 'look-up-unknown-names',
    property: 'lookUpUnknownNames',
    value: { kind: 'switch' },
    summary: 'Whether PyPI may be asked about a name that is not in the bundled list.',
    fallback: 'true',
    example: 'false',
  },
  {
    name: 'index-url',
    property: 'indexUrl',
    value: { kind: 'address' },
    summary: 'The index that stands in for PyPI.',
    fallback: 'not set',
    example: '"https://pypi.example/simple/"',
  },
  {
    name: 'extra-index-urls',
    property: 'extraIndexUrls',
    value: { kind: 'addresses' },
    summary: 'Indexes that may own names beside it.',
    fallback: '[]',
    example: '["https://private.example/simple/"]',
  },
];
