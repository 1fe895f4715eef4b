/** A program that is fetched, written to disk and started, all in one function. */
import { fetches, networkWords, processWords, startsProgram } from '../python/names.ts';
import type { Call, PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';

export const downloadRun: CodeSign = {
  meta: {
    code: 'download-run',
    summary: 'Downloads a file and starts it, in one function',
    strength: 'loud',
    benignRate: null,
    docs: [
      'What runs then is no part of the package, and nobody has looked at it.',
      'Honest packages fetch drivers and models too, but leave it to their caller when to start them.',
    ].join('\n'),
  },
  trigger: networkWords,
  alsoTrigger: processWords,
  *findInCode(source) {
    const starts = source.calls.filter(({ name }) => startsProgram.test(name));
    if (starts.length === 0) return;
    const fetched = source.calls.filter(({ name }) => fetches.test(name));
    for (const start of starts.slice(0, mostStarts)) {
      const around = source.functionAround(start.node);
      const isHere = (call: Call) => source.functionAround(call.node) === around;
      if (!fetched.some(isHere)) continue;
      const targets = source.calls.filter(isHere).flatMap(call => targetOf(source, call) ?? []);
      const isTarget = (node: Node) => targets.some(target => isSame(source, node, target));
      if (targets.length > 0 && source.reachFrom(start, isTarget))
        yield {
          ...at(start.node),
          message: `${start.name}() starts a file that the same function has downloaded`,
        };
    }
  },
};

/** Each is compared with all calls of the source. */
const mostStarts = 50;

/** What a call writes to. */
function targetOf(source: PythonSource, { name, args, keywords }: Call): Node | undefined {
  const mode = args[1] ?? keywords.get('mode');
  if (name === 'open' && mode) return /w|a|x/.test(source.textOf(mode) ?? '') ? args[0] : undefined;
  return /\.urlretrieve$|^wget\.download$/.test(name) ? args[1] : undefined;
}

function isSame(source: PythonSource, node: Node, target: Node): boolean {
  return (
    node.type === target.type &&
    source.text.slice(node.from, node.to) === source.text.slice(target.from, target.to)
  );
}
