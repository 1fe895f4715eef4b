/** What a rule is, and what it is told. */
import type { Dependency, Source } from '../dependency.ts';
import type { Learnt, ProjectFacts } from '../facts/project-facts.ts';
import type { Evidence, Finding, Remedy, Severity, Suspicion } from '../finding.ts';
import type { Home } from '../indexes/asked.ts';
import type { IndexesInForce } from '../indexes/index-in-force.ts';
import type { NameEntry } from '../policy/name-entry.ts';
import type { Existence, Knowledge } from '../ports.ts';
import type { ProjectUse } from '../project/uses.ts';

/** Everything about a rule that is not logic; docs, settings, schemas and `antivenom explain` are made from it. */
export interface RuleMeta {
  /** Stable id: `typosquat`. */
  readonly code: string;
  /** One line for tables: what it says. */
  readonly summary: string;
  readonly severity: Severity;
  /** The services it must ask beyond the bundled data; empty for a rule that works offline. */
  readonly needs: readonly Service[];
  /** True for a rule that speaks only where the settings give it a severity. */
  readonly isOffByDefault?: boolean;
  /** True for a rule that must know all files of the project together. */
  readonly needsProject?: boolean;
  /** First version that has it. */
  readonly since: string;
  readonly docs: {
    /** Why it matters, in Markdown, one sentence a line. */
    readonly why: string;
    /** A file that it speaks about and the same file put right; both are run as tests. */
    readonly bad: Example;
    readonly good: Example;
    /** When it stays silent, and what to do when it is wrong. */
    readonly limits: string;
  };
}

export type Service = 'PyPI' | 'OSV' | 'deps.dev';

export interface Example {
  readonly file: string;
  readonly text: string;
  /** The other files of the project that it belongs to. */
  readonly beside?: readonly Pick<Example, 'file' | 'text'>[];
  /** The day it is read on, `YYYY-MM-DD`; the day of the name list where nothing hangs on it. */
  readonly today?: string;
  /** What the services say of the projects in it, by canonical name; nothing is known of the others. */
  readonly facts?: Readonly<Record<string, Partial<ProjectFacts>>>;
  /** Said under the example: what is to be known about the projects in it. */
  readonly note?: string;
}

/** One name, as a rule sees it. */
export interface Subject {
  readonly kind: Dependency['kind'];
  /** As written: the project name, or the module of an import. */
  readonly written: string;
  readonly canonical: string;
  /** Where it stands; null when only a name is asked about (`antivenom check`). */
  readonly dependency: Dependency | null;
}

export interface RuleContext {
  readonly knowledge: Knowledge;
  /** Whether a canonical name exists: by the list, and by the index where that was asked; `--assume` answers for both. */
  existence(canonical: string): Existence;
  /** Null unless `--assume` is given: reviewed name tables are then switched off. */
  readonly assume: 'listed' | 'absent' | null;
  /** True for a module that the project itself supplies. */
  isLocalModule(module: string): boolean;
  /** True for a module that the project's environment has installed: it is what the code means. */
  isInstalled(module: string): boolean;
  /** True for a project (canonical) that the environment is known to have, by the module that has its name. */
  hasInstalled(canonical: string): boolean;
  /** Other project names (canonical) that the same project declares. */
  readonly declared: ReadonlySet<string>;
  /** Those of them that are absent and begin with this first word and its hyphen (`acme-`), in the order of the text. */
  absentFamily(prefix: string): readonly string[];
  /** What the whole project asks for and uses; null where nobody has looked. */
  readonly project: ProjectUse | null;
  /** The Pythons the project is for, as written (`>=3.9`); null where it does not say. */
  readonly requiresPython: string | null;
  readonly indexes: IndexesInForce;
  /** The indexes that are asked in place of PyPI; null where PyPI is. */
  readonly home: Home | null;
  /** True where the file, its project, the user or the machine has an index that may hold what PyPI lacks. */
  readonly hasPrivateIndex: boolean;
  /** Releases younger than this many days have not settled. */
  readonly minimumAgeDays: number;
  /** What has been learnt at run time of a project, by canonical name, from where it would be installed. */
  facts(canonical: string): ProjectFacts;
  /** What the index that a dependency is bound to has answered about a canonical name. */
  boundPage(canonical: string, source: Source): Learnt<unknown>;
  /** What explains a canonical name that is on no list: a private index or folder that has it, or the project itself. */
  ownerOf(canonical: string): 'private-index' | 'workspace' | null;
  /** Names that the team forbids. */
  readonly deny: readonly NameEntry[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** True where the bundled name list is 90 days old or older. */
  readonly stale: boolean;
}

/** Judges one name at a time. */
export interface NameRule<Code extends string = string> {
  readonly meta: RuleMeta & { readonly code: Code };
  /** What the quick fix does about it. */
  readonly remedy: Remedy;
  /** True where it has nothing to say of settled names (`names/standing.ts`), so that it need not be asked. */
  readonly passesSettled?: boolean;
  detect(subject: Subject, context: RuleContext): Suspicion | null;
  /** One sentence: what is written, what is suspected, why. */
  message(subject: Subject, suspicion: Suspicion, context: RuleContext): string;
}

/** Speaks from what was learnt at run time. What it finds stands beside what others say: facts explain none away. */
export type FactRule<Code extends string = string> = NameRule<Code>;

/** What a rule about texts says of one place. */
export type Remark = Pick<Finding, 'span' | 'evidence' | 'confidence' | 'message' | 'fixes'>;

/** Lets a rule speak of its own evidence shape `E`; the engine hands back to `message` only what `detect` returned. */
export function defineRule<const Code extends string, E extends Evidence>(rule: {
  readonly meta: RuleMeta & { readonly code: Code };
  readonly remedy: Remedy;
  readonly passesSettled?: boolean;
  detect(subject: Subject, context: RuleContext): Suspicion<E> | null;
  message(subject: Subject, suspicion: Suspicion<E>, context: RuleContext): string;
}): NameRule<Code> {
  return rule as NameRule<Code>;
}
