import type { Severity } from './finding.ts';
import type { RuleCode } from './rules/index.ts';

export const sensitivities = ['quiet', 'normal', 'audit'] as const;
/** How much is shown: high confidence only · high and medium · everything. */
export type Sensitivity = (typeof sensitivities)[number];

/** What a user can choose, resolved: flags, files and editor settings have been merged before. */
export interface Settings {
  readonly sensitivity: Sensitivity;
  /** A rule's own severity or `off`; rules that are not named keep their default. */
  readonly rules: { readonly [code in RuleCode]?: Severity | 'off' };
}

export const defaultSettings: Settings = { sensitivity: 'normal', rules: {} };
