/**
 * The engine: one text in, findings out. Editor, command line and every other door call `analyze` or `judgeName`,
 * so they agree on what they find.
 */
import type { Dependency, Parsed } from './dependency.ts';
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import { fixesFor, type TakenKeys, takenKeys } from './fixes.ts';
import { type Context, ruleContextOf, strongest } from './judge.ts';
import { canonicalName, isValidName } from './names/canonical.ts';
import { applyIgnores } from './policy/apply-ignores.ts';
import { commentStyleOf } from './policy/comments.ts';
import { parseIgnores } from './policy/ignores.ts';
import { projectOfModule } from './python/resolve.ts';
import { documentRules } from './rules/index.ts';
import type { Inspected, RuleContext, Subject } from './rules/rule.ts';
import type { Settings } from './settings.ts';

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
  const judge = (how: Context): Finding[] => {
    const findings: Finding[] = [];
    const taken = takenKeys(parsed.dependencies);
    for (const dependency of parsed.dependencies) {
      const finding = judgeDependency(dependency, document, ruleContext, taken, how);
      if (finding) findings.push(finding);
    }
    return findings;
  };
  const directives = parseIgnores(document.text, commentStyleOf(document.path));
  const findings = judge(context);
  if (directives.length === 0) return analysisOf(parsed, findings, ruleContext);
  // A comment is of use as well where it hides what a lower sensitivity would not show anyway.
  const { memory: _, ...anew } = context;
  const all = judge({ ...anew, settings: { ...context.settings, sensitivity: 'audit' } });
  const { unused } = applyIgnores(all, directives);
  const shown = context.settings.honoursIgnores ? applyIgnores(findings, directives).kept : findings;
  const remarks = inspect({ document, unusedIgnores: unused }, context.settings);
  return analysisOf(parsed, [...shown, ...remarks], ruleContext);
}

function analysisOf(parsed: Parsed, findings: Finding[], context: RuleContext): Analysis {
  findings.sort((a, b) => a.span.start - b.span.start);
  return { ...parsed, findings, unchecked: uncheckedNames(parsed, context) };
}

/** What the rules about whole documents remark. */
function inspect(inspected: Inspected, settings: Settings): readonly Finding[] {
  return documentRules.flatMap(rule => {
    const level = settings.rules[rule.meta.code];
    if (level === 'off') return [];
    return rule.inspect(inspected, settings).map(remark => ({
      ...remark,
      rule: rule.meta.code,
      severity: level ?? rule.meta.severity,
      target: null,
      dependency: null,
      also: [],
    }));
  });
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

function judgeDependency(
  dependency: Dependency,
  document: Document,
  context: RuleContext,
  taken: TakenKeys,
  { settings, memory }: Context,
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
  const verdict = memory
    ? memory.recall(subject, context, listening => strongest(subject, listening, settings))
    : strongest(subject, context, settings);
  if (!verdict) return null;
  const fixes = fixesFor(verdict, dependency, document, context, taken);
  return { ...verdict, span: dependency.span, dependency, fixes };
}
