/**
 * A notebook that is open in an editor, which hands over the text of each cell: judged as one text, so that the cells
 * know of each other and one fix can reach several.
 */
import { excerptOf } from '../excerpt.ts';
import type { Format } from '../formats/format.ts';
import { notebook } from '../formats/notebook.ts';
import { finished } from '../formats/shell-reading.ts';
import type { Span } from '../span.ts';
import { cellIgnores } from './cell-ignores.ts';
import { type CellLanguage, type CodeCell, programsOf, readCells } from './read-cells.ts';

/** One code cell as the editor has it. */
export interface OpenCell {
  readonly text: string;
  readonly language: CellLanguage;
}

export interface OpenNotebook {
  /** The texts of all cells, each followed by a line end. */
  readonly text: string;
  /** Where each cell stands in it. */
  readonly places: readonly Span[];
  /** Reads exactly that text. */
  readonly format: Format;
}

export function openNotebook(cells: readonly OpenCell[]): OpenNotebook {
  const places: Span[] = [];
  let text = '';
  for (const cell of cells) {
    places.push({ start: text.length, end: text.length + cell.text.length });
    text += `${cell.text}\n`;
  }
  const cellsIn = (given: string): CodeCell[] =>
    places.map((place, index) => ({
      source: excerptOf(given, place),
      language: cells[index]?.language ?? 'other',
    }));
  const format = {
    ...notebook,
    parse: (given: string) => finished(readCells(cellsIn(given))),
    programs: (given: string) => programsOf(cellsIn(given)),
    ignores: (given: string) => cellIgnores(cellsIn(given), { start: 0, end: given.length }),
  };
  return { text, places, format };
}
