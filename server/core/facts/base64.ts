/** Text and bytes out of base64, without the functions that only browsers or Node have. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Null for what is no base64 of UTF-8. The `=` at the end may be missing, and the URL-safe letters count too. */
export function textOfBase64(encoded: string): string | null {
  const bytes = bytesOfBase64(encoded);
  if (bytes === null) return null;
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

/** The same, of anything. */
export function bytesOfBase64(encoded: string): Uint8Array | null {
  const letters = encoded.replace(/[\r\n]/g, '').replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const letter of letters) {
    const value = alphabet.indexOf(letter === '-' ? '+' : letter === '_' ? '/' : letter);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = (bits >> held) & 0xff;
  }
  return bytes.subarray(0, length);
}
