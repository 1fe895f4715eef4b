/** The judgement of one name: every name rule is asked, and the strongest explanation wins. */
import type { Parsed } from './dependency.ts';
import { daysBetween } from './facts/days.ts';
import { factsUnchecked, type ProjectFacts } from './facts/project-facts.ts';
import { type Confidence, type Evidence, type Finding, type Severity, severities } from './finding.ts';
import type { LineMemory } from './formats/requirements/line-memory.ts';
import { askedBySource, factsKey, homeOf } from './indexes/asked.ts';
import { type IndexInForce, indexesInForce, ownerOf } from './indexes/index-in-force.ts';
import { canonicalName } from './names/canonical.ts';
import { isSettled, standingOf } from './names/standing.ts';
import { once } from './once.ts';
import { rulesToBeNamed } from './policy/apply-ignores.ts';
import type { KnownInFile } from './policy/baseline.ts';
import { entryFor } from './policy/patterns.ts';
import type { Existence, Knowledge } from './ports.ts';
import type { ProjectUse } from './project/uses.ts';
import { hiddenCode } from './rules/hidden-code.ts';
import { factRules, levelOf, nameRules, type RuleCode } from './rules/index.ts';
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
  /** True for the canonical name of a project that the same repository or workspace folder holds. */
  readonly isOwnProject?: (canonical: string) => boolean;
  /** What the whole project around the text asks for and uses; without it the rules about that say nothing. */
  readonly project?: ProjectUse;
  /** What has been learnt at run time of a project, by `factsKey`; without it nothing is known of any. */
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
  return strongest(bare(name), ruleContextOf(context, new Set()), context.settings);
}

/** What the fact rules say of a bare name. */
export function remarksOnName(name: string, context: Context): readonly Verdict[] {
  return remarksOn(bare(name), ruleContextOf(context, new Set()), context.settings);
}

function bare(written: string): Subject {
  return { kind: 'requirement', written, canonical: canonicalName(written), dependency: null };
}

/** Asks the name rules in their order; null where none has anything to say at this sensitivity. */
export function strongest(subject: Subject, context: RuleContext, settings: Settings): Verdict | null {
  let verdict: Verdict | null = null;
  const also: { rule: RuleCode; evidence: Evidence }[] = [];
  const isAllowed = entryFor(subject.canonical, settings.allow, context.today) !== null;
  const isQuiet = isSettled(subject.canonical, context) && context.existence(subject.canonical) === 'ranked';
  for (const rule of isQuiet ? rulesForSettled : nameRules) {
    const severity = settings.rules[rule.meta.code];
    if (severity === 'off' || (isAllowed && !rulesToBeNamed.has(rule.meta.code))) continue;
    const suspicion = rule.detect(subject, context);
    if (!suspicion || !isShown(suspicion.confidence, settings)) continue;
    // A member of the workspace is what it says; that others may have put malware under its name is another matter.
    if (!rulesToBeNamed.has(rule.meta.code) && context.ownerOf(subject.canonical) === 'workspace') continue;
    const level = severity ?? suspicion.severity ?? rule.meta.severity;
    if (verdict && !(verdict.givesWay && isGraver(level, verdict.severity))) {
      also.push({ rule: rule.meta.code, evidence: suspicion.evidence });
      continue;
    }
    if (verdict) also.push({ rule: verdict.rule as RuleCode, evidence: verdict.evidence });
    verdict = {
      ...suspicion,
      rule: rule.meta.code,
      severity: level,
      message: rule.message(subject, suspicion, context),
      also,
    };
  }
  return verdict;
}

function isUnheard({ index, card, advisories, repository }: ProjectFacts): boolean {
  return (
    index.state === 'unchecked' &&
    card.state === 'unchecked' &&
    advisories.state === 'unchecked' &&
    repository.state === 'unchecked'
  );
}

function isGraver(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) < severities.indexOf(other);
}

/** What the fact rules say, each for itself. An allowed name is trusted as a name; its releases are still looked at. */
export function remarksOn(subject: Subject, context: RuleContext, settings: Settings): readonly Verdict[] {
  return rulesToAsk(subject, context).flatMap(rule => {
    const { code, severity: usual } = rule.meta;
    const severity = levelOf(rule.meta, settings);
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

function rulesToAsk({ kind, canonical }: Subject, context: RuleContext): readonly FactRule[] {
  // What they say rests on what is known of a project, and no import names one.
  if (kind === 'import') return [];
  const facts = context.facts(canonical);
  // A private index may hold another project of that name, of which PyPI knows nothing.
  const isOthers = context.hasPrivateIndex && standingOf(canonical, context.knowledge).existence === 'absent';
  // Most texts are judged before anybody has been asked: there is nothing to look for then.
  if (!isOthers && !isUnheard(facts)) return factRules;
  // What was looked into here is known whoever publishes it.
  return facts.inspections.length > 0 ? [hiddenCode] : [];
}

const notSent = { state: 'unchecked', reason: 'private-index' } as const;
const notAsked = factsUnchecked('pending');
const factsNotAsked = (): ProjectFacts => notAsked;

/** Most names are settled, and are judged again with every keystroke. */
const rulesForSettled = nameRules.filter((rule: NameRule) => rule.passesSettled !== true);

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
  // Of most imports nothing is asked that depends on indexes.
  const indexes = once(() => indexesInForce(parsed.indexes, context.indexes ?? [], settings));
  const homeIndexes = once(() => homeOf(indexes()));
  const factsAt = context.facts ?? factsNotAsked;
  const facts = (canonical: string): ProjectFacts => {
    const home = homeIndexes();
    if (!home) return factsAt(canonical);
    if (knowledge.names.has(canonical)) return factsAt(factsKey(canonical, home.isAlone ? home.indexes : []));
    const { index } = factsAt(factsKey(canonical, home.indexes));
    // What the first of several indexes do not have may still be on the last.
    const isOpen = index.state === 'missing' && !home.isAlone;
    // Advisories speak of the name, wherever it comes from.
    return { ...factsAt(canonical), index: isOpen ? notSent : index };
  };
  const existence = (name: string) => {
    const listed = assume ?? standingOf(name, knowledge).existence;
    return assume || !context.facts
      ? listed
      : existenceNow(listed, facts(name), () => indexes().hasPrivateIndex);
  };
  let families: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    knowledge,
    assume,
    declared,
    today,
    deny: settings.deny,
    minimumAgeDays: settings.minimumAgeDays,
    facts,
    existence,
    absentFamily: prefix => {
      families ??= absentFamilies(declared, existence);
      return families.get(prefix) ?? [];
    },
    project: context.project ?? null,
    isLocalModule: context.isLocalModule ?? (() => false),
    isInstalled: module => (context.installed?.(module).length ?? 0) > 0,
    hasInstalled: canonical =>
      context.installed?.(canonical.replaceAll('-', '_')).includes(canonical) ?? false,
    requiresPython: parsed.requiresPython ?? context.requiresPython ?? null,
    get indexes() {
      return indexes();
    },
    get home() {
      return homeIndexes();
    },
    boundPage: (canonical, source) => {
      const index = askedBySource(source, indexes());
      return index ? factsAt(factsKey(canonical, [index])).index : notSent;
    },
    get hasPrivateIndex() {
      return indexes().hasPrivateIndex;
    },
    // Whoever is not trusted cannot explain a name by calling a project so.
    ownerOf: name =>
      ownerOf(name, indexes()) ??
      (settings.honoursIgnores && context.isOwnProject?.(name) ? 'workspace' : null),
    stale: daysBetween(knowledge.names.date, today) >= 90,
  };
}

/** What the list says, as the index itself has put it right; no answer leaves it as it is. */
function existenceNow(listed: Existence, { index }: ProjectFacts, hasPrivateIndex: () => boolean): Existence {
  if (index.state === 'known') return listed === 'absent' ? 'listed' : listed;
  return index.state === 'missing' && !hasPrivateIndex() ? 'absent' : listed;
}

/** The absent names that share each first word with its hyphen, in the order of the text. */
function absentFamilies(
  declared: ReadonlySet<string>,
  existence: RuleContext['existence'],
): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const name of declared) {
    const hyphen = name.indexOf('-');
    if (hyphen < 1 || existence(name) !== 'absent') continue;
    const prefix = name.slice(0, hyphen + 1);
    const family = families.get(prefix);
    if (family) family.push(name);
    else families.set(prefix, [name]);
  }
  return families;
}
