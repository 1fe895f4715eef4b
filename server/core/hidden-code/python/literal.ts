/** What a Python string literal means. Bytes are held as text with one character a byte. */
import { utf8 } from './codecs.ts';
import type { Node } from './tree.ts';

export interface Literal {
  readonly text: string;
  readonly isBytes: boolean;
}

/** The text of a literal, the fixed parts of an f-string, or of several that stand side by side. */
export function literalText(node: Node, source: string): string {
  if (node.type === 'ContinuedString') return node.children.map(child => literalText(child, source)).join('');
  const written = source.slice(node.from, node.to);
  if (node.type === 'FormatString')
    return readLiteral(written.replace(/^[A-Za-z]+/, ''))?.text.replace(/\{[^{}]*\}/g, '{}') ?? '';
  const literal = readLiteral(written);
  if (!literal) return '';
  return literal.isBytes ? utf8(literal.text) : literal.text;
}

const opening = /^([A-Za-z]{0,2})('''|"""|'|")/;

/** Reads one whole literal, quotes and prefix included; null for text that is none. */
export function readLiteral(written: string): Literal | null {
  const start = opening.exec(written.slice(0, 5));
  if (!start) return null;
  const prefix = (start[1] ?? '').toLowerCase();
  const quotes = start[2] ?? '';
  const isClosed = written.length >= start[0].length + quotes.length && written.endsWith(quotes);
  const body = written.slice(start[0].length, isClosed ? -quotes.length : undefined);
  const isBytes = prefix.includes('b');
  return { text: prefix.includes('r') ? body : unescaped(body, isBytes), isBytes };
}

const escapeSequence = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3}|\r\n|[\s\S])/g;
const simple: { readonly [letter: string]: string } = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

function unescaped(body: string, isBytes: boolean): string {
  if (!body.includes('\\')) return body;
  return body.replace(escapeSequence, whole => {
    const rest = whole.slice(1);
    const digits = /^[xuU]([\da-fA-F]+)$/.exec(rest)?.[1];
    if (digits !== undefined)
      return isBytes && rest[0] !== 'x' ? whole : character(Number.parseInt(digits, 16));
    if (/^[0-7]/.test(rest)) return character(Number.parseInt(rest, 8) & (isBytes ? 255 : 511));
    const meaning = simple[rest];
    if (meaning !== undefined) return meaning;
    return rest === '\\' || rest === "'" || rest === '"' ? rest : whole;
  });
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
