/** How tox reads one command: words with quotes as in Python's `shlex`, and its own substitutions; no shell is asked. */
import { type Excerpt, ExcerptBuilder, excerptOf } from '../../excerpt.ts';
import type { Word } from '../../shell/syntax.ts';
import type { Span } from '../../span.ts';

/** The folder of tox's file stands for itself, so that what is named in it is found. */
const ownFolder = /\{(?:toxinidir|tox_root)\}(?:[\\/]|\{\/\})?/y;
/** Substitutions can stand in one another: `{env:A:{env:B}}`. */
const substitution = /\{(?:[^{}]|\{[^{}]*\})*\}/y;

/** A word that is being read. */
interface Draft {
  readonly value: ExcerptBuilder;
  readonly expansions: Span[];
}

/** Most words are plain: no need to put them together piece by piece. */
const plainWord = /[^\s\\"'{]+(?![^\s])/y;

/** The words of a command; their places count in its text. A quote that is not closed ends with the text. */
export function commandWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let gapStart = 0;
  for (let at = behindBlanks(text, 0); at < text.length; at = behindBlanks(text, at)) {
    const start = at;
    plainWord.lastIndex = at;
    if (plainWord.test(text)) {
      at = plainWord.lastIndex;
      const span = { start, end: at };
      words.push({ span, gapStart, value: excerptOf(text, span), expansions: [] });
      gapStart = at;
      continue;
    }
    const draft = { value: new ExcerptBuilder(text), expansions: [] };
    let quote = '';
    while (at < text.length && (quote !== '' || !isBlank(text.charAt(at)))) {
      const sign = text.charAt(at);
      if (sign === quote) {
        quote = '';
        at++;
      } else if (quote === '' && (sign === '"' || sign === "'")) {
        quote = sign;
        at++;
      } else if (sign === '\\' && isEscape(text.charAt(at + 1), quote)) {
        draft.value.write(text.charAt(at + 1), { start: at, end: at + 2 });
        at += 2;
      } else at = readPiece(text, at, text.length, draft);
    }
    const span = { start, end: at };
    words.push({ span, gapStart, value: draft.value.build(), expansions: draft.expansions });
    gapStart = at;
  }
  return words;
}

/** A word that needs no taking apart, such as a string of TOML: only its substitutions are found. */
export function wholeWord({ text, spanOf }: Excerpt, span: Span, gapStart: number): Word {
  const draft: Draft = { value: new ExcerptBuilder(text), expansions: [] };
  for (let at = 0; at < text.length; ) at = readPiece(text, at, text.length, draft);
  const value = draft.value.build();
  const placeOf = (start: number, end: number): Span => {
    const inside = value.spanOf(start, end);
    return spanOf(inside.start, inside.end);
  };
  return { span, gapStart, value: { text: value.text, spanOf: placeOf }, expansions: draft.expansions };
}

const plain = /[^\s\\"'{]+/y;

/** A substitution or plain text at `at`; gives the place behind it. */
function readPiece(text: string, at: number, end: number, { value, expansions }: Draft): number {
  ownFolder.lastIndex = at;
  substitution.lastIndex = at;
  plain.lastIndex = at;
  if (text.charAt(at) === '{' && ownFolder.test(text)) {
    const span = { start: at, end: ownFolder.lastIndex };
    value.write(
      text.charAt(span.end - 1) === '}' && !text.slice(at, span.end).endsWith('{/}') ? '.' : './',
      span,
    );
    return span.end;
  }
  if (text.charAt(at) === '{' && substitution.test(text)) {
    const from = value.length;
    value.keep(at, substitution.lastIndex);
    expansions.push({ start: from, end: value.length });
    return substitution.lastIndex;
  }
  const behind = plain.test(text) ? plain.lastIndex : Math.min(at + 1, end);
  value.keep(at, behind);
  return behind;
}

/** In double quotes a backslash is itself, but before a quote or another one; in single quotes always. */
function isEscape(next: string, quote: string): boolean {
  if (next === '' || quote === "'") return false;
  return quote === '' || next === '"' || next === '\\';
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charAt(at))) at++;
  return at;
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t' || sign === '\r' || sign === '\n';
}
