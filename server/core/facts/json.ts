/**
 * Reads fields out of answers that anybody may have written. Every function gives a value of the kind asked for or
 * null, and none looks further than the value itself, so neither depth nor odd keys (`__proto__`) matter.
 */

/** An object of JSON. Reading a key that is not there gives undefined; what comes from a prototype is never read. */
export type JsonObject = { readonly [key: string]: unknown };

/** Undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** The object, with nothing above it; an empty one for anything that is no object. */
export function fieldsOf(value: unknown): JsonObject {
  return objectOf(value) ?? {};
}

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** At most `most` items; none where it is no array. */
export function itemsOf(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** Text with something in it, cut to `most` UTF-16 units without splitting a character; null for anything else. */
export function textOf(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null;
  const end = value.length > most && /[\ud800-\udbff]/.test(value[most - 1] ?? '') ? most - 1 : most;
  const text = value.slice(0, end).trim();
  return text === '' ? null : text;
}

/** Text that would mean something else when cut, such as a version: null where it is longer than `most`. */
export function wordOf(value: unknown, most: number): string | null {
  return typeof value === 'string' && value.length <= most ? textOf(value, most) : null;
}

/** A whole number from 0 up; JSON made from protocol buffers writes large ones as strings. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/**
 * A moment, always as `2026-01-02T03:04:05.000Z`, so that two of them compare as text. A time without a zone is UTC,
 * as PyPI means it. Null for anything else.
 */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/i.exec(value.trim());
  if (!found) return null;
  const [, day = '', time = '', fraction = '', zone = 'Z'] = found;
  const moment = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone.toUpperCase()}`);
  if (Number.isNaN(moment)) return null;
  const text = new Date(moment).toISOString();
  return text.length === 24 ? text : null;
}

/** The earliest of moments as `timeOf` gives them. */
export function earliest(times: Iterable<string | null>): string | null {
  let first: string | null = null;
  for (const time of times) if (time !== null && (first === null || time < first)) first = time;
  return first;
}

/** A SHA-256 or the like, in lower case; null where it is no hexadecimal number. */
export function digestOf(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{8,256}$/i.test(value) ? value.toLowerCase() : null;
}
