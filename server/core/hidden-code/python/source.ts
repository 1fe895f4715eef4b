/** One Python source as signs see it: what is called under which true name, with which values, and when it runs. */
import type { Runs, Tools } from '../inspection.ts';
import { Flow, type Reached } from './flow.ts';
import { Folder } from './fold.ts';
import { handedCalls } from './handed-calls.ts';
import { literalText } from './literal.ts';
import { Resolver } from './resolve.ts';
import { readRuns } from './runs.ts';
import { readScopes, type Scope, type Scopes } from './scopes.ts';
import type { Node, Tree } from './tree.ts';
import type { Folded } from './values.ts';

export interface Call {
  readonly node: Node;
  /** Its true name, `os.system`, also where it is called by another one; null where it cannot be known. */
  readonly name: string;
  readonly args: readonly Node[];
  readonly keywords: ReadonlyMap<string, Node>;
}

export class PythonSource {
  readonly path: string;
  readonly text: string;
  readonly tree: Tree;
  /** When the code outside all functions runs. */
  readonly whole: Runs;
  /** True for a source that was hidden in another one. */
  readonly isInner: boolean;
  readonly scopes: Scopes;
  readonly calls: readonly Call[];
  readonly #resolver: Resolver;
  readonly #folder: Folder;
  readonly #flow: Flow;
  #runs: ((scope: Scope, node: Node) => Runs) | null = null;
  #strings: readonly { readonly node: Node; readonly value: string }[] | null = null;

  constructor(
    path: string,
    text: string,
    tree: Tree,
    tools: Tools,
    { whole, isInner }: Pick<PythonSource, 'whole' | 'isInner'>,
  ) {
    this.whole = whole;
    this.isInner = isInner;
    this.path = path;
    this.text = text;
    this.tree = tree;
    this.scopes = readScopes(tree, text);
    this.#resolver = new Resolver(text, this.scopes, node => this.textOf(node));
    this.#folder = new Folder(text, this.scopes, node => this.#resolver.name(node), tools);
    this.#flow = new Flow(
      text,
      this.scopes,
      node => this.#resolver.name(node),
      () => this.calls,
    );
    const written = tree.nodes.filter(({ type }) => type === 'CallExpression').map(node => this.#call(node));
    const textOf = (node: Node) => this.textOf(node);
    this.calls = written.flatMap(call => [
      call,
      ...handedCalls(call, node => this.#resolver.name(node), textOf),
    ]);
  }

  /** The true name of an expression: `os.environ`, `requests.get().content`, `.decode` for a function of this source. */
  nameOf(node: Node): string | null {
    return this.#resolver.name(node);
  }

  /** The value of an expression that can be computed without running anything; null where it cannot. */
  valueOf(node: Node): Folded | null {
    return this.#folder.fold(node);
  }

  /** The text of an expression, bytes read as UTF-8; null where it is none or cannot be computed. */
  textOf(node: Node): string | null {
    const value = this.#folder.fold(node)?.value;
    return typeof value === 'string' ? value : null;
  }

  /** The first expression of a kind whose value can get into `node`, and over how many variables and helpers. */
  reach(node: Node, isIt: (node: Node, name: string | null) => boolean): Reached | null {
    return this.#flow.reach(node, isIt);
  }

  /** All texts that can get into `node`, over a few variables and helpers. */
  textsIn(node: Node): readonly string[] {
    const found: string[] = [];
    const whole = this.textOf(node);
    if (whole !== null) found.push(whole);
    this.reach(node, part => {
      if (isString.has(part.type) && found.length < 200) found.push(literalText(part, this.text));
      return false;
    });
    return found;
  }

  /** What all arguments of a call hold, as `textsIn`. */
  textsOfCall({ args, keywords }: Call): readonly string[] {
    return [...args, ...keywords.values()].flatMap(node => this.textsIn(node));
  }

  /** As `reach`, for any argument of a call. */
  reachFrom({ args, keywords }: Call, isIt: (node: Node, name: string | null) => boolean): Reached | null {
    for (const node of [...args, ...keywords.values()]) {
      const reached = this.reach(node, isIt);
      if (reached) return reached;
    }
    return null;
  }

  /** Functions of this source that a call may mean. */
  functionsOf(call: Call): readonly Scope[] {
    return this.#flow.functionsOf(call.name);
  }

  runsAt(node: Node): Runs {
    this.#runs ??= readRuns(this);
    return this.#runs(this.scopes.scopeAt(node), node);
  }

  /** True for what needs nobody to call it. */
  isEarly(node: Node): boolean {
    return this.runsAt(node) !== 'called';
  }

  /** The function around a node, or the module. */
  functionAround(node: Node): Scope {
    let scope = this.scopes.scopeAt(node);
    while (scope.kind === 'class' && scope.outer) scope = scope.outer;
    return scope;
  }

  /** String literals that are values: no docstrings. Neighbours that Python joins are one. */
  get strings(): readonly { readonly node: Node; readonly value: string }[] {
    this.#strings ??= this.tree.nodes
      .filter(({ type, parent }) => isString.has(type) && parent && !isString.has(parent.type))
      .filter(({ parent }) => parent?.type !== 'ExpressionStatement')
      .map(node => ({ node, value: literalText(node, this.text) }));
    return this.#strings;
  }

  #call(node: Node): Call {
    const args: Node[] = [];
    const keywords = new Map<string, Node>();
    const list = node.children[1]?.type === 'ArgList' ? node.children[1].children : [];
    for (const [at, child] of list.entries()) {
      const before = list[at - 1]?.type;
      if (before === 'AssignOp') {
        const key = list[at - 2];
        if (key) keywords.set(this.text.slice(key.from, key.to), child);
      } else if (
        (before === '(' || before === ',') &&
        list[at + 1]?.type !== 'AssignOp' &&
        child.type !== ')'
      )
        args.push(list[at + 1] && /^\*/.test(child.type) ? (list[at + 1] as Node) : child);
    }
    const name = node.children[0] ? this.#resolver.name(node.children[0]) : null;
    return { node, name: name ?? '', args, keywords };
  }
}

const isString: ReadonlySet<string> = new Set(['String', 'FormatString', 'ContinuedString']);
