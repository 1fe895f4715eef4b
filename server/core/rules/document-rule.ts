/** What a rule is that looks at a document once its ignore comments have been applied, and at those comments. */
import type { Document } from '../document.ts';
import type { UnusedIgnore } from '../policy/apply-ignores.ts';
import type { Settings } from '../settings.ts';
import type { Remark, RuleMeta } from './rule.ts';

export interface DocumentRule<Code extends string = string> {
  readonly meta: RuleMeta & { readonly code: Code };
  inspect(inspected: Inspected, settings: Settings): readonly Remark[];
}

export interface Inspected {
  readonly document: Document;
  readonly unusedIgnores: readonly UnusedIgnore[];
  /** The codes of all rules, so that a misspelt one is told from one that found nothing. */
  readonly knownRules: readonly string[];
  /** The codes of rules whose findings are not known: switched off, or without answers of the services they need. */
  readonly unheardRules: ReadonlySet<string>;
  /** True where that leaves open what a comment without rule names would hide. */
  readonly isIncomplete: boolean;
}

export function defineDocumentRule<const Code extends string>(rule: DocumentRule<Code>): DocumentRule<Code> {
  return rule;
}
