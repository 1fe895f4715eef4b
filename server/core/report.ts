/** The shapes that leave the program as JSON, the same for every door; `schema` changes when a field does. */
import type { Analysis } from './analyze.ts';
import type { Dependency } from './dependency.ts';
import type { Finding, Severity } from './finding.ts';
import { masked } from './indexes/redacted.ts';
import { canonicalName } from './names/canonical.ts';
import type { NameIndex } from './ports.ts';
import { LineIndex, type Range, type Span } from './span.ts';

/** One file that was read, and what came of it. */
export interface FileResult {
  /** Relative to the scanned root, with `/` separators. */
  readonly file: string;
  readonly text: string;
  readonly analysis: Analysis;
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
  /** Findings that a baseline has kept from being shown. */
  readonly known: number;
  /** What baselines list of the scanned files and nobody finds any longer. */
  readonly noLongerFound: number;
  readonly durationMs: number;
}

export interface Unchecked {
  readonly name: string;
  readonly file: string;
  readonly reason: Analysis['unchecked'][number]['reason'];
  /** The host of the index that refused to answer; only where it is not PyPI. */
  readonly index?: string;
}

export interface ReportedProblem {
  readonly file: string;
  /** Null where the whole file could not be read. */
  readonly range: Range | null;
  readonly message: string;
}

/** `excerpt` is there only where it was asked for, as pages want it. */
export type ReportedFinding = ReturnType<typeof reportFinding> & { readonly excerpt?: Excerpt };

/** The name in its line, cut where the line is long. */
export interface Excerpt {
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** What of a report grows file by file. */
export interface Tally {
  readonly findings: ReportedFinding[];
  readonly unchecked: Unchecked[];
  readonly problems: ReportedProblem[];
}

export function emptyTally(): Tally {
  return { findings: [], unchecked: [], problems: [] };
}

/** Adds one file; only what is reported is kept, so that memory does not grow with the text that was read. */
export function addResult(
  tally: Tally,
  { file, text, analysis }: FileResult,
  docs: DocsAddress,
  wantsExcerpts = false,
): void {
  for (const { name, ...why } of analysis.unchecked) tally.unchecked.push({ name, file, ...why });
  // Most files of a large tree are quiet: their lines are not even counted.
  if (analysis.findings.length === 0 && analysis.problems.length === 0) return;
  const lines = new LineIndex(text);
  for (const finding of analysis.findings) {
    const reported = reportFinding(file, finding, lines, docs);
    tally.findings.push(
      wantsExcerpts ? { ...reported, excerpt: excerptOf(text, finding.span, lines) } : reported,
    );
  }
  for (const { span, message } of analysis.problems)
    tally.problems.push({ file, range: lines.range(span), message });
}

export function reportOf(
  tally: Tally,
  summary: Summary,
  names: NameIndex,
  version: string,
  network: Report['network'],
): Report {
  return {
    schema: 1,
    tool: { name: 'antivenom', version },
    snapshot: { date: names.date, projects: names.projects, ranked: names.ranked },
    network,
    ...tally,
    summary,
  };
}

/** Where a rule's page is to be read, for whoever gets the report. */
export type DocsAddress = (rule: string) => string;

export function reportFinding(file: string, finding: Finding, lines: LineIndex, docs: DocsAddress) {
  const { rule, severity, confidence, dependency, target, evidence, message } = finding;
  const written = dependency?.name ?? dependency?.module ?? null;
  return {
    rule,
    severity,
    confidence,
    file,
    range: lines.range(finding.span),
    kind: dependency?.kind ?? (rule === 'unused-ignore' ? 'comment' : 'setting'),
    name: written,
    canonical: written === null ? null : canonicalName(written),
    target,
    ...(dependency?.module !== undefined && {
      module: dependency.module,
      targetModule: finding.targetModule ?? null,
    }),
    evidence: finding.also.length > 0 ? { ...evidence, also: finding.also } : evidence,
    message,
    docs: docs(rule),
    ...(finding.related && {
      related: finding.related.map(each => ({ ...each, file: besideFile(file, each.file) })),
    }),
    fixes: finding.fixes.map(fix => ({
      title: fix.title,
      safe: fix.safe,
      edits: fix.edits.map(edit => reportEdit(file, edit.span, edit.newText, lines)),
    })),
  };
}

const mostAround = 80;
const longestSecret = 500;

function excerptOf(text: string, { start, end }: Span, lines: LineIndex): Excerpt {
  const line = lines.line(lines.positionAt(start).line);
  const to = Math.min(end, line.end, start + mostAround);
  // A password may begin before what is shown.
  const from = Math.max(line.start, start - mostAround - longestSecret);
  const shown = masked(text.slice(from, Math.min(line.end, to + mostAround + longestSecret)));
  return {
    before: shown.slice(Math.max(0, start - mostAround - from), start - from),
    name: shown.slice(start - from, to - from),
    after: shown.slice(to - from, to - from + mostAround).trimEnd(),
  };
}

/** A file in the folder of another one, as reports name both. */
export function besideFile(file: string, other: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + other;
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
