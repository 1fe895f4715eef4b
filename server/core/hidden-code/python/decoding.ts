/** Decoding of known values: functions and codecs by their names, and unpacking within limits. */
import type { Tools } from '../inspection.ts';
import {
  bytesOf,
  fromBase32,
  fromBase64,
  fromBase85,
  fromHex,
  rotated13,
  textOfBytes,
  utf8,
} from './codecs.ts';
import { readLiteral } from './literal.ts';
import { type Folded, foldLimits } from './values.ts';

/** By their true names; each takes text or bytes, one character a byte. */
export const decoders: ReadonlyMap<string, (text: string) => string | null> = new Map([
  ...['b64decode', 'standard_b64decode', 'urlsafe_b64decode', 'decodebytes', 'decodestring'].map(
    name => [`base64.${name}`, fromBase64] as const,
  ),
  ['binascii.a2b_base64', fromBase64],
  ['base64.b32decode', fromBase32],
  ['base64.b16decode', fromHex],
  ['urllib.parse.unquote', text => text.replace(/%([\da-f]{2})/gi, (_, pair) => fromHex(pair) ?? '')],
  ['base64.b85decode', text => fromBase85(text, false)],
  ['base64.a85decode', text => fromBase85(text, true)],
  ['binascii.unhexlify', fromHex],
  ['binascii.a2b_hex', fromHex],
  ['bytes.fromhex', fromHex],
  ['bytearray.fromhex', fromHex],
]);

export function decoded(
  object: Folded,
  decode: (text: string) => string | null,
  isBytes = true,
): Folded | null {
  if (typeof object.value !== 'string') return null;
  const value = decode(object.value);
  return value === null ? null : { value, isBytes, how: new Set([...object.how, 'decoded']) };
}

export function decodedAs(object: Folded, codec: Folded | null | undefined, tools: Tools): Folded | null {
  if (codec === null || typeof object.value !== 'string') return null;
  const name = String(codec?.value ?? 'utf-8')
    .toLowerCase()
    .replace(/[-_ ]|codec/g, '');
  if (name === 'rot13') return decoded(object, rotated13, object.isBytes);
  if (name === 'hex') return decoded(object, fromHex);
  if (name === 'base64') return decoded(object, fromBase64);
  if (name === 'zlib' || name === 'zip') return unpacked(object, tools);
  if (name === 'unicodeescape')
    return decoded(object, text => readLiteral(`"${text.replace(/"/g, '\\"')}"`)?.text ?? null, false);
  const isLatin = /^(?:latin|iso8859|ascii)/.test(name);
  return { ...object, value: isLatin ? object.value : utf8(object.value), isBytes: false };
}

/** Text to bytes: beyond ASCII one character is several. */
export function encoded({ value, how }: Folded): Folded | null {
  if (typeof value !== 'string') return null;
  const bytes = /\P{ASCII}/u.test(value)
    ? value.replace(/\P{ASCII}/gu, character => percentBytes(character))
    : value;
  return { value: bytes, isBytes: true, how };
}

function percentBytes(character: string): string {
  if (/\p{Cs}/u.test(character)) return '?';
  return encodeURIComponent(character).replace(/%(..)/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export function unpacked(object: Folded, tools: Tools): Folded | null {
  if (typeof object.value !== 'string') return null;
  const bytes = tools.inflate(bytesOf(object.value), foldLimits.length);
  return bytes && { value: textOfBytes(bytes), isBytes: true, how: new Set([...object.how, 'unpacked']) };
}
