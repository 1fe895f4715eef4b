/** What a rule is that looks at a whole text: its index settings, its hashes, and what it takes from elsewhere. */
import type { Dependency, Parsed } from '../dependency.ts';
import type { Document } from '../document.ts';
import type { Severity } from '../finding.ts';
import type { Settings } from '../settings.ts';
import type { Remark, RuleContext, RuleMeta } from './rule.ts';

/** Unlike a document rule it is asked before ignore comments are applied, so that they hide what it says. */
export interface TextRule<Code extends string = string> {
  readonly meta: RuleMeta & { readonly code: Code };
  inspect(read: ReadText, context: RuleContext): readonly TextRemark[];
}

/** A text and all that was read out of it. */
export interface ReadText {
  readonly document: Document;
  readonly parsed: Parsed;
  readonly settings: Settings;
  /** What a name rule takes for another project, and so has an explanation already. */
  readonly suspects: ReadonlySet<Dependency>;
}

/** What a text rule says of one place. */
export interface TextRemark extends Remark {
  /** Null for a remark about a setting. */
  readonly dependency: Dependency | null;
  /** Where it differs from the rule's own default. */
  readonly severity?: Severity;
}

export function defineTextRule<const Code extends string>(rule: TextRule<Code>): TextRule<Code> {
  return rule;
}
