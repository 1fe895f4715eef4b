/** The shapes that leave the program as JSON, the same for every door; `schema` changes when a field does. */
import type { Analysis } from './analyze.ts';
import type { Dependency } from './dependency.ts';
import { type Finding, type Severity, severities } from './finding.ts';
import { canonicalName } from './names/canonical.ts';
import type { NameIndex } from './ports.ts';
import { LineIndex, type Range, type Span } from './span.ts';

/** One file that was read, and what came of it. */
export interface FileResult {
  /** Relative to the scanned root, with `/` separators. */
  readonly file: string;
  readonly text: string;
  /** Id of the format that read it. */
  readonly format: string;
  readonly analysis: Analysis;
}

/** A file that could not be read at all. */
export interface UnreadFile {
  readonly file: string;
  readonly message: string;
}

export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: 'antivenom'; readonly version: string };
  readonly snapshot: { readonly date: string; readonly projects: number; readonly ranked: number };
  readonly network: 'offline' | 'online';
  readonly findings: readonly ReportedFinding[];
  readonly unchecked: readonly Unchecked[];
  readonly problems: readonly ReportedProblem[];
  readonly summary: Summary;
}

export interface Summary {
  readonly files: number;
  readonly dependencies: number;
  readonly imports: number;
  readonly findings: { readonly [severity in Severity]: number };
  readonly durationMs: number;
}

export interface Unchecked {
  readonly name: string;
  readonly file: string;
  readonly reason: 'private-index' | 'offline' | 'unreachable' | 'invalid';
}

export interface ReportedProblem {
  readonly file: string;
  /** Null where the whole file could not be read. */
  readonly range: Range | null;
  readonly message: string;
}

export type ReportedFinding = ReturnType<typeof reportFinding>;

/** Everything of a report that grows file by file. */
export interface Tally {
  readonly findings: ReportedFinding[];
  readonly unchecked: Unchecked[];
  readonly problems: ReportedProblem[];
  files: number;
  dependencies: number;
  imports: number;
}

export function emptyTally(): Tally {
  return { findings: [], unchecked: [], problems: [], files: 0, dependencies: 0, imports: 0 };
}

/** Adds one file; only what is reported is kept, so that memory does not grow with the text that was read. */
export function addResult(tally: Tally, result: FileResult, docs: DocsAddress): void {
  const { file, text, analysis } = result;
  const lines = new LineIndex(text);
  tally.files++;
  for (const { kind } of analysis.dependencies) tally[kind === 'import' ? 'imports' : 'dependencies']++;
  for (const finding of analysis.findings) tally.findings.push(reportFinding(file, finding, lines, docs));
  for (const { name, reason } of analysis.unchecked) tally.unchecked.push({ name, file, reason });
  for (const { span, message } of analysis.problems)
    tally.problems.push({ file, range: lines.range(span), message });
}

export function addUnread(tally: Tally, { file, message }: UnreadFile): void {
  tally.problems.push({ file, range: null, message });
}

export function reportOf(tally: Tally, names: NameIndex, version: string, durationMs: number): Report {
  return {
    schema: 1,
    tool: { name: 'antivenom', version },
    snapshot: { date: names.date, projects: names.projects, ranked: names.ranked },
    network: 'offline',
    findings: tally.findings,
    unchecked: tally.unchecked,
    problems: tally.problems,
    summary: summaryOf(tally, durationMs),
  };
}

export function summaryOf(tally: Tally, durationMs: number): Summary {
  const count = (severity: Severity): number =>
    tally.findings.filter(finding => finding.severity === severity).length;
  const [error, warning, information, hint] = severities.map(count) as [number, number, number, number];
  return {
    files: tally.files,
    dependencies: tally.dependencies,
    imports: tally.imports,
    findings: { error, warning, information, hint },
    durationMs: Math.round(durationMs),
  };
}

/** Where a rule's page is to be read, for whoever gets the report. */
export type DocsAddress = (rule: string) => string;

export function reportFinding(file: string, finding: Finding, lines: LineIndex, docs: DocsAddress) {
  const { rule, severity, confidence, dependency, target, evidence, message } = finding;
  const written = dependency.name ?? dependency.module ?? '';
  return {
    rule,
    severity,
    confidence,
    file,
    range: lines.range(finding.span),
    kind: dependency.kind,
    name: written,
    canonical: canonicalName(written),
    target,
    ...(dependency.module !== undefined && {
      module: dependency.module,
      targetModule: finding.targetModule ?? null,
    }),
    evidence: finding.also.length > 0 ? { ...evidence, also: finding.also } : evidence,
    message,
    docs: docs(rule),
    fixes: finding.fixes.map(fix => ({
      title: fix.title,
      safe: fix.safe,
      edits: fix.edits.map(edit => reportEdit(file, edit.span, edit.newText, lines)),
    })),
  };
}

function reportEdit(file: string, span: Span, newText: string, lines: LineIndex) {
  return { file, range: lines.range(span), newText };
}

/** One line of `antivenom deps`. */
export function reportDependency(file: string, format: string, dependency: Dependency, lines: LineIndex) {
  const { kind, name, specifier, extras, marker, group, source, module } = dependency;
  return {
    file,
    format,
    kind,
    name,
    canonical: name === null ? null : canonicalName(name),
    range: lines.range(dependency.span),
    specifier,
    extras,
    marker,
    group,
    source,
    ...(module !== undefined && { module }),
  };
}
