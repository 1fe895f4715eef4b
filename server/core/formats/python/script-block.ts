/** Finds the TOML that scripts carry in comments (`# /// script` to `# ///`, PEP 723), and where each of its lines stands. */
import type { Problem } from '../../dependency.ts';
import { behindLineEnd, endOfLine } from '../../python/text.ts';
import { lastNotAbove, type Span } from '../../span.ts';

export interface ScriptBlock {
  /** The opening line. */
  readonly opening: Span;
  /** Without the `# ` of each line; every line ends with `\n`, whatever it ends with in the file. */
  readonly toml: string;
  /** False where no `# ///` follows; installers then see no block at all. */
  readonly closed: boolean;
  /** Lines that belong to no comment or lack the blank behind the `#`. */
  readonly problems: readonly Problem[];
  /** Where a stretch of the TOML stands in the file. */
  spanOf(span: Span): Span;
  /** What to cut in the file to cut a stretch of the TOML; null where the comments around it would break. */
  removalOf(span: Span): Span | null;
}

const opener = '# /// script';
/** Nobody reads more than this. */
const maxProblems = 100;

/** Only blocks of the type `script`; others are somebody else's. */
export function scriptBlocks(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  for (let start = text.indexOf(opener); start >= 0; start = text.indexOf(opener, start)) {
    const end = endOfLine(text, start);
    const isOpening = end === start + opener.length && isLineStart(text, start);
    if (!isOpening) {
      start = end;
      continue;
    }
    const { lines, next } = commentLines(text, behindLineEnd(text, end));
    blocks.push(blockOf(text, { start, end }, lines));
    start = next;
  }
  return blocks;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || '\r\n\uFEFF'.includes(text.charAt(at - 1));
}

interface Line {
  /** Behind the `# `; empty for a line that is none of the block's. */
  readonly content: Span;
  readonly start: number;
  readonly isBroken: boolean;
}

/** The lines up to the end of the comment. One line that is being typed between comments does not end it. */
function commentLines(text: string, from: number): { lines: Line[]; next: number } {
  const lines: Line[] = [];
  let isClosed = false;
  let start = from;
  while (start < text.length) {
    const end = endOfLine(text, start);
    const next = behindLineEnd(text, end);
    const isComment = text[start] === '#' && (end === start + 1 || text[start + 1] === ' ');
    if (!isComment && (isClosed || text[next] !== '#')) break;
    isClosed ||= isComment && text.slice(start, end) === '# ///';
    const content = { start: isComment ? Math.min(start + 2, end) : end, end };
    lines.push({ content, start, isBroken: !isComment });
    start = next;
  }
  return { lines, next: start };
}

function blockOf(text: string, opening: Span, all: readonly Line[]): ScriptBlock {
  const close = all.findLastIndex(({ start, content }) => text.slice(start, content.end) === '# ///');
  const firstBroken = all.findIndex(({ isBroken }) => isBroken);
  const length = close >= 0 ? close : firstBroken >= 0 ? firstBroken : all.length;
  const lines = all.slice(0, length);
  /** Where each line begins in the TOML, and where the line behind the last one would. */
  const offsets = [0];
  for (const { content } of lines) offsets.push((offsets.at(-1) ?? 0) + content.end - content.start + 1);
  const lastEnd = all[length]?.start ?? text.length;
  const placeOf = (offset: number): number => {
    const index = lastNotAbove(offsets, offset);
    const line = lines[index];
    return line ? Math.min(line.content.start + offset - (offsets[index] ?? 0), line.content.end) : lastEnd;
  };
  const spanOf = ({ start, end }: Span): Span => {
    const from = placeOf(start);
    return { start: from, end: end > start ? placeOf(end - 1) + (placeOf(end - 1) < lastEnd ? 1 : 0) : from };
  };
  const lineStart = (offset: number): number | null => {
    const index = lastNotAbove(offsets, offset);
    return offsets[index] === offset ? (lines[index]?.start ?? lastEnd) : null;
  };
  return {
    opening,
    toml: lines.map(({ content }) => `${text.slice(content.start, content.end)}\n`).join(''),
    closed: close >= 0,
    problems: lines
      .filter(({ isBroken }) => isBroken)
      .slice(0, maxProblems)
      .map(({ start, content }) => ({
        span: { start, end: content.end },
        message: "Each line of a script block begins with '# '",
      })),
    spanOf,
    removalOf: ({ start, end }) => {
      const [first, last] = [lineStart(start), lineStart(end)];
      if (first !== null && last !== null) return { start: first, end: last };
      return last === null ? spanOf({ start, end }) : null;
    },
  };
}
