/** Follows values backwards: from where something is used over variables, helpers and parameters to where it comes from. */

import { definitionsOf, memberKey, plainName, type Scope, type Scopes } from './scopes.ts';
import type { Call } from './source.ts';
import type { Node } from './tree.ts';

export interface Reached {
  readonly node: Node;
  /** 0 where it stands in the expression itself, else the number of variables, helpers and parameters between. */
  readonly hops: number;
}

const mostHops = 12;
const mostNodes = 3000;
/** For all questions about one source together. */
const mostWork = 400_000;

export class Flow {
  readonly #text: string;
  readonly #scopes: Scopes;
  readonly #nameOf: (node: Node) => string | null;
  readonly #calls: () => readonly Call[];
  #callsByName: Map<string, Call[]> | null = null;
  #work = 0;

  constructor(
    text: string,
    scopes: Scopes,
    nameOf: (node: Node) => string | null,
    calls: () => readonly Call[],
  ) {
    this.#text = text;
    this.#scopes = scopes;
    this.#nameOf = nameOf;
    this.#calls = calls;
  }

  reach(start: Node, isIt: (node: Node, name: string | null) => boolean): Reached | null {
    const seen = new Set<Node>();
    let level: Node[] = [start];
    for (let hops = 0; hops <= mostHops && level.length > 0; hops++) {
      const next: Node[] = [];
      const waiting = level.reverse();
      for (let node = waiting.pop(); node; node = waiting.pop()) {
        if (seen.has(node)) continue;
        if (seen.size > mostNodes || this.#work++ > mostWork) return null;
        seen.add(node);
        const name = named.has(node.type) ? this.#nameOf(node) : null;
        if (isIt(node, name)) return { node, hops };
        for (const origin of this.#origins(node, name)) next.push(origin);
        for (let at = node.children.length - 1; at >= 0; at--) {
          const child = node.children[at] as Node;
          if (child.type !== 'LambdaExpression') waiting.push(child);
        }
      }
      level = next;
    }
    return null;
  }

  /** `.decode` and `.Loader().decode` are functions of this source. */
  functionsOf(name: string): readonly Scope[] {
    if (!name.startsWith('.')) return [];
    return this.#scopes.functions.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
  }

  #origins(node: Node, name: string | null): readonly Node[] {
    if (node.type === 'VariableName') return this.#variable(node);
    if (node.type === 'MemberExpression') {
      const key = memberKey(node, part => this.#text.slice(part.from, part.to));
      return values(this.#scopes.module.names.get(key) ?? []);
    }
    if (node.type !== 'CallExpression' || name === null) return [];
    return this.functionsOf(name.replace(/\(\)$/, '')).flatMap(({ returns }) => returns);
  }

  #variable(node: Node): readonly Node[] {
    const written = plainName(this.#text.slice(node.from, node.to));
    const scope = this.#scopes.scopeAt(node);
    const definitions = definitionsOf(written, scope);
    if (!definitions.some(({ kind }) => kind === 'parameter')) return values(definitions);
    let owner: Scope | null = scope;
    while (owner && !owner.names.has(written)) owner = owner.outer;
    return [...values(definitions), ...(owner ? this.#arguments(owner, written) : [])];
  }

  /** What the calls of a function in this source hand to one of its parameters. */
  #arguments({ name, parameters }: Scope, parameter: string): readonly Node[] {
    if (name === '') return [];
    const isMethod = parameters[0] === 'self' || parameters[0] === 'cls';
    const place = parameters.indexOf(parameter) - (isMethod ? 1 : 0);
    return this.#callsOf(name).flatMap(({ args, keywords }) => {
      const value = keywords.get(parameter) ?? args[place];
      return value ? [value] : [];
    });
  }

  #callsOf(name: string): readonly Call[] {
    if (!this.#callsByName) {
      this.#callsByName = new Map();
      for (const call of this.#calls()) {
        if (!call.name.startsWith('.')) continue;
        const word = call.name.slice(call.name.lastIndexOf('.') + 1);
        const known = this.#callsByName.get(word);
        if (!known) this.#callsByName.set(word, [call]);
        else if (known.length < 50) known.push(call);
      }
    }
    return this.#callsByName.get(name) ?? [];
  }
}

const named = new Set(['VariableName', 'MemberExpression', 'CallExpression']);

function values(
  definitions: readonly { readonly value: Node | null; readonly kind: string }[],
): readonly Node[] {
  return definitions.flatMap(({ value, kind }) =>
    value && kind !== 'function' && kind !== 'class' ? [value] : [],
  );
}
