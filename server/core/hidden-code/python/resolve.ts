/** From an expression to the true name of what it stands for, through imports, aliases and look-ups by name. */
import { definitionsOf, memberKey, plainName, type Scopes } from './scopes.ts';
import { type Node, operandsOf } from './tree.ts';

const deepest = 40;
const longest = 300;
/** In a table that is written in the source. */
const mostItems = 200;

export class Resolver {
  readonly #text: string;
  readonly #scopes: Scopes;
  readonly #textOf: (node: Node) => string | null;
  readonly #known = new Map<Node, string | null>();
  #depth = 0;

  constructor(text: string, scopes: Scopes, textOf: (node: Node) => string | null) {
    this.#text = text;
    this.#scopes = scopes;
    this.#textOf = textOf;
  }

  name(node: Node): string | null {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (this.#depth > deepest) return null;
    // A name that is defined by itself has no other meaning.
    this.#known.set(node, null);
    this.#depth++;
    const found = this.#read(node);
    this.#depth--;
    const name = found !== null && found.length > longest ? null : found;
    this.#known.set(node, name);
    return name;
  }

  #read(node: Node): string | null {
    switch (node.type) {
      case 'VariableName':
        return this.#variable(node);
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        return this.#result(node);
      case 'AwaitExpression':
      case 'ParenthesizedExpression': {
        const inner = node.children[1];
        return inner ? this.name(inner) : null;
      }
      default:
        return null;
    }
  }

  #variable(node: Node): string | null {
    const written = plainName(this.#text.slice(node.from, node.to));
    const definitions = definitionsOf(written, this.#scopes.scopeAt(node));
    if (definitions.every(({ kind }) => kind === 'grown'))
      return written === '__builtins__' ? 'builtins' : written;
    for (const { kind, value, path } of definitions) {
      if (kind === 'import') return path.replace(/^(?:builtins|__builtin__)\./, '');
      if (kind === 'function' || kind === 'class') return `.${written}`;
      // A parameter has a value where it has a default.
      if ((kind === 'value' || kind === 'parameter') && value) {
        const name = this.name(value);
        if (name !== null) return name;
      }
    }
    return null;
  }

  #member(node: Node): string | null {
    const [object] = node.children;
    const property = node.children.at(-1);
    if (!object) return null;
    const base = this.name(object);
    if (property?.type === 'PropertyName') {
      const word = plainName(this.#text.slice(property.from, property.to));
      if (base !== null) return joined(base, word);
      const bound = this.#scopes.module.names.get(
        memberKey(node, part => this.#text.slice(part.from, part.to)),
      );
      for (const { kind, value } of bound ?? [])
        if (kind === 'value' && value) {
          const name = this.name(value);
          if (name !== null) return name;
        }
      // What is called on something unknown still tells by its own name.
      return this.#scopes.functions.has(word) && isSelf(this.#text.slice(object.from, object.to))
        ? `.${word}`
        : `?.${word}`;
    }
    // `globals()['exec']`, `sys.modules['os']`, `os.__dict__['system']`
    const key = node.children[1]?.type === '[' && node.children.length === 4 ? node.children[2] : undefined;
    if (base === null && key) return this.#item(object, key);
    if (base === null || !key) return null;
    if (!tables.test(base)) return `${base}[]`;
    const word = this.#textOf(key);
    if (word === null) return null;
    return base === 'sys.modules' ? word : joined(base.replace(tables, ''), word);
  }

  /** `table['run']`, where the table is written in the source. */
  #item(object: Node, key: Node): string | null {
    const written = plainName(this.#text.slice(object.from, object.to));
    const [only, ...more] =
      object.type === 'VariableName' ? definitionsOf(written, this.#scopes.scopeAt(object)) : [];
    const table = more.length === 0 && only?.kind === 'value' ? only.value : null;
    if (!table || table.children.length > mostItems * 4) return null;
    const items = operandsOf(table);
    const word = this.#textOf(key);
    if (table.type === 'ArrayExpression' || table.type === 'TupleExpression') {
      const item = items[Number(this.#text.slice(key.from, key.to))];
      return item ? this.name(item) : null;
    }
    if (table.type !== 'DictionaryExpression' || word === null) return null;
    const values = items.filter(({ type }) => type !== ':');
    const at = values.findIndex((item, index) => index % 2 === 0 && this.#textOf(item) === word);
    const value = at < 0 ? undefined : values[at + 1];
    return value ? this.name(value) : null;
  }

  #result(node: Node): string | null {
    const [callee, list] = node.children;
    const name = callee ? this.name(callee) : null;
    if (name === null) return null;
    const args = list?.children.filter(({ type }) => !'(),'.includes(type)) ?? [];
    const [first, second] = args;
    if (first && imports.has(name)) return this.#textOf(first)?.split('.')[0] ?? null;
    if (first && name === 'importlib.import_module') return this.#textOf(first);
    if (first && second && name === 'getattr') {
      const base = this.name(first);
      const word = this.#textOf(second);
      return base === null || word === null ? null : joined(base, word);
    }
    if (name === 'vars' && first) return `${this.name(first) ?? '?'}.__dict__`;
    return `${name}()`;
  }
}

const imports = new Set(['__import__', 'builtins.__import__', 'importlib.__import__']);
const tables = /(?:^|\.)(?:__dict__|globals\(\)|locals\(\)|vars\(\)|builtins|__builtins__|sys\.modules)$/;

function isSelf(word: string): boolean {
  return word === 'self' || word === 'cls';
}

function joined(base: string, word: string): string {
  return /^(?:|builtins|__builtins?__)$/.test(base) ? word : `${base}.${word}`;
}
