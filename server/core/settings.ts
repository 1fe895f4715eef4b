/** What a user can choose, resolved: flags, files and editor settings have been merged before the engine sees it. */
import type { Severity } from './finding.ts';
import type { NameEntry } from './policy/name-entry.ts';

export const sensitivities = ['quiet', 'normal', 'audit'] as const;
/** How much is shown: high confidence only · high and medium · everything. */
export type Sensitivity = (typeof sensitivities)[number];

export interface Settings {
  readonly sensitivity: Sensitivity;
  /** A rule's own severity or `off`; rules that are not named keep their default. */
  readonly rules: RuleLevels;
  /** Names that are not reported. */
  readonly allow: readonly NameEntry[];
  /** Names that are always reported, allowed or not. */
  readonly deny: readonly NameEntry[];
  /** False where comments in the text may not hide findings: the author is not trusted. */
  readonly honoursIgnores: boolean;
  /** Pinned releases younger than this are reported as newborn; 0 for none. */
  readonly minimumAgeDays: number;
}

/** Rule code → severity, or `off`. */
export type RuleLevels = { readonly [code: string]: Severity | 'off' };

export const defaultSettings: Settings = {
  sensitivity: 'normal',
  rules: {},
  allow: [],
  deny: [],
  honoursIgnores: true,
  minimumAgeDays: 7,
};
