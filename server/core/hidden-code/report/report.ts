/** What came of one run over packages, as it leaves the program; `schema` changes when a field does. */
import { counted } from '../../outputs/summary.ts';
import type { Inspection, SignHit } from '../inspection.ts';

export interface InspectionReport {
  readonly schema: 1;
  readonly tool: { readonly name: 'antivenom'; readonly version: string };
  readonly inspections: readonly Inspection[];
  readonly summary: InspectionSummary;
}

export interface InspectionSummary {
  readonly packages: number;
  readonly files: number;
  readonly loud: number;
  readonly signs: number;
  readonly durationMs: number;
}

export function inspectionReport(
  inspections: readonly Inspection[],
  durationMs: number,
  version: string,
): InspectionReport {
  return {
    schema: 1,
    tool: { name: 'antivenom', version },
    inspections,
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
