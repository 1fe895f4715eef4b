/** Decodings that hide code: each takes bytes or text, one character a byte, and gives the same; null for damaged data. */
import { withoutTrailing } from '../../trim-end.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of both alphabets; what is no digit is passed over, as Python does. */
export function fromBase64(text: string): string | null {
  const out: string[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    if (character === '=') break;
    const value = digits.indexOf(character === '-' ? '+' : character === '_' ? '/' : character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push(String.fromCharCode((bits >> count) & 255));
  }
  return out.length === 0 ? null : out.join('');
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function fromBase32(text: string): string | null {
  const out: string[] = [];
  let bits = 0;
  let count = 0;
  for (const character of withoutTrailing(text, '=')) {
    const value = base32Digits.indexOf(character.toUpperCase());
    if (value < 0) return null;
    bits = ((bits << 5) | value) & 0xffff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    out.push(String.fromCharCode((bits >> count) & 255));
  }
  return out.join('');
}

/** As `b85decode` reads it, or with `ascii` as `a85decode` does. */
export function fromBase85(text: string, ascii: boolean): string | null {
  const alphabet = ascii
    ? null
    : '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
  const values: number[] = [];
  for (const character of text.replace(/\s+/g, '')) {
    if (ascii && character === 'z') values.push(0, 0, 0, 0, 0);
    else values.push(alphabet ? alphabet.indexOf(character) : character.charCodeAt(0) - 33);
  }
  if (values.some(value => value < 0 || value > 84)) return null;
  const padding = (5 - (values.length % 5)) % 5;
  for (let count = 0; count < padding; count++) values.push(84);
  const out: string[] = [];
  for (let at = 0; at < values.length; at += 5) {
    const number = values.slice(at, at + 5).reduce((sum, value) => sum * 85 + value, 0);
    for (const shift of [2 ** 24, 2 ** 16, 2 ** 8, 1])
      out.push(String.fromCharCode(Math.floor(number / shift) % 256));
  }
  return out.join('').slice(0, out.length - padding);
}

export function fromHex(text: string): string | null {
  const plain = text.replace(/\s+/g, '');
  if (plain.length % 2 === 1 || /[^\da-fA-F]/.test(plain)) return null;
  return plain.replace(/../g, pair => String.fromCharCode(Number.parseInt(pair, 16)));
}

export function rotated13(text: string): string {
  return text.replace(/[a-z]/gi, letter => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0) & 255);
}

export function textOfBytes(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    out.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return out.join('');
}

/** Bytes read as UTF-8, the rest of them as Latin-1. */
export function utf8(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(text));
  } catch {
    return text;
  }
}
