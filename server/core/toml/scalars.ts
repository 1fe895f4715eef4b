/** Tells what an unquoted TOML value is: a number, a boolean, a date or nothing that TOML knows. */
import type { Span } from '../span.ts';
import type { TomlDate, TomlValue } from './syntax.ts';

/** No number of a real file is longer, and none of the expressions below should meet a longer one. */
const maxLength = 4096;
const decimal = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const radix = /^0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const float = /^[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const special = /^[+-]?(?:inf|nan)$/;
const dateTime =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(^|[Tt ])(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?([Zz]|[+-](\d\d):(\d\d))?)?$/;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The value that `raw` is, or a message that says what is wrong with it. */
export function scalarOf(raw: string, span: Span): TomlValue | string {
  if (raw === 'true' || raw === 'false') return { kind: 'boolean', span, value: raw === 'true' };
  if (raw.length > maxLength) return 'This value is too long';
  if (decimal.test(raw) || radix.test(raw)) return integer(raw, span);
  const plain = raw.replaceAll('_', '');
  if (float.test(raw)) return { kind: 'float', span, value: Number(plain) };
  if (special.test(raw)) {
    const size = raw.endsWith('inf') ? Number.POSITIVE_INFINITY : Number.NaN;
    return { kind: 'float', span, value: raw.startsWith('-') ? -size : size };
  }
  const kind = dateKind(raw);
  if (kind) return { kind, span, value: raw };
  return /^[A-Za-z_]/.test(raw) ? 'Text must stand in quotes' : 'This is no value that TOML knows';
}

function integer(raw: string, span: Span): TomlValue | string {
  const plain = raw.replaceAll('_', '');
  // Shorter numbers fit into 64 bits whatever their digits are.
  if (plain.length > 15) {
    const limit = plain.startsWith('-') ? 2n ** 63n : 2n ** 63n - 1n;
    if (BigInt(plain.replace(/^[+-]/, '')) > limit) return 'This number is too large';
  }
  return { kind: 'integer', span, value: Number(plain) };
}

/** Null for text that is no date and no time, and for days and hours that do not exist. */
function dateKind(raw: string): TomlDate['kind'] | null {
  const parts = dateTime.exec(raw);
  if (!parts || raw === '') return null;
  const [, year, month, day, separator, hour, minute, second, offset, offsetHour, offsetMinute] = parts;
  if (year !== undefined && !isDay(Number(year), Number(month), Number(day))) return null;
  if (hour === undefined) return year === undefined ? null : 'local-date';
  // The separator may be empty only where the time stands alone.
  if ((separator === '') !== (year === undefined)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return null;
  if (year === undefined) return offset === undefined ? 'local-time' : null;
  return offset === undefined ? 'local-date-time' : 'offset-date-time';
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
