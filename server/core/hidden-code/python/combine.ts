/** Values that are put together out of others: literals, sums, lists, and templates that are filled in. */
import { readLiteral } from './literal.ts';
import { type Folded, foldLimits, type How, type Value } from './values.ts';

type Parts = readonly (Folded | null)[];

/** A literal of which most is escapes of plain characters is written so that nobody reads it. */
export function ofLiteral(written: string): Folded | null {
  const literal = readLiteral(written);
  if (!literal) return null;
  const isDisguised =
    written.includes('\\x') || written.includes('\\u')
      ? (written.match(plainEscape)?.length ?? 0) * 2 > literal.text.length
      : false;
  return { value: literal.text, isBytes: literal.isBytes, how: new Set(isDisguised ? ['characters'] : []) };
}

/** Of letters, digits and marks that could have been typed. */
const plainEscape = /\\(?:x|u00)[2-7][\da-fA-F]/g;

export function joined(parts: Parts, isWork: boolean): Folded | null {
  let value = '';
  const how = new Set<How>(isWork ? ['joined'] : []);
  for (const part of parts) {
    if (!part || typeof part.value !== 'string' || value.length > foldLimits.length) return null;
    value += part.value;
    for (const step of part.how) how.add(step);
  }
  return { value, isBytes: parts[0]?.isBytes ?? false, how };
}

export function listed(items: Parts): Folded | null {
  const how = new Set<How>();
  const value: Value[] = [];
  for (const item of items) {
    if (!item || value.length >= foldLimits.items) return null;
    value.push(item.value);
    for (const step of item.how) how.add(step);
  }
  return { value, isBytes: items[0]?.isBytes ?? false, how };
}

/** Texts, numbers or lists, one behind the other. */
export function summed(values: readonly Folded[]): Folded | null {
  const [first] = values;
  if (!first || !values.every(({ isBytes }) => isBytes === first.isBytes)) return null;
  if (values.every(({ value }) => typeof value === 'string')) return joined(values, true);
  const how = new Set<How>(values.flatMap(value => [...value.how]));
  if (values.every(({ value }) => typeof value === 'number')) {
    const value = values.reduce((sum, part) => sum + Number(part.value), 0);
    return Number.isSafeInteger(value) ? { value, isBytes: false, how: how.add('computed') } : null;
  }
  if (!values.every(({ value }) => Array.isArray(value))) return null;
  const value = values.flatMap(part => part.value as readonly Value[]);
  return value.length > foldLimits.items ? null : { value, isBytes: first.isBytes, how: how.add('joined') };
}

/** `'%s%s' % ('ex', 'ec')`, and the same by `'{}{}'.format`. */
export function formatted(template: Folded, filling: Folded): Folded | null {
  if (typeof template.value !== 'string') return null;
  const values: readonly Value[] = Array.isArray(filling.value) ? filling.value : [filling.value];
  let next = 0;
  let isKnown = true;
  const value = template.value.replace(/%[sc]|\{(\d{0,2})\}/g, (mark, index?: string) => {
    const part = values[index ? Number(index) : next++];
    if (typeof part === 'string') return part;
    if (typeof part === 'number') return mark === '%c' ? String.fromCharCode(part) : String(part);
    isKnown = false;
    return '';
  });
  if (!isKnown || value.length > foldLimits.length) return null;
  return { value, isBytes: template.isBytes, how: new Set([...template.how, ...filling.how, 'joined']) };
}
