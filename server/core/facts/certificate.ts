/**
 * What is read of the certificates in attestations. Fulcio writes into them which repository a workflow ran in, by the
 * forge's own number: names change hands, numbers do not. The signature is not looked at: PyPI has checked it.
 */
import { bytesOfBase64 } from './base64.ts';

/** The object identifier 1.3.6.1.4.1.57264.1.15, "source repository identifier", as DER writes it. */
const repositoryIdentifier = [0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01, 0x0f];
const octets = 0x04;
const utf8 = 0x0c;
const critical = [0x01, 0x01, 0xff];

/** The digits of the number; null for what has none, or is no certificate. `encoded` is DER in base64. */
export function repositoryIdIn(encoded: string): string | null {
  const bytes = bytesOfBase64(encoded);
  if (bytes === null) return null;
  for (let at = 0; at < bytes.length; at++) {
    if (!stands(repositoryIdentifier, bytes, at)) continue;
    at += repositoryIdentifier.length;
    if (stands(critical, bytes, at)) at += critical.length;
    const length = bytes[at + 3] ?? 0;
    if (bytes[at] !== octets || bytes[at + 2] !== utf8 || bytes[at + 1] !== length + 2) return null;
    const digits = String.fromCharCode(...bytes.subarray(at + 4, at + 4 + length));
    return /^\d{1,30}$/.test(digits) && digits.length === length ? digits : null;
  }
  return null;
}

function stands(pattern: readonly number[], bytes: Uint8Array, at: number): boolean {
  return pattern.every((byte, offset) => bytes[at + offset] === byte);
}
