/**
 * The engine: one text in, findings out. Editor, command line and every other door call `analyze` or `judgeName`,
 * so they agree on what they find.
 */
import { append } from './append.ts';
import type { Dependency, Parsed } from './dependency.ts';
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import { fixesFor, type TakenKeys, takenKeys } from './fixes.ts';
import { boundSource, indexesInForce } from './indexes/index-in-force.ts';
import { inspectText } from './inspect-text.ts';
import { type Context, remarksOn, ruleContextOf, strongest, type Verdict } from './judge.ts';
import { canonicalName } from './names/canonical.ts';
import { applyIgnores } from './policy/apply-ignores.ts';
import { type KnownInFile, withoutKnown } from './policy/baseline.ts';
import { commentStyleOf } from './policy/comments.ts';
import { parseIgnores } from './policy/ignores.ts';
import { projectOfModule } from './python/resolve.ts';
import type { Inspected } from './rules/document-rule.ts';
import { documentRules, nameRules, ruleCodes } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { Settings } from './settings.ts';
import { byPlace, type Span } from './span.ts';
import { isFromIndex, type Named, type UncheckedName, uncheckedNames } from './unchecked.ts';
import { unheardRules } from './unheard.ts';

export interface Analysis extends Parsed {
  readonly findings: readonly Finding[];
  /** How many findings of each sort the baseline has kept from being shown. */
  readonly known: KnownInFile;
  /** Names that nobody could be asked about, so that silence never passes for a clean bill. */
  readonly unchecked: readonly UncheckedName[];
}

/** No person reads more of one file, and a hostile one could hold a hundred times as many. */
const mostFindings = 20_000;
const tooMany = '20,000 findings stand before this: from here on no name is judged';

/** Reads one text and judges every name in it. Findings come in the order of the text. */
export function analyze(document: Document, context: Context): Analysis {
  const read = bound(document.format.parse(document.text, context.lines), context);
  const canonicals = read.dependencies.map(canonicalOf);
  const declared = new Set<string>();
  read.dependencies.forEach(({ kind }, index) => {
    const canonical = canonicals[index];
    if (canonical != null && kind !== 'import') declared.add(canonical);
  });
  const parsed = resolved(read, context, declared);
  const subjects = subjectsOf(parsed.dependencies, canonicals);
  const ruleContext = ruleContextOf(context, declared, parsed);
  const unchecked = uncheckedNames(subjects, ruleContext, context.settings.network === 'offline');
  const problems = [...parsed.problems];
  const judge = (settings: Settings, onEnd?: (span: Span) => void): Finding[] => {
    const findings: Finding[] = [];
    const taken = takenKeys(parsed.dependencies);
    for (const subject of subjects) {
      if (findings.length >= mostFindings) {
        onEnd?.(subject.dependency.span);
        break;
      }
      findings.push(...judgeSubject(subject, document, ruleContext, taken, settings));
    }
    // Nobody reads on after so many, so what was dropped there needs no word of its own.
    append(
      findings,
      inspectText({ document, parsed, settings, suspects: suspectsIn(findings) }, ruleContext).slice(
        0,
        mostFindings,
      ),
    );
    return findings;
  };
  const directives =
    document.format.ignores?.(document.text) ?? parseIgnores(document.text, commentStyleOf(document.path));
  const findings = judge(context.settings, span => problems.push({ span, message: tooMany }));
  problems.sort(byPlace);
  const result = (found: Finding[]): Analysis => {
    const { shown, hidden } = withoutKnown(oneForAll(inOrder(found)), context.known);
    return { ...parsed, problems, findings: shown, known: hidden, unchecked };
  };
  if (directives.length === 0) return result(findings);
  // A comment is of use as well where it hides what a lower sensitivity would not show anyway.
  const all = judge({ ...context.settings, sensitivity: 'audit' });
  const { unused } = applyIgnores(all, directives);
  const shown = context.settings.honoursIgnores ? applyIgnores(findings, directives).kept : findings;
  const heard = unheardRules(subjects, context);
  const remarks = inspect(
    { document, unusedIgnores: unused, knownRules: ruleCodes, ...heard },
    context.settings,
  );
  return result([...shown, ...remarks]);
}

/** True for an import of which nothing would be said in a text that declares nothing itself and has no ignore comments. */
export function isQuietImport(dependency: Dependency, context: Context): boolean {
  const declared: ReadonlySet<string> = new Set();
  const read = { dependencies: [dependency], problems: [], references: [], indexes: [] };
  const parsed = resolved(read, context, declared);
  const ruleContext = ruleContextOf(context, declared, parsed);
  return subjectsOf(parsed.dependencies, [canonicalOf(dependency)]).every(
    subject => verdictsOn(subject, ruleContext, context.settings).length === 0,
  );
}

const explaining: ReadonlySet<string> = new Set(
  nameRules.map(({ meta }) => meta.code).filter(code => code !== 'unknown-project'),
);

function suspectsIn(findings: readonly Finding[]): ReadonlySet<Dependency> {
  return new Set(
    findings.flatMap(({ rule, dependency }) => (dependency && explaining.has(rule) ? [dependency] : [])),
  );
}

/** Says which names the index settings bind to a private index, whatever list they stand in. */
function bound(parsed: Parsed, { indexes = [], settings }: Context): Parsed {
  if (![...parsed.indexes, ...indexes].some(({ includes }) => includes)) return parsed;
  const inForce = indexesInForce(parsed.indexes, indexes, settings);
  const dependencies = parsed.dependencies.map(dependency => {
    const { kind, name, source } = dependency;
    if (kind === 'import' || name === null || source !== 'index') return dependency;
    return { ...dependency, source: boundSource(canonicalName(name), source, inForce) };
  });
  return { ...parsed, dependencies };
}

/** What a dependency is judged by; null where it has no name. */
function canonicalOf({ module, name }: Dependency): string | null {
  const written = module ?? name;
  return written === null ? null : canonicalName(written);
}

function subjectsOf(dependencies: readonly Dependency[], canonicals: readonly (string | null)[]): Named[] {
  const subjects: Named[] = [];
  dependencies.forEach((dependency, index) => {
    const { kind, module, name } = dependency;
    const written = module ?? name;
    const canonical = canonicals[index];
    if (written !== null && canonical != null) subjects.push({ kind, written, canonical, dependency });
  });
  return subjects;
}

function inOrder(findings: Finding[]): readonly Finding[] {
  return findings.sort((a, b) => a.span.start - b.span.start);
}

/** Of findings that belong together the first; what a comment hides has been taken out before. */
function oneForAll(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ together }) => together !== undefined)) return findings;
  const said = new Set<string>();
  return findings.filter(({ rule, together }) => {
    if (together === undefined) return true;
    const key = `${rule} ${together}`;
    return !said.has(key) && said.add(key);
  });
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
function resolved(parsed: Parsed, context: Context, declared: ReadonlySet<string>): Parsed {
  const isDeclared = (canonical: string) =>
    declared.has(canonical) || (context.isDeclared?.(canonical) ?? false);
  if (!parsed.dependencies.some(({ module }) => module !== undefined)) return parsed;
  const { knowledge, isLocalModule, installed } = context;
  const surroundings = {
    knowledge,
    isDeclared,
    ...(isLocalModule && { isLocalModule }),
    ...(installed && { installed }),
  };
  const dependencies = parsed.dependencies.map(dependency => {
    if (dependency.module === undefined) return dependency;
    const name = projectOfModule(dependency.dottedModule ?? dependency.module, surroundings);
    return name === null ? dependency : { ...dependency, name };
  });
  return { ...parsed, dependencies };
}

function judgeSubject(
  subject: Named,
  document: Document,
  context: RuleContext,
  taken: TakenKeys,
  settings: Settings,
): readonly Finding[] {
  const { dependency } = subject;
  return verdictsOn(subject, context, settings).map(each => ({
    ...each,
    span: dependency.span,
    dependency,
    fixes: fixesFor(each, dependency, document, context, taken),
  }));
}

function verdictsOn(subject: Named, context: RuleContext, settings: Settings): readonly Verdict[] {
  if (!isFromIndex(subject.dependency)) return [];
  const verdict = strongest(subject, context, settings);
  const remarks = remarksOn(subject, context, settings);
  return verdict ? [verdict, ...remarks] : remarks;
}
