/**
 * Computes the text, bytes, numbers and lists that an expression must give, without running it. Depth, steps and sizes
 * have limits; whatever is not certain is not computed.
 */
import type { Tools } from '../inspection.ts';
import { formatted, joined, listed, ofLiteral, summed } from './combine.ts';
import { readLiteral } from './literal.ts';
import { arithmetic, operandsOfSum, partOf, sliceOf } from './operators.ts';
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
  #bound: ReadonlyMap<string, Folded> = new Map();
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

  #read(node: Node): Folded | null {
    const { children } = node;
    switch (node.type) {
      case 'String':
        return ofLiteral(this.#written(node));
      case 'ContinuedString':
        return joined(
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
        return listed(operandsOf(node).map(item => this.fold(item)));
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
    if (bound !== undefined) return bound;
    const [only, ...more] = definitionsOf(name, this.#scopes.scopeAt(node));
    return only?.kind === 'value' && only.value && more.length === 0 ? this.fold(only.value) : null;
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

  #binary(node: Node): Folded | null {
    const [left, sign, right] = node.children;
    if (!left || !sign || !right || node.children.length !== 3) return null;
    const operator = this.#text.slice(sign.from, sign.to);
    if (operator === '+') return this.#sum(node);
    const a = this.fold(left);
    const b = this.fold(right);
    if (!a || !b) return null;
    if (operator === '*' && typeof a.value === 'string' && typeof b.value === 'number') {
      if (b.value < 0 || a.value.length * b.value > foldLimits.length) return null;
      return { ...a, value: a.value.repeat(b.value), how: new Set([...a.how, 'computed']) };
    }
    if (operator === '%' && typeof a.value === 'string') return formatted(a, b);
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
    const groups = sliceOf(node);
    const numbers = groups.map(group => (group ? this.fold(group)?.value : undefined));
    if (groups.some((group, at) => group && typeof numbers[at] !== 'number')) return null;
    return partOf(base, numbers as (number | undefined)[]);
  }

  /** All operands of `a + b + c`: hundreds of them are nested as deep. */
  #sum(node: Node): Folded | null {
    const operands = operandsOfSum(node, part => this.#written(part));
    const values: Folded[] = [];
    for (const operand of operands) {
      const value = this.fold(operand);
      if (!value) return null;
      values.push(value);
    }
    return summed(values);
  }

  /** `ELEMENT for NAME in VALUE`, or for several names, without conditions. */
  #comprehension(parts: readonly Node[]): Folded | null {
    const end = parts.findIndex(({ type }) => type === 'in');
    const [element, word] = parts;
    const source = parts[end + 1];
    const targets = parts.slice(2, end).filter(({ type }) => type !== ',');
    if (!element || word?.type !== 'for' || end < 3 || !source || parts.length > end + 2) return null;
    if (targets.some(({ type }) => type !== 'VariableName')) return null;
    const over = this.fold(source);
    if (!over || typeof over.value === 'number' || over.value.length > foldLimits.items) return null;
    const names = targets.map(target => plainName(this.#written(target)));
    const items: (Folded | null)[] = [];
    for (const item of over.value) {
      const value = typeof item === 'string' && over.isBytes ? item.charCodeAt(0) : item;
      const each = names.length === 1 ? [value] : Array.isArray(value) ? (value as readonly Value[]) : [];
      if (each.length !== names.length || this.#steps > foldLimits.steps) return null;
      const bound = names.map((name, at) => [name, plainFolded(each[at] as Value)] as const);
      const folded = this.#within(bound, element);
      if (!folded) return null;
      items.push(folded);
    }
    const list = listed(items);
    return list && { ...list, how: new Set([...over.how, ...list.how]) };
  }

  #within(bound: readonly (readonly [string, Folded])[], node: Node): Folded | null {
    const outer = this.#bound;
    this.#bound = new Map([...outer, ...bound]);
    const value = this.fold(node);
    this.#bound = outer;
    return value;
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
    const called =
      name === null || name.startsWith('.')
        ? this.#own(callee, args)
        : callFunction(name, args, names, this.#tools);
    if (called || property?.type !== 'PropertyName' || !callee.children[0]) return called;
    const object = this.fold(callee.children[0]);
    return object && callMethod(object, this.#written(property), args, this.#tools);
  }

  /** The result of a function of this source that only returns an expression of its parameters. */
  #own(callee: Node, args: readonly (Folded | null)[]): Folded | null {
    let at: Node | undefined = callee;
    while (at?.type === 'ParenthesizedExpression') at = at.children[1];
    if (at?.type === 'VariableName') {
      const name = plainName(this.#written(at));
      const [only, ...more] = definitionsOf(name, this.#scopes.scopeAt(at));
      at = more.length === 0 && only?.value ? only.value : undefined;
    }
    if (at?.type !== 'LambdaExpression' && at?.type !== 'FunctionDefinition') return null;
    const { parameters, returns } = this.#scopes.scopeAt(at);
    const [result, ...others] = returns;
    if (!result || others.length > 0 || parameters.length !== args.length) return null;
    const bound: (readonly [string, Folded])[] = [];
    for (const [index, arg] of args.entries()) {
      if (!arg) return null;
      bound.push([parameters[index] ?? '', arg]);
    }
    return this.#within(bound, result);
  }

  #written(node: Node | undefined): string {
    return node ? this.#text.slice(node.from, node.to) : '';
  }
}

function plainFolded(value: Value): Folded {
  return { value, isBytes: false, how: none };
}
