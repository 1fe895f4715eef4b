/** Judges an open notebook as a whole and hands each cell its part. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyze } from '../core/analyze.ts';
import type { Context } from '../core/judge.ts';
import { openNotebook } from '../core/notebook/open-notebook.ts';
import { LineIndex, type Span } from '../core/span.ts';
import { paths } from '../io/paths.ts';
import { largestFile } from '../io/read-text.ts';
import type { Judged, Sheet } from './judging.ts';
import { cellLanguage, type Notebook } from './notebooks.ts';

export interface NotebookJudge {
  /** Null for a cell that is no code, and where the notebook is too large. `context` is asked only if anything changed. */
  judge(
    cell: TextDocument,
    notebook: Notebook,
    core: object,
    context: () => Context,
    /** Changes with what the services have said. */
    learnt: number,
  ): Judged | null;
}

interface Kept {
  readonly core: object;
  readonly learnt: number;
  readonly cells: readonly { readonly cell: TextDocument; readonly version: number }[];
  readonly judged: ReadonlyMap<TextDocument, Judged>;
}

/** What was judged is kept until a cell, their order or `core` changes. */
export function createNotebookJudge(): NotebookJudge {
  const kept = new WeakMap<Notebook, Kept>();
  return {
    judge: (cell, notebook, core, context, learnt) => {
      const cells = notebook.cells();
      const before = kept.get(notebook);
      const isSame =
        before?.core === core &&
        before.learnt === learnt &&
        before.cells.length === cells.length &&
        cells.every(
          (each, at) => before.cells[at]?.cell === each && before.cells[at].version === each.version,
        );
      if (isSame) return before.judged.get(cell) ?? null;
      const judged = judgeCells(cells, notebook.uri, context());
      const versions = cells.map(each => ({ cell: each, version: each.version }));
      kept.set(notebook, { core, learnt, cells: versions, judged });
      return judged.get(cell) ?? null;
    },
  };
}

function judgeCells(
  cells: readonly TextDocument[],
  uri: string,
  context: Context,
): ReadonlyMap<TextDocument, Judged> {
  const texts = cells.map(cell => ({ text: cell.getText(), language: cellLanguage(cell) }));
  const { text, places, format } = openNotebook(texts);
  if (text.length > largestFile) return new Map();
  const analysis = analyze({ path: paths.nameOfDocument(uri), text, format }, context);
  const sheets = cells.map((cell, at) => sheetOf(cell, places[at] ?? nowhere));
  return new Map(
    cells.map((cell, at) => {
      const place = places[at] ?? nowhere;
      const lines = sheets[at] ?? sheetOf(cell, place);
      return [
        cell,
        { analysis: partOf(analysis, place), lines, start: place.start, file: uri, text, sheets },
      ];
    }),
  );
}

const nowhere: Span = { start: 0, end: 0 };

function sheetOf(cell: TextDocument, { start, end }: Span): Sheet {
  const lines = new LineIndex(cell.getText());
  return {
    uri: cell.uri,
    version: cell.version,
    end,
    range: span => lines.range({ start: span.start - start, end: span.end - start }),
  };
}

/** What stands in one cell; its places still count from the start of the notebook, as its fixes may reach other cells. */
function partOf(analysis: Analysis, { start, end }: Span): Analysis {
  const isHere = ({ span }: { readonly span: Span }) => start <= span.start && span.start <= end;
  return {
    ...analysis,
    findings: analysis.findings.filter(isHere),
    dependencies: analysis.dependencies.filter(isHere),
    problems: analysis.problems.filter(isHere),
  };
}
