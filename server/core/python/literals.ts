/** One plain Python string literal: its prefix, its quotes and its end. */
import { behindLineEnd, code, isLineEnd, isWordCode } from './text.ts';

export interface Literal {
  /** Where the prefix starts; the opening quote where there is none. */
  readonly start: number;
  readonly quote: number;
  readonly triple: boolean;
  readonly raw: boolean;
  /** An f-string or a t-string. */
  readonly formatted: boolean;
  readonly bytes: boolean;
}

/** What ends are said to be where a literal has none. */
export const unclosed = -1;

/** The literal whose opening quote stands at `quote`, by what stands around it. */
export function literalAt(text: string, quote: number): Literal {
  const start = startOfPrefix(text, quote);
  const prefix = start === quote ? '' : text.slice(start, quote).toLowerCase();
  return {
    start,
    quote,
    triple: isTriple(text, quote),
    raw: prefix.includes('r'),
    formatted: prefix.includes('f') || prefix.includes('t'),
    bytes: prefix.includes('b'),
  };
}

export function isTriple(text: string, quote: number): boolean {
  const unit = text.charCodeAt(quote);
  return text.charCodeAt(quote + 1) === unit && text.charCodeAt(quote + 2) === unit;
}

/** Behind the closing quotes of a triple-quoted string whose body starts at `body`, or `unclosed`. */
export function endOfTriple(text: string, body: number): number {
  const quotes = text.slice(body - 3, body);
  for (let close = body; ; close++) {
    close = text.indexOf(quotes, close);
    if (close === -1) return unclosed;
    let slash = close;
    while (text.charCodeAt(slash - 1) === code.backslash) slash--;
    if ((close - slash) % 2 === 0) return close + 3;
  }
}

/** Behind the closing quote of a string on one line whose body starts at `body`, or `unclosed`. */
export function endOfSingle(text: string, body: number): number {
  const quote = text.charCodeAt(body - 1);
  for (let at = body; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (isLineEnd(unit)) return unclosed;
    at = unit === code.backslash ? behindEscape(text, at) : at + 1;
  }
  return unclosed;
}

/** Behind a backslash and what it escapes, be it a whole line end. */
export function behindEscape(text: string, backslash: number): number {
  const next = behindLineEnd(text, backslash + 1);
  return next === backslash + 1 ? backslash + 2 : next;
}

function startOfPrefix(text: string, quote: number): number {
  let start = quote;
  while (start > 0 && quote - start < 2 && isPrefixCode(text.charCodeAt(start - 1))) start--;
  return start < quote && start > 0 && isWordCode(text.charCodeAt(start - 1)) ? quote : start;
}

/** True for a letter that may stand in a prefix: r, b, u, f or t, of either case. */
export function isPrefixCode(unit: number): boolean {
  const lower = unit | 32;
  return lower === 114 || lower === 98 || lower === 117 || lower === 102 || lower === 116;
}
