/** What a rule found, as data. Sentences are made from it once, in `analyze.ts`, for every door alike. */
import type { Dependency } from './dependency.ts';
import type { Range, Span } from './span.ts';

/** How bad it would be: known bad · probable mistake or attack · worth knowing · tidiness. Strongest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How sure the rule is; never changes the severity. Surest first. */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** One confidence step down; `low` stays low. */
export const lessSure = (confidence: Confidence): Confidence => (confidence === 'high' ? 'medium' : 'low');

/** What a quick fix may do about a name: write another, take the entry out, pin another version, or nothing. */
export type Remedy = 'replace' | 'remove' | 'pin' | 'none';

/** Why a rule spoke: `kind` says which sort of evidence, the rest is plain JSON of the rule's own shape. */
export interface Evidence {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** One rule's word on one name. */
export interface Suspicion<E extends Evidence = Evidence> {
  readonly evidence: E;
  readonly confidence: Confidence;
  /** Where it differs from the rule's own default. */
  readonly severity?: Severity;
  /** The project that was probably meant, canonical; null where there is none. */
  readonly target: string | null;
  /** What the quick fix does, where that differs from the rule's own remedy. */
  readonly remedy?: Remedy;
  /** Imports only: the module that was probably meant. */
  readonly targetModule?: string;
  /** For the remedy `pin`: the version to pin instead, and what is good about it (`the last settled release`). */
  readonly pin?: { readonly version: string; readonly why: string };
  /** True for a remark that every graver explanation of the same name goes before. */
  readonly givesWay?: boolean;
  /** Findings of one rule in one text that share this stand for one: the first of them is shown. */
  readonly together?: string;
}

export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  /** Safe fixes may be applied without asking; see contract of `--fix` in docs. */
  readonly safe: boolean;
  /** The one fix that is clearly meant. */
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

/** A place in another file that has to do with a finding. */
export interface Related {
  /** As seen from the folder of the finding's own file, with `/` separators. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export interface Finding extends Suspicion {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  /** Null for what is said about the text and not about a name. */
  readonly dependency: Dependency | null;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Weaker explanations of the same name, by other rules. */
  readonly also: readonly { readonly rule: string; readonly evidence: Evidence }[];
  /** Filled by whoever can read other files. */
  readonly related?: readonly Related[];
}
