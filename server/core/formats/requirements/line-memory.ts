/**
 * Remembers how lines of requirements were read, for doors where the same text comes again with every keystroke:
 * all but one of its lines are those of the text before.
 */
import { type PipLine, readPipLine } from './pip-lines.ts';

/** Reads one line as `readPipLine` does. */
export type LineMemory = (text: string) => PipLine;

/** Far more than the lines of any file; a memory that grows beyond starts anew. */
const mostLines = 20_000;

/** Longer lines are rare, and read anew. */
const longestLine = 1000;

export function createLineMemory(): LineMemory {
  const known = new Map<string, PipLine>();
  return text => {
    const before = known.get(text);
    if (before) return before;
    if (text.length > longestLine) return readPipLine(text);
    if (known.size >= mostLines) known.clear();
    // A piece of a text keeps the whole text alive, and here would keep a copy of it for every keystroke.
    const own = JSON.parse(JSON.stringify(text)) as string;
    const line = readPipLine(own);
    known.set(own, line);
    return line;
  };
}
