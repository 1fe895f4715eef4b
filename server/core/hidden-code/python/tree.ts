/**
 * The syntax tree of a Python source, as plain nodes. Sources are hostile: text, nodes and parsing steps have limits,
 * and nothing here recurses.
 */

export interface Node {
  /** As the grammar of `@lezer/python` calls it: `CallExpression`; punctuation stands for itself. */
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly parent: Node | null;
  readonly children: readonly Node[];
  /** How many nodes stand above it. */
  readonly depth: number;
}

export interface Tree {
  readonly root: Node;
  /** Every node, outer ones before inner ones, in the order of the text. */
  readonly nodes: readonly Node[];
  /** False where a limit was reached and the rest was not looked at. */
  readonly isComplete: boolean;
}

export type ParsePython = (text: string) => Tree;

export const treeLimits = { characters: 1_000_000, nodes: 600_000 } as const;

/** Loads the grammar, which most runs of the program never need. */
export async function loadPythonParser(): Promise<ParsePython> {
  const { parser } = await import('@lezer/python');
  return text => {
    const isWhole = text.length <= treeLimits.characters;
    let tree: ReturnType<typeof parser.parse>;
    try {
      tree = parser.parse(isWhole ? text : text.slice(0, treeLimits.characters));
    } catch {
      // Brackets in brackets, hundreds of thousands deep: the parser runs out of stack. Python takes no more than 200.
      const root = { type: 'Script', from: 0, to: 0, parent: null, children: [], depth: 0 };
      return { root, nodes: [root], isComplete: false };
    }
    const cursor = tree.cursor();
    const root: Growing = { type: 'Script', from: 0, to: tree.length, parent: null, children: [], depth: 0 };
    const nodes: Growing[] = [root];
    let above = root;
    let isDone = !cursor.firstChild();
    while (!isDone && nodes.length < treeLimits.nodes) {
      const node: Growing = {
        type: cursor.name,
        from: cursor.from,
        to: cursor.to,
        parent: above,
        children: [],
        depth: above.depth + 1,
      };
      above.children.push(node);
      nodes.push(node);
      if (cursor.firstChild()) {
        above = node;
        continue;
      }
      while (!cursor.nextSibling()) {
        if (above.parent === null || !cursor.parent()) {
          isDone = true;
          break;
        }
        above = above.parent;
      }
    }
    return { root, nodes, isComplete: isDone && isWhole };
  };
}

interface Growing extends Node {
  readonly parent: Growing | null;
  readonly children: Growing[];
}

/** The first child of a type. */
export function childOf(node: Node, type: string): Node | null {
  return node.children.find(child => child.type === type) ?? null;
}

/** The node and all below it, in the order of the text, `most` at the most. */
export function* below(node: Node, most = 20_000): Generator<Node> {
  const waiting = [node];
  for (let seen = 0; seen < most; seen++) {
    const next = waiting.pop();
    if (!next) return;
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] as Node);
  }
}

const marks = new Set(['(', ')', '[', ']', '{', '}', ',', 'Comment']);

/** The children that say something: no brackets, commas and comments. */
export function operandsOf(node: Node): readonly Node[] {
  return node.children.filter(child => !marks.has(child.type));
}
