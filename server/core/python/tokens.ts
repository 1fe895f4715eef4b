/** The words and signs of a Python text outside strings and comments: enough to follow one name through a file. */
import type { Span } from '../span.ts';
import { StringReader } from './strings.ts';
import { endOfIdentifier, isWordCode, normalized } from './text.ts';

export interface Token extends Span {
  /** `string` stands for a whole literal; the code inside an f-string follows it, between `{` and `}` of no width. */
  readonly kind: 'name' | 'sign' | 'string' | 'newline';
  /** NFKC-normalised for names; empty for strings and line ends. Signs that end in `=` come whole: `+=`, `:=`. */
  readonly text: string;
}

/** All tokens in order. Line ends inside brackets count too; blanks, comments, numbers and continuations do not. */
export function tokensOf(text: string): readonly Token[] {
  const strings = new StringReader(text, false);
  const tokens = readTokens(text, strings);
  return strings.suspicious ? readTokens(text, new StringReader(text, true)) : tokens;
}

function readTokens(text: string, strings: StringReader): readonly Token[] {
  const tokens: Token[] = [];
  addTokens(text, { start: 0, end: text.length }, tokens, strings);
  return tokens;
}

function addTokens(text: string, { start, end }: Span, tokens: Token[], strings: StringReader | null): void {
  const piece =
    /["']|#[^\n\r]*|\\(?:\r\n|[\n\r])|\r\n|[\n\r]|\w|(?:\*\*|\/\/|>>|<<|[-=!<>:+*/%&|^@])=|[^\s\w]/g;
  piece.lastIndex = start;
  for (let match = piece.exec(text); match && match.index < end; match = piece.exec(text)) {
    const [found] = match;
    const span = { start: match.index, end: match.index + found.length };
    if (found === '"' || found === "'") piece.lastIndex = addString(text, span.start, tokens, strings);
    else if (found === '\n' || found === '\r' || found === '\r\n')
      tokens.push({ kind: 'newline', text: '', ...span });
    else if (isWordCode(found.charCodeAt(0))) piece.lastIndex = addWord(text, span.start, tokens);
    else if (!found.startsWith('#') && !found.startsWith('\\'))
      tokens.push({ kind: 'sign', text: found, ...span });
  }
}

/** A word, unless it is a number, the prefix of a string, or letters that Python does not know. */
function addWord(text: string, start: number, tokens: Token[]): number {
  const end = endOfIdentifier(text, start);
  if (end === start) return behindNumber(text, start);
  const quote = text[end];
  const isPrefix = (quote === '"' || quote === "'") && /^[rbuft]{1,2}$/i.test(text.slice(start, end));
  if (!isPrefix) tokens.push({ kind: 'name', text: normalized(text.slice(start, end)), start, end });
  return end;
}

function behindNumber(text: string, start: number): number {
  let end = start + 1;
  while (isWordCode(text.charCodeAt(end))) end++;
  return end;
}

/** Inside fields there are no strings to read: the reader has cut them out of the code. */
function addString(text: string, quote: number, tokens: Token[], strings: StringReader | null): number {
  if (!strings) return quote + 1;
  const end = strings.read(quote);
  tokens.push({ kind: 'string', text: '', start: quote, end });
  const fields = strings.fieldCode.toSorted((a, b) => a.start - b.start);
  const [first] = fields;
  if (!first) return end;
  tokens.push({ kind: 'sign', text: '{', start: first.start, end: first.start });
  for (const field of fields) addTokens(text, field, tokens, null);
  tokens.push({ kind: 'sign', text: '}', start: end, end });
  return end;
}
