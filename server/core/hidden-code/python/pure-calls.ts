/** The functions and methods that hidden payloads are put together with, on values that are known. */
import type { Tools } from '../inspection.ts';
import { utf8 } from './codecs.ts';
import { formatted } from './combine.ts';
import { decoded, decodedAs, decoders, encoded, unpacked } from './decoding.ts';
import { type Folded, foldLimits, type How, type Value } from './values.ts';

type Args = readonly (Folded | null)[];

/** The result of a function that is called by its true name; null where it cannot be known. */
export function callFunction(
  name: string,
  args: Args,
  names: readonly (string | null)[],
  tools: Tools,
): Folded | null {
  const [first, second] = args;
  if (name === 'map' && second && names[0] === 'chr') return characters(second, false);
  if (!first) return null;
  const decode = decoders.get(name);
  if (decode) return decoded(first, decode);
  switch (name) {
    case 'chr':
      return characters({ ...first, value: [first.value] }, false, true);
    case 'bytes':
    case 'bytearray':
      return first.isBytes && typeof first.value === 'string'
        ? first
        : Array.isArray(first.value)
          ? characters(first, true)
          : encoded(first);
    case 'str':
      return typeof first.value === 'string'
        ? first.isBytes
          ? { ...first, value: utf8(first.value), isBytes: false }
          : first
        : null;
    case 'list':
    case 'tuple':
    case 'iter':
      return first;
    case 'reversed':
      return typeof first.value === 'number'
        ? null
        : { ...first, value: [...first.value].reverse(), how: new Set([...first.how, 'reversed']) };
    case 'range':
      return range(args);
    case 'ord':
      return typeof first.value === 'string' && first.value.length === 1
        ? { value: first.value.charCodeAt(0), isBytes: false, how: first.how }
        : null;
    case 'len':
      return typeof first.value === 'number'
        ? null
        : { value: first.value.length, isBytes: false, how: first.how };
    case 'enumerate':
      return typeof first.value === 'number' || args.length > 1
        ? null
        : { ...first, value: itemsOf(first).map((item, index) => [index, item]), isBytes: false };
    case 'zip': {
      if (!second || typeof first.value === 'number' || typeof second.value === 'number') return null;
      const others = itemsOf(second);
      const value = itemsOf(first)
        .slice(0, others.length)
        .map((item, index) => [item, others[index] as Value]);
      return { value, isBytes: false, how: new Set([...first.how, ...second.how]) };
    }
    case 'str.maketrans':
      return !second ? null : { value: [first.value, second.value], isBytes: false, how: first.how };
    case 'int': {
      const base = second?.value ?? 10;
      const number =
        typeof first.value === 'string' && typeof base === 'number'
          ? Number.parseInt(first.value, base)
          : Number.NaN;
      return Number.isSafeInteger(number)
        ? { value: number, isBytes: false, how: new Set([...first.how, 'computed']) }
        : null;
    }
    case 'codecs.decode':
      return callMethod(first, 'decode', args.slice(1), tools);
    case 'zlib.decompress':
    case 'gzip.decompress':
    case 'zlib.decompressobj().decompress':
      return unpacked(first, tools);
    default:
      return null;
  }
}

/** The result of a method of a known text, bytes or list. */
export function callMethod(object: Folded, method: string, args: Args, tools: Tools): Folded | null {
  const { value } = object;
  const [first, second] = args;
  if (typeof value !== 'string') return null;
  switch (method) {
    case 'join':
      return first ? join(object, first) : null;
    case 'decode':
      return decodedAs(object, first, tools);
    case 'encode':
      return first && /rot_?13/i.test(String(first.value))
        ? decodedAs(object, first, tools)
        : encoded(object);
    case 'replace':
      if (typeof first?.value !== 'string' || typeof second?.value !== 'string') return null;
      if (first.value === '' || value.length * Math.max(1, second.value.length) > foldLimits.length * 4)
        return null;
      return {
        ...object,
        value: value.replaceAll(first.value, () => String(second.value)),
        how: new Set([...object.how, 'replaced']),
      };
    case 'translate':
      return first ? translated(object, first) : null;
    case 'format':
      return args.every(arg => arg !== null)
        ? formatted(object, { value: args.map(arg => arg?.value ?? ''), isBytes: false, how: new Set() })
        : null;
    case 'strip':
    case 'lstrip':
    case 'rstrip':
      return args.length === 0 ? { ...object, value: value.trim() } : null;
    case 'lower':
      return { ...object, value: value.toLowerCase() };
    case 'upper':
      return { ...object, value: value.toUpperCase() };
    case 'split': {
      if (args.length > 1) return null;
      const separator = first ? first.value : null;
      if (separator !== null && (typeof separator !== 'string' || separator === '')) return null;
      const parts = separator === null ? value.trim().split(/\s+/) : value.split(separator);
      return parts.length > foldLimits.items ? null : { ...object, value: parts };
    }
    default:
      return null;
  }
}

/** One by one, bytes as the numbers they are. */
function itemsOf({ value, isBytes }: Folded): readonly Value[] {
  if (typeof value === 'number') return [];
  return [...value].map(item => (isBytes && typeof item === 'string' ? item.charCodeAt(0) : item));
}

/** With a table of `str.maketrans`. */
function translated(object: Folded, { value: table }: Folded): Folded | null {
  const [from, to] = Array.isArray(table) ? table : [];
  if (typeof object.value !== 'string' || typeof from !== 'string' || typeof to !== 'string') return null;
  const value = object.value.replace(/[\s\S]/g, letter => to[from.indexOf(letter)] ?? letter);
  return { ...object, value, how: new Set([...object.how, 'characters']) };
}

function characters({ value, how }: Folded, isBytes: boolean, isOne = false): Folded | null {
  if (!Array.isArray(value)) return null;
  const limit = isBytes ? 256 : 0x110000;
  const out: string[] = [];
  for (const code of value as readonly Value[]) {
    if (typeof code !== 'number' || code < 0 || code >= limit) return null;
    out.push(String.fromCodePoint(code));
  }
  const steps = new Set<How>([...how, 'characters']);
  return { value: isBytes || isOne ? out.join('') : out, isBytes, how: steps };
}

function join(separator: Folded, list: Folded): Folded | null {
  const items = typeof list.value === 'string' ? [...list.value] : list.value;
  if (!Array.isArray(items) || !items.every(item => typeof item === 'string')) return null;
  const length = items.reduce((sum: number, item) => sum + item.length + String(separator.value).length, 0);
  if (length > foldLimits.length) return null;
  return {
    value: items.join(String(separator.value)),
    isBytes: separator.isBytes,
    how: new Set([...list.how, 'joined']),
  };
}

function range(args: Args): Folded | null {
  const numbers = args.map(arg => arg?.value);
  if (!numbers.every(number => typeof number === 'number')) return null;
  const [from, to, step] =
    numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1];
  if (from === undefined || to === undefined || !step || Math.abs((to - from) / step) > foldLimits.items)
    return null;
  const value: number[] = [];
  for (let at = from; step > 0 ? at < to : at > to; at += step) value.push(at);
  return { value, isBytes: false, how: new Set() };
}
