/** Which names a source defines where, and with what: the ground that names are resolved and values followed on. */
import { below, childOf, type Node, operandsOf, type Tree } from './tree.ts';

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly node: Node;
  /** Of a class or function; empty for a lambda and the module. */
  readonly name: string;
  readonly outer: Scope | null;
  readonly names: Map<string, Definition[]>;
  /** Of a function, in their order. */
  readonly parameters: string[];
  /** What a function returns or yields. */
  readonly returns: Node[];
}

export interface Definition {
  readonly kind: 'import' | 'value' | 'part' | 'grown' | 'function' | 'class' | 'parameter';
  /** What it is bound to; `part` is an element of it, `grown` something added to what the name holds. */
  readonly value: Node | null;
  /** The dotted path of an import. */
  readonly path: string;
}

export interface Scopes {
  readonly module: Scope;
  /** Functions and methods by their names, over the whole source. */
  readonly functions: ReadonlyMap<string, readonly Scope[]>;
  scopeAt(node: Node): Scope;
}

/** Identifiers as Python compares them: full-width and mathematical letters are the plain ones. */
export function plainName(written: string): string {
  return /^\p{ASCII}*$/u.test(written) ? written : written.normalize('NFKC');
}

export function readScopes(tree: Tree, text: string): Scopes {
  const module = newScope('module', tree.root, '', null);
  const byNode = new Map<Node, Scope>([[tree.root, module]]);
  const functions = new Map<string, Scope[]>();
  const scopeAt = (node: Node): Scope => {
    for (let above: Node | null = node; above; above = above.parent) {
      const scope = byNode.get(above);
      if (scope) return scope;
    }
    return module;
  };
  const nameOf = (node: Node): string => plainName(text.slice(node.from, node.to));
  const define = (
    scope: Scope,
    name: string,
    kind: Definition['kind'],
    value: Node | null,
    path = '',
  ): void => {
    const known = scope.names.get(name);
    if (!known) scope.names.set(name, [{ kind, value, path }]);
    else if (known.length < mostDefinitions) known.push({ kind, value, path });
  };
  const bind = (scope: Scope, target: Node, value: Node | null, kind: Definition['kind']): void => {
    const base = baseOf(target);
    if (target.type === 'VariableName') define(scope, nameOf(target), kind, value);
    else if (/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.type)) {
      for (const part of below(target, 200))
        if (part.type === 'VariableName') define(scope, nameOf(part), 'part', value);
    } else if (target.type === 'MemberExpression' && childOf(target, 'PropertyName'))
      define(module, memberKey(target, nameOf), kind, value);
    else if (base) define(scope, nameOf(base), 'grown', value);
  };

  for (const node of tree.nodes) {
    switch (node.type) {
      case 'FunctionDefinition':
      case 'LambdaExpression':
      case 'ClassDefinition': {
        const around = scopeAt(node.parent ?? node);
        const named = node.type === 'LambdaExpression' ? null : childOf(node, 'VariableName');
        const kind = node.type === 'ClassDefinition' ? 'class' : 'function';
        const scope = newScope(kind, node, named ? nameOf(named) : '', around);
        byNode.set(node, scope);
        if (named) define(around, nameOf(named), kind, node);
        if (kind === 'function' && named)
          functions.set(scope.name, [...(functions.get(scope.name) ?? []).slice(0, 50), scope]);
        if (node.type === 'LambdaExpression') scope.returns.push(...node.children.slice(-1));
        break;
      }
      case 'ParamList': {
        const scope = scopeAt(node);
        for (const [at, child] of node.children.entries()) {
          // `b` of `a=b` is a value, no parameter.
          if (child.type !== 'VariableName' || node.children[at - 1]?.type === 'AssignOp') continue;
          const hasDefault = node.children[at + 1]?.type === 'AssignOp';
          scope.parameters.push(nameOf(child));
          define(scope, nameOf(child), 'parameter', hasDefault ? (node.children[at + 2] ?? null) : null);
        }
        break;
      }
      case 'ReturnStatement':
      case 'YieldStatement':
        if (scopeAt(node).returns.length < 200) scopeAt(node).returns.push(...operandsOf(node).slice(1));
        break;
      case 'ImportStatement':
        for (const { name, path } of importsOf(node, nameOf))
          define(scopeAt(node), name, 'import', null, path);
        break;
      case 'AssignStatement':
      case 'NamedExpression':
        assign(node, (target, value, isPart) =>
          bind(scopeAt(node), target, value, isPart ? 'part' : 'value'),
        );
        break;
      case 'UpdateStatement': {
        const base = node.children[0] && (baseOf(node.children[0]) ?? node.children[0]);
        if (base) bindGrown(scopeAt(node), base, node.children[2] ?? null);
        break;
      }
      case 'WithStatement':
      case 'ForStatement':
      case 'ComprehensionExpression':
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'ArgList':
        bindings(node, (target, value, isPart) =>
          bind(scopeAt(node), target, value, isPart ? 'part' : 'value'),
        );
        break;
      case 'CallExpression': {
        const [callee, list] = node.children;
        const method = callee?.type === 'MemberExpression' ? callee.children.at(-1) : undefined;
        const base = callee && baseOf(callee);
        if (base && method && list && growing.has(nameOf(method))) bindGrown(scopeAt(node), base, list);
        break;
      }
    }
  }
  return { module, functions, scopeAt };

  function bindGrown(scope: Scope, base: Node, value: Node | null): void {
    if (base.type === 'VariableName') define(scope, nameOf(base), 'grown', value);
  }
}

/** The key under which `self.payload` and `config.url` are kept: attributes are taken for variables of the module. */
export function memberKey(member: Node, nameOf: (node: Node) => string): string {
  const property = member.children.at(-1);
  return property?.type === 'PropertyName' ? `.${nameOf(property)}` : '';
}

/** What a name means at a place; the scopes around it are asked from the inside out, classes passed over. */
export function definitionsOf(name: string, scope: Scope): readonly Definition[] {
  for (let at: Scope | null = scope, isFirst = true; at; at = at.outer, isFirst = false) {
    const found = at.kind === 'class' && !isFirst ? undefined : at.names.get(name);
    if (found) return found;
  }
  return [];
}

const mostDefinitions = 40;
const growing = new Set(['append', 'extend', 'insert', 'update', 'write', 'add', 'setdefault']);

function newScope(kind: Scope['kind'], node: Node, name: string, outer: Scope | null): Scope {
  return { kind, node, name, outer, names: new Map(), parameters: [], returns: [] };
}

/** The name at the left end: `a` of `a.b[0].c`; none where something is called on the way. */
function baseOf(node: Node): Node | null {
  let at: Node | undefined = node;
  while (at?.type === 'MemberExpression') at = at.children[0];
  return at?.type === 'VariableName' ? at : null;
}

function assign(node: Node, bind: (target: Node, value: Node | null, isPart: boolean) => void): void {
  const groups: Node[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'AssignOp') groups.push([]);
    else if (child.type !== ',' && child.type !== 'TypeDef') groups.at(-1)?.push(child);
  }
  const values = groups.pop() ?? [];
  for (const targets of groups)
    for (const [at, target] of targets.entries()) {
      const isPaired = targets.length === values.length;
      const value = isPaired ? values[at] : values.length === 1 ? values[0] : node;
      bind(target, value ?? null, !isPaired);
    }
}

/** `with VALUE as TARGET`, `for TARGET in VALUE`, in statements and comprehensions. */
function bindings(node: Node, bind: (target: Node, value: Node | null, isPart: boolean) => void): void {
  const { children } = node;
  for (const [at, { type }] of children.entries()) {
    const next = children[at + 1];
    if (type === 'as' && next && children[at - 1]) bind(next, children[at - 1] ?? null, false);
    if (type !== 'for') continue;
    const end = children.findIndex((child, index) => index > at && child.type === 'in');
    if (end < 0) continue;
    for (const target of children.slice(at + 1, end))
      if (target.type !== ',') bind(target, children[end + 1] ?? null, true);
  }
}

function* importsOf(
  node: Node,
  nameOf: (node: Node) => string,
): Generator<{ readonly name: string; readonly path: string }> {
  let from: string | null = null;
  let parts: string[] = [];
  let dots = '';
  let alias: string | null = null;
  let isAlias = false;
  const done = () => {
    const path = parts.join('.');
    const isFrom = from !== null;
    const found = {
      name: alias ?? (isFrom ? path : (parts[0] ?? '')),
      path: isFrom ? `${from}.${path}` : path,
    };
    // `import a.b` binds `a`.
    const whole = alias === null && !isFrom ? { name: found.name, path: found.name } : found;
    parts = [];
    alias = null;
    isAlias = false;
    return path === '' ? [] : [whole];
  };
  for (const child of node.children) {
    if (child.type === 'import' && node.children[0]?.type === 'from') {
      from = dots + parts.join('.');
      parts = [];
    } else if (child.type === 'as') isAlias = true;
    else if (child.type === ',') yield* done();
    else if (child.type === 'VariableName') {
      if (isAlias) alias = nameOf(child);
      else parts.push(nameOf(child));
    } else if ((child.type === '.' || child.type === 'Ellipsis') && parts.length === 0 && from === null)
      dots += '.';
  }
  yield* done();
}
