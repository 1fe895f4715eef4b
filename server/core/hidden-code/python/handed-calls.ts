/**
 * Calls that are not written as calls: `Thread(target=exec, args=(text,))` calls `exec`, and so does another Python that
 * is started with `-c`.
 */
import { runsCode, startsProgram } from './names.ts';
import type { Call } from './source.ts';
import { type Node, operandsOf } from './tree.ts';

export function handedCalls(
  call: Call,
  nameOf: (node: Node) => string | null,
  textOf: (node: Node) => string | null,
): readonly Call[] {
  const found: Call[] = [];
  const all = [...call.args, ...call.keywords.values()];
  for (const [at, arg] of all.entries()) {
    if (arg.type !== 'VariableName' && arg.type !== 'MemberExpression') continue;
    const name = nameOf(arg);
    if (name === null || !(runsCode.test(name) || startsProgram.test(name))) continue;
    const rest = all.filter((_, other) => other !== at).flatMap(itemsOf);
    if (rest.length > 0) found.push({ node: call.node, name, args: rest, keywords: new Map() });
  }
  if (startsProgram.test(call.name)) {
    const words = all.flatMap(itemsOf).slice(0, 20);
    const flag = words.findIndex(word => textOf(word) === '-c');
    const [python, code] = [words[flag - 1], words[flag + 1]];
    if (flag > 0 && python && code && isPython(python, nameOf, textOf))
      found.push({ node: call.node, name: 'exec', args: [code], keywords: new Map() });
  }
  return found;
}

function isPython(
  node: Node,
  nameOf: (node: Node) => string | null,
  textOf: (node: Node) => string | null,
): boolean {
  return (
    nameOf(node) === 'sys.executable' || /(?:^|[/\\])pythonw?[\d.]*(?:\.exe)?$/i.test(textOf(node) ?? '')
  );
}

function itemsOf(node: Node): readonly Node[] {
  return node.type === 'TupleExpression' || node.type === 'ArrayExpression' ? operandsOf(node) : [node];
}
