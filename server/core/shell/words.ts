/** Shell words: quotes, escapes, variables, substitutions and braces, with the place of every character. */
import { ExcerptBuilder, excerptOf } from '../excerpt.ts';
import type { Span } from '../span.ts';
import type { Cursor, Word } from './syntax.ts';

interface Draft {
  readonly value: ExcerptBuilder;
  readonly expansions: Span[];
}

/** Reads the word at the cursor; empty where none can begin there. */
export function readWord(cursor: Cursor, gapStart: number): Word {
  const start = cursor.at;
  plainWord.lastIndex = start;
  if (plainWord.test(cursor.text)) {
    cursor.at = plainWord.lastIndex;
    const span = { start, end: cursor.at };
    return { span, gapStart, value: excerptOf(cursor.text, span), expansions: [] };
  }
  const draft = { value: new ExcerptBuilder(cursor.text), expansions: [] };
  while (cursor.at < cursor.text.length && !endsWord(cursor)) readPiece(cursor, draft);
  return {
    span: { start, end: cursor.at },
    gapStart,
    value: draft.value.build(),
    expansions: draft.expansions,
  };
}

/** Most words are plain: no need to put them together piece by piece. */
const plainWord = /[^\s;&|<>()'"`\\${]+(?=[ \t\r\n;&|<>()]|$)/y;

function endsWord({ text, at, closing }: Cursor): boolean {
  const character = text[at] ?? '';
  return ' \t\r\n;&|<>()'.includes(character) || (character === '`' && closing === '`');
}

const plain = /[^\s;&|<>()'"`\\${]+/y;

type PieceReader = (cursor: Cursor, draft: Draft) => void;

/** By the sign a piece begins with; all others are plain text. */
const pieceReaders: ReadonlyMap<string, PieceReader> = new Map<string, PieceReader>([
  ['\\', readEscape],
  ["'", (cursor, draft) => readSingle(cursor, draft, cursor.at + 1)],
  ['"', readDouble],
  ['$', (cursor, draft) => readDollar(cursor, draft, false)],
  ['`', readBackquotes],
  ['{', readBraces],
]);

function readPiece(cursor: Cursor, draft: Draft): void {
  const reader = pieceReaders.get(cursor.text[cursor.at] ?? '') ?? readPlain;
  reader(cursor, draft);
}

function readPlain(cursor: Cursor, { value }: Draft): void {
  const { text, at } = cursor;
  cursor.at = endOfMatch(plain, text, at) ?? at + 1;
  value.keep(at, cursor.at);
}

function readEscape(cursor: Cursor, { value }: Draft): void {
  const { text, at } = cursor;
  const lineEnd = lineEndLength(text, at + 1);
  cursor.at = Math.min(at + (lineEnd > 0 ? 1 + lineEnd : 2), text.length);
  if (lineEnd === 0) value.write(text.slice(at + 1, at + 2) || '\\', { start: at, end: cursor.at });
}

/** The length of the line end at `at`; 0 where none is. */
export function lineEndLength(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' ? (text[at + 1] === '\n' ? 2 : 1) : 0;
}

/** `body` is behind the opening quote. */
function readSingle(cursor: Cursor, { value }: Draft, body: number): void {
  const { text } = cursor;
  const close = text.indexOf("'", body);
  const end = close < 0 || isLost(cursor, body, close) ? lostEnd(cursor, body, close) : close;
  value.keep(body, end);
  cursor.at = end === close ? end + 1 : end;
}

/** A quote that goes over its line and ends right before a letter was most probably never closed on its own line. */
function isLost({ text, recover }: Cursor, body: number, close: number): boolean {
  if (!recover || !/[\w$]/.test(text[close + 1] ?? '')) return false;
  const lineEnd = endOfLine(text, body);
  return lineEnd < close;
}

function lostEnd(cursor: Cursor, body: number, close: number): number {
  if (close < 0) cursor.unclosed = true;
  return cursor.recover ? endOfLine(cursor.text, body) : cursor.text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const doublePlain = /[^"\\$`]+/y;

function readDouble(cursor: Cursor, draft: Draft): void {
  const { text } = cursor;
  const body = ++cursor.at;
  const close = cursor.recover ? closeOfDouble(text, body) : text.length;
  if (cursor.recover && (close < 0 || isLost(cursor, body, close))) {
    cursor.at = endOfLine(text, body);
    draft.value.keep(body, cursor.at);
    return;
  }
  while (cursor.at < text.length) {
    const { at } = cursor;
    switch (text[at]) {
      case '"':
        cursor.at++;
        return;
      case '\\':
        if (/[$`"\\\r\n]/.test(text[at + 1] ?? '')) readEscape(cursor, draft);
        else draft.value.keep(at, ++cursor.at);
        break;
      case '$':
        readDollar(cursor, draft, true);
        break;
      case '`':
        if (cursor.closing === '`') draft.value.keep(at, ++cursor.at);
        else readBackquotes(cursor, draft);
        break;
      default:
        cursor.at = endOfMatch(doublePlain, text, at) ?? at + 1;
        draft.value.keep(at, cursor.at);
    }
  }
  cursor.unclosed = true;
}

/** The next `"` without a backslash before it; -1 where there is none. */
function closeOfDouble(text: string, body: number): number {
  const mark = /\\[\s\S]|"/g;
  mark.lastIndex = body;
  for (let found = mark.exec(text); found; found = mark.exec(text)) if (found[0] === '"') return found.index;
  return -1;
}

const variable = /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y;
/** Filled in by a CI service or a template engine before any shell sees it. */
const template = /\$?\{\{[^\n]{0,300}?\}\}/y;

function readDollar(cursor: Cursor, draft: Draft, isQuoted: boolean): void {
  const { text, at } = cursor;
  const next = text[at + 1] ?? '';
  if (!isQuoted && next === "'") readSingle(cursor, draft, at + 2);
  else if (!isQuoted && next === '"') {
    cursor.at++;
    readDouble(cursor, draft);
  } else if (next === '(' || next === '{' || endOfMatch(variable, text, at) !== null) {
    if (next === '(') readSubstitution(cursor);
    else if (next === '{') readParameter(cursor);
    else cursor.at = endOfMatch(variable, text, at) ?? at + 1;
    keepExpansion(draft, at, cursor.at);
  } else draft.value.keep(at, ++cursor.at);
}

function readSubstitution(cursor: Cursor): void {
  const { text, at } = cursor;
  const end = endOfArithmetic(text, at + 1);
  cursor.at = end ?? at + 2;
  if (end === null) cursor.nested(')');
}

/** `${…}`, which may hold others of its kind, substitutions and quotes. */
function readParameter(cursor: Cursor): void {
  const { text } = cursor;
  const end = endOfMatch(template, text, cursor.at);
  if (end !== null) {
    cursor.at = end;
    return;
  }
  const mark = /[}\\"'\n]|\$[{(]/g;
  let open = 1;
  mark.lastIndex = cursor.at + 2;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [sign] = found;
    cursor.at = found.index + sign.length;
    if (sign === '}' && --open === 0) return;
    if (sign === '${') open++;
    else if (sign === '\\') cursor.at++;
    else if (sign === '$(') cursor.nested(')');
    else if (sign === '"' || sign === "'") cursor.at = behindShortQuote(text, found.index, sign);
    else if (sign === '\n' && cursor.recover) {
      cursor.at = found.index;
      return;
    }
    mark.lastIndex = cursor.at;
  }
  cursor.unclosed = true;
  cursor.at = text.length;
}

/** Behind the closing quote, where that comes soon; else behind the opening one, which may belong to a text around. */
function behindShortQuote(text: string, quote: number, sign: string): number {
  const length = text.slice(quote + 1, quote + 200).search(sign === '"' ? /["\n]/ : /['\n]/);
  return text[quote + 1 + length] === sign && length >= 0 ? quote + 2 + length : quote + 1;
}

function readBackquotes(cursor: Cursor, draft: Draft): void {
  const { at } = cursor;
  cursor.at++;
  cursor.nested('`');
  keepExpansion(draft, at, cursor.at);
}

const braces = /\{[^\s{}]*\}/y;

function readBraces(cursor: Cursor, draft: Draft): void {
  const { text, at } = cursor;
  const end = endOfMatch(template, text, at) ?? endOfMatch(braces, text, at);
  cursor.at = end ?? at + 1;
  if (end === null) draft.value.keep(at, cursor.at);
  else keepExpansion(draft, at, end);
}

/**
 * Where the `((…))` at `at` ends; null where none is. Arithmetic holds shifts that look like here-documents. Looks only
 * so far, since every bracket of a hostile text may begin one.
 */
export function endOfArithmetic(text: string, at: number): number | null {
  if (!text.startsWith('((', at)) return null;
  const end = Math.min(text.length, at + 120);
  if (!text.slice(at, end).includes('))')) return null;
  let open = 2;
  for (let next = at + 2; next < end && text[next] !== '\n'; next++) {
    if (text[next] === '(') open++;
    else if (text[next] === ')' && --open === 0) return text[next - 1] === ')' ? next + 1 : null;
  }
  return null;
}

function endOfMatch(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function keepExpansion({ value, expansions }: Draft, start: number, end: number): void {
  const from = value.length;
  value.keep(start, end);
  expansions.push({ start: from, end: value.length });
}
