/** The smallest pieces of Python's lexical grammar: identifiers, blanks, line ends. All places are UTF-16 offsets. */

/** Words that can never name a module or a variable. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

export const code = {
  tab: 9,
  newline: 10,
  formFeed: 12,
  carriageReturn: 13,
  blank: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  openParen: 40,
  closeParen: 41,
  star: 42,
  comma: 44,
  dot: 46,
  colon: 58,
  semicolon: 59,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;

/** True for whatever CPython's tokenizer reads on with inside a word: letters, digits, `_` and all of non-ASCII. */
export function isWordCode(unit: number): boolean {
  return unit < 128 ? wordCodes[unit] === 1 : unit >= 128;
}

/** Where the identifier that starts at `start` ends; `start` itself where none starts there. */
export function endOfIdentifier(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first < 128 && (wordCodes[first] !== 1 || isDigit(first))) return start;
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit >= 128) return endOfUnicodeIdentifier(text, start);
    if (wordCodes[unit] !== 1) break;
  }
  return end;
}

/** A name as Python compares names: `ﬁle` is `file`. */
export function normalized(name: string): string {
  return isAscii(name) ? name : name.normalize('NFKC');
}

/** True where `word` stands at `start` as a whole word. */
export function isWordAt(text: string, word: string, start: number): boolean {
  return text.startsWith(word, start) && !isWordCode(text.charCodeAt(start + word.length));
}

/** Behind blanks and `\` continuations. */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) at++;
    else if (unit === code.backslash) {
      const next = behindLineEnd(text, at + 1);
      if (next === at + 1) return at;
      at = next;
    } else return at;
  }
}

/** Behind blanks, continuations, line ends and comments: what may stand between two tokens inside brackets. */
export function skipTrivia(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = skipBlanks(text, at);
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) at++;
    else if (unit === code.hash) at = endOfLine(text, at);
    else return at;
  }
}

/** Behind the one line end that stands at `start`; `start` itself where none does. */
export function behindLineEnd(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  if (unit === code.newline) return start + 1;
  if (unit !== code.carriageReturn) return start;
  return text.charCodeAt(start + 1) === code.newline ? start + 2 : start + 1;
}

/** The offset of the next line end, or the length of the text. */
export function endOfLine(text: string, start: number): number {
  lineEnd.lastIndex = start;
  return lineEnd.test(text) ? lineEnd.lastIndex - 1 : text.length;
}

/** The offset at which the line of `at` starts. */
export function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

export function isBlank(unit: number): boolean {
  return unit === code.blank || unit === code.tab || unit === code.formFeed;
}

export function isLineEnd(unit: number): boolean {
  return unit === code.newline || unit === code.carriageReturn;
}

export function isQuote(unit: number): boolean {
  return unit === code.doubleQuote || unit === code.singleQuote;
}

function endOfUnicodeIdentifier(text: string, start: number): number {
  unicodeIdentifier.lastIndex = start;
  return unicodeIdentifier.test(text) ? unicodeIdentifier.lastIndex : start;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isAscii(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) >= 128) return false;
  return true;
}

const lineEnd = /[\n\r]/g;
const unicodeIdentifier = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const wordCodes = Uint8Array.from({ length: 128 }, (_, unit) =>
  /\w/.test(String.fromCharCode(unit)) ? 1 : 0,
);
