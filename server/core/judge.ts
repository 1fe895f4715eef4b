/** The judgement of one name: every name rule is asked, and the strongest explanation wins. */
import type { Parsed } from './dependency.ts';
import { factsUnchecked, type ProjectFacts } from './facts/project-facts.ts';
import type { Confidence, Evidence, Finding } from './finding.ts';
import type { LineMemory } from './formats/requirements/line-memory.ts';
import { type IndexInForce, indexesInForce, ownerOf } from './indexes/index-in-force.ts';
import { canonicalName } from './names/canonical.ts';
import { isSettled, standingOf } from './names/standing.ts';
import type { KnownInFile } from './policy/baseline.ts';
import { entryFor } from './policy/patterns.ts';
import type { Knowledge } from './ports.ts';
import { factRules, nameRules, type RuleCode } from './rules/index.ts';
import type { FactRule, NameRule, RuleContext, Subject } from './rules/rule.ts';
import type { Settings } from './settings.ts';

/** What the engine must be told about the world around a text. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  /** The day of the run, `YYYY-MM-DD`; decides how old the name list is and which allowances have ended. */
  readonly today: string;
  readonly assume?: 'listed' | 'absent';
  /** `requires-python` of the project the text belongs to; what the text says itself goes first. */
  readonly requiresPython?: string | null;
  /** True for a top-level module that the project itself supplies. */
  readonly isLocalModule?: (module: string) => boolean;
  /**
   * Canonical projects that the project's environment has for a dotted module, or for the longest part of it that it
   * has anything for; none for a module that is not installed.
   */
  readonly installed?: (module: string) => readonly string[];
  /** True for a project, by canonical name, that a manifest of the project asks for or a lock file pins. */
  readonly isDeclared?: (canonical: string) => boolean;
  /** What has been learnt at run time of a project, by canonical name; without it nothing is known of any. */
  readonly facts?: (canonical: string) => ProjectFacts;
  /** Index settings beside the text: of its project, of the user and of the machine. */
  readonly indexes?: readonly IndexInForce[];
  /** Findings of the text that the project's baseline lists; they are not shown. */
  readonly known?: KnownInFile;
  /** For texts that come again and again with small changes: lines that stay the same are not read again. */
  readonly lines?: LineMemory;
}

/** The strongest explanation of one name, and the weaker ones behind it. */
export interface Verdict extends Omit<Finding, 'span' | 'dependency' | 'fixes'> {}

/** Judges a bare name, as if it stood alone in a requirements file. */
export function judgeName(name: string, context: Context): Verdict | null {
  const canonical = canonicalName(name);
  const subject: Subject = { kind: 'requirement', written: name, canonical, dependency: null };
  return strongest(subject, ruleContextOf(context, new Set()), context.settings);
}

/** Asks the name rules in their order; null where none has anything to say at this sensitivity. */
export function strongest(subject: Subject, context: RuleContext, settings: Settings): Verdict | null {
  let verdict: Verdict | null = null;
  const also: { rule: RuleCode; evidence: Evidence }[] = [];
  const isAllowed = entryFor(subject.canonical, settings.allow, context.today) !== null;
  const isQuiet = isSettled(subject.canonical, context);
  for (const rule of nameRules) {
    if (isQuiet && passesSettled(rule)) continue;
    const severity = settings.rules[rule.meta.code];
    if (severity === 'off' || (isAllowed && rule.meta.code !== 'denied')) continue;
    const suspicion = rule.detect(subject, context);
    if (!suspicion || !isShown(suspicion.confidence, settings)) continue;
    if (verdict) {
      also.push({ rule: rule.meta.code, evidence: suspicion.evidence });
      continue;
    }
    verdict = {
      ...suspicion,
      rule: rule.meta.code,
      severity: severity ?? suspicion.severity ?? rule.meta.severity,
      message: rule.message(subject, suspicion, context),
      also,
    };
  }
  return verdict;
}

/** What the fact rules say, each for itself. An allowed name is trusted as a name; its releases are still looked at. */
export function remarksOn(subject: Subject, context: RuleContext, settings: Settings): readonly Verdict[] {
  return factRules.flatMap((rule: FactRule) => {
    const { code, isOffByDefault, severity: usual } = rule.meta;
    const severity = settings.rules[code] ?? (isOffByDefault ? 'off' : undefined);
    if (severity === 'off') return [];
    const suspicion = rule.detect(subject, context);
    if (!suspicion || !isShown(suspicion.confidence, settings)) return [];
    return {
      ...suspicion,
      rule: code,
      severity: severity ?? suspicion.severity ?? usual,
      message: rule.message(subject, suspicion, context),
      also: [],
    };
  });
}

const notAsked = factsUnchecked('pending');
const factsNotAsked = (): ProjectFacts => notAsked;

function passesSettled(rule: NameRule): boolean {
  return rule.passesSettled === true;
}

/** Whether findings of this confidence are shown at the chosen sensitivity. */
export function isShown(confidence: Confidence, { sensitivity }: Settings): boolean {
  if (sensitivity === 'audit') return true;
  return sensitivity === 'quiet' ? confidence === 'high' : confidence !== 'low';
}

export function ruleContextOf(
  context: Context,
  declared: ReadonlySet<string>,
  parsed: Pick<Parsed, 'requiresPython' | 'indexes'> = { indexes: [] },
): RuleContext {
  const { knowledge, settings, today } = context;
  const assume = context.assume ?? null;
  const existence = (name: string) => assume ?? standingOf(name, knowledge).existence;
  const indexes = indexesInForce(parsed.indexes, context.indexes ?? [], settings);
  let families: ReadonlyMap<string, number> | null = null;
  return {
    knowledge,
    assume,
    declared,
    today,
    deny: settings.deny,
    facts: context.facts ?? factsNotAsked,
    existence,
    absentFamily: prefix => {
      families ??= absentFamilies(declared, existence);
      return families.get(prefix) ?? 0;
    },
    isLocalModule: context.isLocalModule ?? (() => false),
    isInstalled: module => (context.installed?.(module).length ?? 0) > 0,
    requiresPython: parsed.requiresPython ?? context.requiresPython ?? null,
    indexes,
    hasPrivateIndex: indexes.hasPrivateIndex,
    ownerOf: name => ownerOf(name, indexes),
    stale: daysBetween(knowledge.names.date, today) >= 90,
  };
}

/** How many absent names share each first word with its hyphen. */
function absentFamilies(
  declared: ReadonlySet<string>,
  existence: RuleContext['existence'],
): ReadonlyMap<string, number> {
  const families = new Map<string, number>();
  for (const name of declared) {
    const hyphen = name.indexOf('-');
    if (hyphen < 1 || existence(name) !== 'absent') continue;
    const prefix = name.slice(0, hyphen + 1);
    families.set(prefix, (families.get(prefix) ?? 0) + 1);
  }
  return families;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
