/** The lines of a long INI value as requirements: comments gone, `\` continuations joined, each with its place. */
import { type LogicalLine, logicalLine } from '../python/logical-lines.ts';
import type { Span } from '../span.ts';
import type { IniOption } from './parse.ts';

/** `contentStart` may pass over what stands before the requirement in a line, such as a condition. */
export function valueLines(
  text: string,
  { lines }: IniOption,
  contentStart: (line: Span) => number = line => line.start,
): LogicalLine[] {
  const found: LogicalLine[] = [];
  let pieces: Span[] = [];
  let wholeStart = -1;
  lines.forEach(({ span, whole }, index) => {
    if (wholeStart < 0) wholeStart = whole.start;
    const start = pieces.length === 0 ? contentStart(span) : span.start;
    const continues = text[span.end - 1] === '\\' && span.end > start;
    pieces.push({ start, end: continues ? span.end - 1 : span.end });
    if (continues && index < lines.length - 1) return;
    // Cut from behind the `=`, the line end must stay: the next line belongs to the value or to the next option.
    const startsBehindName = wholeStart === lines[0]?.whole.start;
    const end = startsBehindName ? span.end : whole.end;
    const line = logicalLine(text, pieces, { start: wholeStart, end });
    if (line) found.push(line);
    pieces = [];
    wholeStart = -1;
  });
  return found;
}
