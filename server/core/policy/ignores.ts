/**
 * Comments that keep findings from being shown: `# antivenom: ignore[typosquat] reason` on a line, without brackets for
 * all rules, and `# antivenom: ignore-file[…]` at the top of a file.
 */
import type { Span } from '../span.ts';
import { type CommentStyle, commentTest } from './comments.ts';

export interface IgnoreDirective {
  /** `misplaced`: an `ignore-file` that is not at the top of its file; it covers nothing. */
  readonly scope: 'lines' | 'file' | 'misplaced';
  /** Null for all rules but those that must be named. */
  readonly rules: readonly IgnoredRule[] | null;
  /** What the author says about it; empty where there is nothing. */
  readonly reason: string;
  /** From the `#` to the end of the comment, or the whole `<!-- … -->`. */
  readonly span: Span;
  /** The lines it speaks for, without the last line's ending; it ignores findings whose name starts in there. */
  readonly covers: Span;
}

export interface IgnoredRule {
  readonly code: string;
  readonly span: Span;
}

const hashMark = /#[ \t]*antivenom:[ \t]*ignore(-file)?(?![\w-])/g;
const markdownMark = /(?:#|<!--)[ \t]*antivenom:[ \t]*ignore(-file)?(?![\w-])/g;
const fence = /^\uFEFF?[ \t>]*(`{3,}|~{3,})/;

/**
 * Every directive in the order of the text. A comment alone on its line speaks for the line below where that line ends
 * in `\`, and for all that continues it; inside a continuation for the next line only. In Markdown, where no comment
 * fits into a block of code, one alone on its line speaks for the block below it.
 */
export function parseIgnores(text: string, style: CommentStyle): readonly IgnoreDirective[] {
  if (style === 'none' || !mayHoldIgnores(text)) return [];
  const isMarkdown = style === 'markdown';
  const marks = [...text.matchAll(isMarkdown ? markdownMark : hashMark)];
  if (marks.length === 0) return [];
  const isComment = commentTest(text, style);
  const lines = new Lines(text, isMarkdown);
  return marks
    .filter(({ 0: mark, index }) => mark.startsWith('<') || isComment(index))
    .map(found => readDirective(text, lines, found));
}

/** False for nearly all texts. */
export function mayHoldIgnores(text: string): boolean {
  // Looked for in every text: V8 first looks for the first letter, and hardly any is as rare as a `v`.
  return text.includes('venom');
}

function readDirective(text: string, lines: Lines, found: RegExpExecArray): IgnoreDirective {
  const start = found.index;
  const isFile = found[1] !== undefined;
  const line = lines.at(start);
  const lineEnd = lines.end(line);
  const closing = found[0].startsWith('<') ? text.slice(0, lineEnd).indexOf('-->', start) : -1;
  const bodyEnd = closing < 0 ? lineEnd : closing;
  const span = { start, end: closing < 0 ? lineEnd : closing + 3 };
  const { rules, rest } = readRules(text, start + found[0].length, bodyEnd);
  const reason = text.slice(rest, bodyEnd).trim();
  if (!isFile) return { scope: 'lines', rules, reason, span, covers: lines.coveredBy(line, span) };
  const isTop = line < lines.headLength;
  const covers = { start: isTop ? 0 : start, end: isTop ? text.length : start };
  return { scope: isTop ? 'file' : 'misplaced', rules, reason, span, covers };
}

function readRules(
  text: string,
  start: number,
  end: number,
): { rules: readonly IgnoredRule[] | null; rest: number } {
  if (text[start] !== '[') return { rules: null, rest: start };
  const bracket = text.slice(0, end).indexOf(']', start);
  const close = bracket < 0 ? end : bracket;
  const rules: IgnoredRule[] = [];
  for (const { 0: code, index } of text.slice(start + 1, close).matchAll(/[^\s,]+/g)) {
    const from = start + 1 + index;
    rules.push({ code, span: { start: from, end: from + code.length } });
  }
  return { rules, rest: Math.min(close + 1, end) };
}

/** The lines of a text, by number from 0, and what about them decides which of them a comment speaks for. */
export class Lines {
  readonly #text: string;
  readonly #isMarkdown: boolean;
  readonly #starts: number[] = [0];
  readonly #ends: number[] = [];
  /** Of each line, worked out once for all comments: whether it is a comment and nothing else; … */
  readonly #bare: boolean[] = [];
  /** … the nearest line above and below that is more; … */
  readonly #above: number[] = [];
  readonly #below: number[] = [];
  /** … and where the continuation ends that it begins or goes on with. */
  readonly #last: number[] = [];
  /** How many lines at the top hold nothing but comments and blanks. */
  readonly headLength: number;

  constructor(text: string, isMarkdown: boolean) {
    this.#text = text;
    this.#isMarkdown = isMarkdown;
    for (const { 0: ending, index } of text.matchAll(/\r\n|\n|\r/g)) {
      this.#ends.push(index);
      this.#starts.push(index + ending.length);
    }
    this.#ends.push(text.length);
    const bare = isMarkdown ? /^\uFEFF?[ \t]*<!--.*-->[ \t]*$/ : /^\uFEFF?[ \t]*#/;
    const count = this.#starts.length;
    for (let line = 0; line < count; line++) {
      this.#bare.push(bare.test(this.#read(line)));
      this.#above.push(this.#bare[line - 1] ? (this.#above[line - 1] ?? -1) : line - 1);
    }
    for (let line = count - 1; line >= 0; line--) {
      this.#below[line] = this.#bare[line + 1] ? (this.#below[line + 1] ?? count) : line + 1;
      this.#last[line] = this.#continues(line) ? (this.#last[line + 1] ?? line) : line;
    }
    let head = 0;
    while (head < count && (this.#bare[head] || this.#read(head).trim() === '')) head += 1;
    this.headLength = head;
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  end(line: number): number {
    return this.#ends[line] ?? this.#text.length;
  }

  /** The first line of the continuation that a line belongs to; null for a line that stands for itself. */
  firstOfContinuation(line: number): number | null {
    let first = line;
    for (let above = this.#above[first] ?? -1; this.#continues(above); above = this.#above[first] ?? -1)
      first = above;
    return first < line || this.#continues(line) ? first : null;
  }

  /** The line that opens the fenced block around a line of Markdown; null outside of blocks. */
  fenceAround(line: number): number | null {
    for (let at = 0; at <= line; at++) {
      const end = this.#endOfBlock(at);
      if (end === null) continue;
      if (end >= line) return at;
      at = end;
    }
    return null;
  }

  coveredBy(line: number, comment: Span): Span {
    const start = this.#starts[line] ?? 0;
    const own = { start, end: this.end(line) };
    const isAlone =
      this.#text.slice(start, comment.start).trim() === '' &&
      this.#text.slice(comment.end, own.end).trim() === '';
    const next = this.#below[line] ?? this.#starts.length;
    if (!isAlone || next >= this.#starts.length) return own;
    const from = this.#starts[next] ?? start;
    if (this.#isMarkdown) {
      const last = this.#endOfBlock(next);
      return last === null ? own : { start: from, end: this.end(last) };
    }
    if (this.#continues(this.#above[line] ?? -1)) return { start: from, end: this.end(next) };
    return this.#continues(next) ? { start: from, end: this.end(this.#last[next] ?? next) } : own;
  }

  /** The last line of the fenced block that a line opens; null where it opens none. */
  #endOfBlock(line: number): number | null {
    const opening = fence.exec(this.#read(line))?.[1];
    if (opening === undefined) return null;
    for (let end = line + 1; end < this.#starts.length; end++)
      if (fence.exec(this.#read(end))?.[1]?.startsWith(opening)) return end;
    return this.#starts.length - 1;
  }

  #continues(line: number): boolean {
    const end = this.#ends[line] ?? 0;
    return end > (this.#starts[line] ?? 0) && this.#text[end - 1] === '\\' && !this.#bare[line];
  }

  #read(line: number): string {
    return this.#text.slice(this.#starts[line] ?? 0, this.end(line));
  }
}
