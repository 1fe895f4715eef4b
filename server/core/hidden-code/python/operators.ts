/** Arithmetic and slices on values that are known. */
import type { Node } from './tree.ts';
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

/** The numbers between the brackets of `a[1:2:3]`; null for one that is left out. */
export function sliceOf(subscript: Node): readonly (Node | null)[] {
  const groups: (Node | null)[] = [null];
  for (const child of subscript.children.slice(2, -1)) {
    if (child.type === ':') groups.push(null);
    else groups[groups.length - 1] = child;
  }
  return groups;
}

/** The operands of `a + b + c`, which the tree nests as deep as there are. */
export function operandsOfSum(sum: Node, textOf: (node: Node) => string): readonly Node[] {
  const operands: Node[] = [];
  let at: Node = sum;
  for (;;) {
    const [left, sign, right] = at.children;
    if (at.type !== 'BinaryExpression' || !left || !sign || !right || textOf(sign) !== '+') break;
    operands.push(right);
    at = left;
  }
  return [...operands, at].reverse();
}

function backwards<T>(
  items: readonly T[],
  from: number | undefined,
  to: number | undefined,
): readonly T[] | null {
  return from === undefined && to === undefined ? [...items].reverse() : null;
}
