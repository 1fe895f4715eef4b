/** What a user can choose, resolved: flags, files and editor settings have been merged before the engine sees it. */
import type { Severity } from './finding.ts';
import type { NameEntry, VettedEntry } from './policy/name-entry.ts';

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
  /** All that the policy lets through; null where there is no such policy. */
  readonly vetted: readonly VettedEntry[] | null;
  /** False where comments in the text may not hide findings: the author is not trusted. */
  readonly honoursIgnores: boolean;
  /** Whether package services may be asked at all. */
  readonly network: 'online' | 'offline';
  /** Whether a name that is on no list may be asked about: it could be a private one. */
  readonly lookUpUnknownNames: boolean;
  /** The index that stands in for PyPI, and those beside it, as the user or a trusted project says. */
  readonly indexUrl: string | null;
  readonly extraIndexUrls: readonly string[];
  /** Indexes that an untrusted project claims: they may own names, and are never contacted. */
  readonly distrustedIndexUrls: readonly string[];
  /** Names that never leave the machine, beside those of `allow`: whoever allows a name says that it is known. */
  readonly unsent: readonly NameEntry[];
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
  vetted: null,
  honoursIgnores: true,
  network: 'online',
  lookUpUnknownNames: true,
  indexUrl: null,
  extraIndexUrls: [],
  distrustedIndexUrls: [],
  unsent: [],
  minimumAgeDays: 7,
};
