/**
 * The engine: one text in, findings out. Editor, command line and every other door call `analyze` or `judgeName`,
 * so they agree on what they find.
 */
import type { Dependency, Parsed } from './dependency.ts';
import type { Finding, Severity } from './finding.ts';
import { fixesFor } from './fixes.ts';
import type { Format } from './formats/format.ts';
import { canonicalName, isValidName } from './names/canonical.ts';
import type { Knowledge } from './ports.ts';
import { projectOfModule } from './python/resolve.ts';
import { type RuleCode, rules } from './rules/index.ts';
import type { Rule, RuleContext, Subject } from './rules/rule.ts';
import type { Settings } from './settings.ts';

export interface Document {
  /** With `/` separators; only used to name the file. */
  readonly path: string;
  readonly text: string;
  readonly format: Format;
}

/** What the engine must be told about the world around a text. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  /** The day of the run, `YYYY-MM-DD`; decides how old the name list is. */
  readonly today: string;
  readonly assume?: 'listed' | 'absent';
  /** `requires-python` of the project the text belongs to; what the text says itself goes first. */
  readonly requiresPython?: string | null;
  /** True for a top-level module that the project itself supplies. */
  readonly isLocalModule?: (module: string) => boolean;
}

export interface Analysis extends Parsed {
  readonly findings: readonly Finding[];
  /** Names that nobody could be asked about, so that silence never passes for a clean bill. */
  readonly unchecked: readonly { readonly name: string; readonly reason: 'private-index' | 'invalid' }[];
}

/** Reads one text and judges every name in it. Findings come in the order of the text. */
export function analyze(document: Document, context: Context): Analysis {
  const parsed = resolved(document.format.parse(document.text), context);
  const declared = new Set<string>();
  for (const { kind, name } of parsed.dependencies)
    if (name !== null && kind !== 'import') declared.add(canonicalName(name));
  const ruleContext = ruleContextOf(context, declared, parsed);
  const findings: Finding[] = [];
  for (const dependency of parsed.dependencies) {
    const finding = judgeDependency(dependency, document, ruleContext, context.settings);
    if (finding) findings.push(finding);
  }
  findings.sort((a, b) => a.span.start - b.span.start);
  return { ...parsed, findings, unchecked: uncheckedNames(parsed, ruleContext) };
}

/** Says which project each import leads to, where that is known. */
function resolved(parsed: Parsed, { knowledge, isLocalModule = () => false }: Context): Parsed {
  const dependencies = parsed.dependencies.map(dependency => {
    if (dependency.module === undefined) return dependency;
    const name = projectOfModule(dependency.module, knowledge, isLocalModule);
    return name === null ? dependency : { ...dependency, name };
  });
  return { ...parsed, dependencies };
}

/** A name that is on no list may well belong to the private index that the file names. */
function uncheckedNames(parsed: Parsed, context: RuleContext): Analysis['unchecked'] {
  const unchecked: { name: string; reason: 'private-index' | 'invalid' }[] = [];
  for (const { kind, name, source } of parsed.dependencies) {
    if (kind === 'import' || name === null || !(source === 'index' || source.startsWith('index:'))) continue;
    if (!isValidName(name)) unchecked.push({ name, reason: 'invalid' });
    else if (
      (context.hasPrivateIndex || source !== 'index') &&
      context.existence(canonicalName(name)) === 'absent'
    )
      unchecked.push({ name, reason: 'private-index' });
  }
  return unchecked;
}

/** Judges a bare name, as if it stood alone in a requirements file. */
export function judgeName(name: string, context: Context): Verdict | null {
  const subject: Subject = {
    kind: 'requirement',
    written: name,
    canonical: canonicalName(name),
    dependency: null,
  };
  return strongest(subject, ruleContextOf(context, new Set()), context.settings);
}

/** The strongest explanation of one name, and the weaker ones behind it. */
export interface Verdict extends Omit<Finding, 'span' | 'dependency' | 'fixes'> {}

function judgeDependency(
  dependency: Dependency,
  document: Document,
  context: RuleContext,
  settings: Settings,
): Finding | null {
  const written = dependency.module ?? dependency.name;
  // Only an index can serve a squat: a path, a repository or a workspace member says itself what it is.
  const fromIndex = dependency.source === 'index' || dependency.source.startsWith('index:');
  if (written === null || !fromIndex) return null;
  const subject: Subject = {
    kind: dependency.kind,
    written,
    canonical: canonicalName(written),
    dependency,
  };
  const verdict = strongest(subject, context, settings);
  if (!verdict) return null;
  const fixes = fixesFor(verdict, dependency, document, context);
  return { ...verdict, span: dependency.span, dependency, fixes };
}

function strongest(subject: Subject, context: RuleContext, settings: Settings): Verdict | null {
  let verdict: Verdict | null = null;
  const also: { rule: RuleCode; evidence: Finding['evidence'] }[] = [];
  for (const rule of rules) {
    const severity = settings.rules[rule.meta.code];
    if (severity === 'off') continue;
    const suspicion = (rule as Rule<RuleCode>).detect(subject, context);
    if (!suspicion || !isShown(suspicion.confidence, settings)) continue;
    if (verdict) {
      also.push({ rule: rule.meta.code, evidence: suspicion.evidence });
      continue;
    }
    verdict = {
      ...suspicion,
      rule: rule.meta.code,
      severity: severity ?? suspicion.severity ?? (rule.meta.severity as Severity),
      message: rule.message(subject, suspicion, context),
      also,
    };
  }
  return verdict;
}

function isShown(confidence: Finding['confidence'], settings: Settings): boolean {
  if (settings.sensitivity === 'audit') return true;
  if (settings.sensitivity === 'quiet') return confidence === 'high';
  return confidence !== 'low';
}

function ruleContextOf(
  context: Context,
  declared: ReadonlySet<string>,
  parsed: Pick<Parsed, 'requiresPython' | 'indexes'> = { indexes: [] },
): RuleContext {
  const { knowledge } = context;
  const assume = context.assume ?? null;
  return {
    knowledge,
    assume,
    declared,
    existence: name => {
      if (assume) return assume;
      if (knowledge.names.rank(name) !== null) return 'ranked';
      return knowledge.names.has(name) ? 'listed' : 'absent';
    },
    isLocalModule: context.isLocalModule ?? (() => false),
    requiresPython: parsed.requiresPython ?? context.requiresPython ?? null,
    hasPrivateIndex: parsed.indexes.some(({ kind }) => kind !== 'trusted-host'),
    stale: daysBetween(knowledge.names.date, context.today) >= 90,
  };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
