/** Arithmetic and slices on values that are known. */
import type { Folded, How } from './values.ts';

/** Null for what is undefined or no whole number's business. */
export function arithmetic(operator: string, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '^':
      return a ^ b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '%':
      return b === 0 ? null : ((a % b) + b) % b;
    case '//':
      return b === 0 ? null : Math.floor(a / b);
    default:
      return null;
  }
}

/** `value[from]`, or `value[from:to:step]` where there are more numbers than one; steps are 1 or -1. */
export function partOf(base: Folded, numbers: readonly (number | undefined)[]): Folded | null {
  if (typeof base.value === 'number') return null;
  const [from, to, step = 1] = numbers;
  const items = [...base.value];
  if (numbers.length === 1) {
    const item = items.at(from ?? 0);
    if (item === undefined) return null;
    const value = base.isBytes && typeof item === 'string' ? item.charCodeAt(0) : item;
    return { value, isBytes: false, how: new Set([...base.how, 'sliced']) };
  }
  const picked =
    step === 1
      ? items.slice(from, to)
      : step === -1 && numbers.length === 3
        ? backwards(items, from, to)
        : null;
  if (!picked) return null;
  const how = new Set<How>([...base.how, step === 1 ? 'sliced' : 'reversed']);
  return { ...base, value: typeof base.value === 'string' ? picked.join('') : picked, how };
}

function backwards<T>(
  items: readonly T[],
  from: number | undefined,
  to: number | undefined,
): readonly T[] | null {
  return from === undefined && to === undefined ? [...items].reverse() : null;
}
