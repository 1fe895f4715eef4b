/** What came of one run over packages, as it leaves the program; `schema` changes when a field does. */
import type { Comparison, Hunk } from '../../comparison/comparison.ts';
import { counted } from '../../outputs/summary.ts';
import type { ReportedName } from '../../report-name.ts';
import type { Contact } from '../contacts.ts';
import type { Inspection, SignHit } from '../inspection.ts';
import { safeText } from '../safe-text.ts';
import type { WhatRuns } from '../what-runs.ts';

export interface InspectionReport {
  readonly schema: 1;
  readonly tool: { readonly name: 'antivenom'; readonly version: string };
  /** Of a project that was fetched by its name: what is said of the name, and the release that was chosen. */
  readonly name?: ReportedName;
  readonly release?: ReportedRelease;
  readonly inspections: readonly ReportedInspection[];
  /** What could not be done. One sentence each, without its full stop. */
  readonly notes: readonly string[];
  readonly summary: InspectionSummary;
}

/** The rest is made where one package is looked into, not a whole environment. */
export interface ReportedInspection extends Inspection {
  readonly whatRuns?: WhatRuns;
  readonly contacts?: readonly Contact[];
  readonly comparison?: Comparison;
}

export interface ReportedRelease {
  readonly version: string;
  /** ISO 8601, UTC; null where the index does not say. */
  readonly uploaded: string | null;
  /** A string is the reason given; untrusted text. */
  readonly yanked: boolean | string;
}

/** What was looked into, as `inspectNamed` and its like give it back. */
export type Inspected = Pick<InspectionReport, 'name' | 'release' | 'inspections'> &
  Partial<Pick<InspectionReport, 'notes'>>;

export interface InspectionSummary {
  readonly packages: number;
  readonly files: number;
  readonly loud: number;
  readonly signs: number;
  readonly durationMs: number;
}

export function inspectionReport(
  { name, release, inspections, notes = [] }: Inspected,
  durationMs: number,
  version: string,
): InspectionReport {
  return {
    schema: 1,
    tool: { name: 'antivenom', version },
    ...(name && { name }),
    ...(release && { release }),
    inspections,
    notes,
    summary: {
      packages: inspections.length,
      files: inspections.reduce((sum, { files }) => sum + files, 0),
      loud: inspections.filter(({ verdict }) => verdict === 'loud').length,
      signs: inspections.reduce((sum, { hits }) => sum + hits.length, 0),
      durationMs,
    },
  };
}

/** `six 1.16.0`, or what there is in place of a name. */
export function titleOf({ container: { name, version, file } }: Inspection): string {
  if (file !== null) return file;
  if (name === null) return 'files of no project';
  return version === null ? name : `${name} ${version}`;
}

/** What the verdict says, in a sentence without its full stop. */
export function verdictSentence({ verdict, because, hits }: Inspection): string {
  if (verdict === 'loud') return `Shows signs of hidden code: ${because.join(', ')}`;
  return verdict === 'quiet'
    ? 'No sign of hidden code'
    : `${counted(hits.length, 'sign')} that good packages show too`;
}

/** What is said of the name itself, as `antivenom check` says it; without its full stop. */
export function nameSentence({ name, verdict, findings, rank, exists }: ReportedName): string {
  const [finding] = findings;
  if (finding) return `${name}: ${verdict === 'ok' ? 'note' : verdict} [${finding.rule}] ${finding.message}`;
  if (rank !== null) return `${name}: number ${rank} by downloads`;
  return `${name}: ${exists === false ? 'not known' : 'nothing against its name'}`;
}

export function releaseSentence({ version, uploaded, yanked }: ReportedRelease): string {
  const reason = typeof yanked === 'string' ? ` (${safeText(yanked)})` : '';
  const day = uploaded === null ? '' : `, published on ${uploaded.slice(0, 10)}`;
  return `Release ${safeText(version, 80)}${day}${yanked === false ? '' : `, yanked${reason}`}`;
}

/** The head of a hunk in a unified diff. */
export function hunkTitle({ path, otherLine, line }: Hunk): string {
  return `@@ -${otherLine} +${line} @@ ${safeText(path, 200)}`;
}

export function phrasesOf({ packages, files, loud, signs }: InspectionSummary): readonly string[] {
  return [counted(packages, 'package'), counted(files, 'file'), counted(signs, 'sign'), `${loud} suspicious`];
}

/** The hits worth a reader's time: all of a loud package, else none but on demand. Loud ones first. */
export function byStrength(hits: readonly SignHit[]): readonly SignHit[] {
  const order = { loud: 0, strong: 1, weak: 2 };
  return [...hits].sort(
    (a, b) => Number(a.isAside) - Number(b.isAside) || order[a.strength] - order[b.strength],
  );
}

export function placeOf({ file, range }: SignHit): string {
  return range === null ? file : `${file}:${range.start.line + 1}:${range.start.character + 1}`;
}

/** When the code runs, for people. */
export const runsWord = {
  install: 'while it is installed',
  startup: 'whenever Python starts',
  import: 'when it is imported',
  called: 'when it is called',
} as const;
