/**
 * Computes the text, bytes, numbers and lists that an expression must give, without running it. Depth, steps and sizes
 * have limits; whatever is not certain is not computed.
 */
import type { Tools } from '../inspection.ts';
import { utf8 } from './codecs.ts';
import { type Literal, readLiteral } from './literal.ts';
import { arithmetic, partOf } from './operators.ts';
import { callFunction, callMethod } from './pure-calls.ts';
import { definitionsOf, plainName, type Scopes } from './scopes.ts';
import { type Node, operandsOf } from './tree.ts';
import { type Folded, foldLimits, type How, type Value } from './values.ts';

const none: ReadonlySet<How> = new Set();

export class Folder {
  readonly #text: string;
  readonly #scopes: Scopes;
  readonly #nameOf: (node: Node) => string | null;
  readonly #tools: Tools;
  readonly #known = new Map<Node, Folded | null>();
  readonly #bound = new Map<string, number>();
  #depth = 0;
  #steps = 0;

  constructor(text: string, scopes: Scopes, nameOf: (node: Node) => string | null, tools: Tools) {
    this.#text = text;
    this.#scopes = scopes;
    this.#nameOf = nameOf;
    this.#tools = tools;
  }

  fold(node: Node): Folded | null {
    const isFree = this.#bound.size === 0;
    const known = isFree ? this.#known.get(node) : undefined;
    if (known !== undefined) return known;
    if (this.#depth >= foldLimits.depth || this.#steps++ > foldLimits.steps) return null;
    if (isFree) this.#known.set(node, null);
    this.#depth++;
    const found = this.#read(node);
    this.#depth--;
    const isSmall = found && (typeof found.value === 'number' || found.value.length <= foldLimits.length);
    const kept = isSmall ? found : null;
    if (isFree) this.#known.set(node, kept);
    return kept;
  }

  /** The text of a literal, the fixed parts of an f-string, or of several that stand side by side. */
  literal(node: Node): string {
    if (node.type === 'ContinuedString') return node.children.map(child => this.literal(child)).join('');
    const written = this.#text.slice(node.from, node.to);
    if (node.type === 'FormatString')
      return readLiteral(written.replace(/^[A-Za-z]+/, ''))?.text.replace(/\{[^{}]*\}/g, '{}') ?? '';
    const literal = readLiteral(written);
    if (!literal) return '';
    return literal.isBytes ? utf8(literal.text) : literal.text;
  }

  #read(node: Node): Folded | null {
    const { children } = node;
    switch (node.type) {
      case 'String':
        return ofLiteral(readLiteral(this.#text.slice(node.from, node.to)));
      case 'ContinuedString':
        return this.#joined(
          children.map(child => this.fold(child)),
          false,
        );
      case 'FormatString':
        return this.#formatted(node);
      case 'Number': {
        const number = Number(this.#text.slice(node.from, node.to).replaceAll('_', ''));
        return Number.isInteger(number) ? { value: number, isBytes: false, how: none } : null;
      }
      case 'ParenthesizedExpression':
        return children[1] ? this.fold(children[1]) : null;
      case 'VariableName':
        return this.#variable(node);
      case 'UnaryExpression': {
        const operand = children[1] && this.fold(children[1]);
        const isMinus = children[0] && this.#text.slice(children[0].from, children[0].to) === '-';
        return operand && isMinus && typeof operand.value === 'number'
          ? { ...operand, value: -operand.value }
          : null;
      }
      case 'ArrayExpression':
      case 'TupleExpression':
        return this.#list(operandsOf(node).map(item => this.fold(item)));
      case 'BinaryExpression':
        return this.#binary(node);
      case 'MemberExpression':
        return this.#subscript(node);
      case 'ArrayComprehensionExpression':
      case 'ComprehensionExpression':
        return this.#comprehension(children.slice(1, -1));
      case 'CallExpression':
        return this.#call(node);
      default:
        return null;
    }
  }

  #variable(node: Node): Folded | null {
    const name = plainName(this.#text.slice(node.from, node.to));
    const bound = this.#bound.get(name);
    if (bound !== undefined) return { value: bound, isBytes: false, how: none };
    const [only, ...more] = definitionsOf(name, this.#scopes.scopeAt(node));
    return only?.kind === 'value' && only.value && more.length === 0 ? this.fold(only.value) : null;
  }

  #joined(parts: readonly (Folded | null)[], isWork: boolean): Folded | null {
    let value = '';
    const how = new Set<How>(isWork ? ['joined'] : []);
    for (const part of parts) {
      if (!part || typeof part.value !== 'string' || value.length > foldLimits.length) return null;
      value += part.value;
      for (const step of part.how) how.add(step);
    }
    return { value, isBytes: parts[0]?.isBytes ?? false, how };
  }

  #formatted(node: Node): Folded | null {
    const written = this.#text.slice(node.from, node.to);
    if (node.children.length > 200) return null;
    let literal = written.replace(/^[A-Za-z]+/, '');
    const shift = written.length - literal.length;
    const how = new Set<How>();
    for (const field of node.children.filter(({ type }) => type === 'FormatReplacement').reverse()) {
      const inner = field.children.length === 3 && field.children[1] ? this.fold(field.children[1]) : null;
      if (!inner || typeof inner.value === 'object' || inner.isBytes || /['"\\\n]/.test(String(inner.value)))
        return null;
      how.add('joined');
      const from = field.from - node.from - shift;
      literal = literal.slice(0, from) + String(inner.value) + literal.slice(field.to - node.from - shift);
    }
    const read = readLiteral(literal);
    return read && { value: read.text, isBytes: false, how };
  }

  #list(items: readonly (Folded | null)[]): Folded | null {
    const how = new Set<How>();
    const value: Value[] = [];
    for (const item of items) {
      if (!item || value.length >= foldLimits.items) return null;
      value.push(item.value);
      for (const step of item.how) how.add(step);
    }
    return { value, isBytes: items[0]?.isBytes ?? false, how };
  }

  #binary(node: Node): Folded | null {
    const [left, sign, right] = node.children;
    if (!left || !sign || !right || node.children.length !== 3) return null;
    const operator = this.#text.slice(sign.from, sign.to);
    const a = this.fold(left);
    const b = this.fold(right);
    if (!a || !b) return null;
    if (operator === '+' && typeof a.value === 'string' && a.isBytes === b.isBytes)
      return this.#joined([a, b], true);
    if (operator === '*' && typeof a.value === 'string' && typeof b.value === 'number') {
      if (b.value < 0 || a.value.length * b.value > foldLimits.length) return null;
      return { ...a, value: a.value.repeat(b.value), how: new Set([...a.how, 'computed']) };
    }
    if (operator === '+' && Array.isArray(a.value) && Array.isArray(b.value))
      return {
        value: [...a.value, ...b.value],
        isBytes: a.isBytes,
        how: new Set([...a.how, ...b.how, 'joined']),
      };
    if (typeof a.value !== 'number' || typeof b.value !== 'number') return null;
    const value = arithmetic(operator, a.value, b.value);
    return value === null || !Number.isSafeInteger(value)
      ? null
      : { value, isBytes: false, how: new Set<How>([...a.how, ...b.how, 'computed']) };
  }

  #subscript(node: Node): Folded | null {
    const [object, open] = node.children;
    if (!object || open?.type !== '[') return null;
    const base = this.fold(object);
    if (!base || typeof base.value === 'number') return null;
    const groups: (Node | null)[] = [null];
    for (const child of node.children.slice(2, -1)) {
      if (child.type === ':') groups.push(null);
      else groups[groups.length - 1] = child;
    }
    const numbers = groups.map(group => (group ? this.fold(group)?.value : undefined));
    if (groups.some((group, at) => group && typeof numbers[at] !== 'number')) return null;
    return partOf(base, numbers as (number | undefined)[]);
  }

  /** `ELEMENT for NAME in VALUE`, without conditions. */
  #comprehension(parts: readonly Node[]): Folded | null {
    const [element, word, target, , source, ...rest] = parts;
    if (!element || word?.type !== 'for' || target?.type !== 'VariableName' || !source || rest.length > 0)
      return null;
    const over = this.fold(source);
    if (!over || typeof over.value === 'number' || over.value.length > foldLimits.items) return null;
    const name = plainName(this.#text.slice(target.from, target.to));
    if (this.#bound.has(name)) return null;
    const items: (Folded | null)[] = [];
    for (const item of over.value) {
      const number =
        typeof item === 'number'
          ? item
          : typeof item === 'string' && over.isBytes
            ? item.charCodeAt(0)
            : null;
      if (number === null || this.#steps > foldLimits.steps) break;
      this.#bound.set(name, number);
      items.push(this.fold(element));
      if (items.at(-1) === null) break;
    }
    this.#bound.delete(name);
    const list = items.length === over.value.length ? this.#list(items) : null;
    return list && { ...list, how: new Set([...over.how, ...list.how]) };
  }

  #call(node: Node): Folded | null {
    const [callee, list] = node.children;
    if (!callee || list?.type !== 'ArgList') return null;
    const inner = list.children.slice(1, -1);
    const isComprehension = inner[1]?.type === 'for';
    const nodes = isComprehension
      ? []
      : inner.filter(
          ({ type }, at) => type !== ',' && inner[at + 1]?.type !== 'AssignOp' && type !== 'AssignOp',
        );
    const name = this.#nameOf(callee);
    // `map(chr, …)` hands on a function, which has a name and no value.
    const args = isComprehension ? [this.#comprehension(inner)] : nodes.map(arg => this.fold(arg));
    const names = nodes.map(arg => this.#nameOf(arg));
    const property = callee.type === 'MemberExpression' ? callee.children.at(-1) : undefined;
    const called = name === null ? null : callFunction(name, args, names, this.#tools);
    if (called || property?.type !== 'PropertyName' || !callee.children[0]) return called;
    const object = this.fold(callee.children[0]);
    return object && callMethod(object, this.#text.slice(property.from, property.to), args, this.#tools);
  }
}

function ofLiteral(literal: Literal | null): Folded | null {
  return literal && { value: literal.text, isBytes: literal.isBytes, how: none };
}
