/** Says where a part of a scalar's value stands in the file, whatever the scalar's style is. */
import type { Span } from '../span.ts';
import type { YamlScalar } from './tree.ts';

/**
 * The place of `value.slice(start, end)` of a scalar in the text it was read from. Line ends that YAML folds, quotes
 * and escapes are accounted for; where the two cannot be matched, the place of the whole scalar is given.
 * Ask once for a scalar and use the answer for all its parts: reading it takes time in proportion to its length.
 */
export function scalarSpans(text: string, scalar: YamlScalar): (start: number, end: number) => Span {
  const [from, to] = scalar.range;
  const whole = { start: from, end: to };
  let places: readonly Span[] | null | undefined;
  if (text.startsWith(scalar.value, from) && to - from === scalar.value.length)
    return (start, end) => ({ start: from + start, end: from + end });
  return (start, end) => {
    if (places === undefined) places = placesOf(text, scalar);
    if (!places) return whole;
    const first = places[start]?.start ?? places.at(-1)?.end ?? from;
    return { start: first, end: end > start ? (places[end - 1]?.end ?? first) : first };
  };
}

/** The place of every UTF-16 unit of the value; null where value and text do not agree. */
function placesOf(text: string, { value, type, range: [from, to] }: YamlScalar): readonly Span[] | null {
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const walk = new Walk(text, value);
  if (isBlock) walkBlock(walk, from, to, type === 'BLOCK_FOLDED');
  else walkFlow(walk, from, to, type === 'QUOTE_DOUBLE' ? '"' : type === 'QUOTE_SINGLE' ? "'" : '');
  return walk.places.length === value.length && !walk.failed ? walk.places : null;
}

/** Goes through text and value side by side. */
class Walk {
  readonly text: string;
  readonly value: string;
  readonly places: Span[] = [];
  failed = false;

  constructor(text: string, value: string) {
    this.text = text;
    this.value = value;
  }

  /** The next unit of the value; empty at its end. */
  next(): string {
    return this.value.charAt(this.places.length);
  }

  /** `length` units of the value are written here. */
  take(start: number, end: number, length = 1): void {
    for (let unit = 0; unit < length; unit++) this.places.push({ start, end });
  }

  /** A unit that is written as itself. */
  copy(at: number): void {
    if (this.text.charAt(at) !== this.next()) this.failed = true;
    this.take(at, at + 1);
  }
}

function walkFlow(walk: Walk, from: number, to: number, quote: string): void {
  const { text, value } = walk;
  let at = from + quote.length;
  const stop = quote !== '' && to > at && text.charAt(to - 1) === quote ? to - 1 : to;
  while (at < stop && walk.places.length < value.length && !walk.failed) {
    const blanks = blanksAt(text, at, stop);
    if (blanks.breaks > 0) {
      walk.take(at, blanks.end, Math.max(1, blanks.breaks - 1));
      at = blanks.end;
    } else if (quote === '"' && text.charAt(at) === '\\') at = walkEscape(walk, at, stop);
    else {
      const isDoubled = quote === "'" && text.startsWith("''", at);
      if (isDoubled) walk.take(at, at + 2);
      else walk.copy(at);
      at += isDoubled ? 2 : 1;
      // Blanks that no line end follows stand for themselves; they are not looked through twice.
      for (; at < Math.min(blanks.end, stop); at++) walk.copy(at);
    }
  }
}

const escapeDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function walkEscape(walk: Walk, at: number, stop: number): number {
  const { text } = walk;
  const letter = text.charAt(at + 1);
  if (letter === '\n' || letter === '\r') {
    let end = at + (text.startsWith('\r\n', at + 1) ? 3 : 2);
    while (end < stop && (text.charAt(end) === ' ' || text.charAt(end) === '\t')) end++;
    return end;
  }
  const end = Math.min(at + 2 + (escapeDigits.get(letter) ?? 0), stop);
  const isPair = letter === 'U' && Number.parseInt(text.slice(at + 2, end), 16) > 0xffff;
  walk.take(at, end, isPair ? 2 : 1);
  return end;
}

/** The blanks and line ends from `at` on, and how many line ends there are among them. */
function blanksAt(text: string, at: number, stop: number): { end: number; breaks: number } {
  let end = at;
  let breaks = 0;
  for (; end < stop; end++) {
    const character = text.charAt(end);
    if (character === '\n') breaks++;
    else if (character !== ' ' && character !== '\t' && !text.startsWith('\r\n', end)) break;
  }
  return { end, breaks };
}

function walkBlock(walk: Walk, from: number, to: number, isFolded: boolean): void {
  const { text, value } = walk;
  let line = nextLine(text, from, to);
  const first = Math.max(0, value.search(/[^ \n]/));
  const indent = indentOf(text, line, to) - (first - (value.lastIndexOf('\n', first) + 1));
  while (line < to && walk.places.length < value.length && !walk.failed) {
    const next = nextLine(text, line, to);
    let end = next;
    if (text.charAt(end - 1) === '\n') end -= text.charAt(end - 2) === '\r' ? 2 : 1;
    for (let at = line + indent; at < end; at++) walk.copy(at);
    const isFold = isFolded && walk.next() === ' ' && end > line + indent;
    if (end < next && (walk.next() === '\n' || isFold)) walk.take(end, next);
    line = next;
  }
}

/** How many blanks stand before the first line that holds more than blanks. */
function indentOf(text: string, from: number, to: number): number {
  for (let line = from; line < to; line = nextLine(text, line, to)) {
    let at = line;
    while (text.charAt(at) === ' ') at++;
    if (at < to && text.charAt(at) !== '\n' && text.charAt(at) !== '\r') return at - line;
  }
  return 0;
}

function nextLine(text: string, from: number, to: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 || found >= to ? to : found + 1;
}
