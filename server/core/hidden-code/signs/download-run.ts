/** A program that is fetched or decoded, written to disk and started, all in one function. */
import { fetches, networkWords, processWords, startsProgram } from '../python/names.ts';
import type { Call, PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';
import { isDecoder } from './decoded-exec.ts';

export const downloadRun: CodeSign = {
  meta: {
    code: 'download-run',
    summary: 'Downloads or decodes a file and starts it, in one function',
    strength: 'loud',
    benignRate: null,
    docs: [
      'What runs then is no part of the package, and nobody has looked at it.',
      'Honest packages fetch drivers and models too, but leave it to their caller when to start them.',
    ].join('\n'),
  },
  trigger: new RegExp(`${networkWords.source}|\\b(?:base64|binascii|zlib|lzma|fromhex|codecs)\\b`, 'm'),
  alsoTrigger: processWords,
  *findInCode(source) {
    const starts = source.calls.filter(({ name }) => startsProgram.test(name));
    if (starts.length === 0) return;
    const fetched = source.calls.filter(({ name }) => fetches.test(name));
    const unpacked = source.calls.filter(({ node, name }) => isDecoder(source, name, node));
    for (const start of starts.slice(0, mostStarts)) {
      const around = source.functionAround(start.node);
      const isHere = (call: Call) => source.functionAround(call.node) === around;
      const isFetched = fetched.some(isHere);
      if (!isFetched && !unpacked.some(isHere)) continue;
      const targets = source.calls.filter(isHere).flatMap(call => targetOf(source, call) ?? []);
      const isTarget = (node: Node) => targets.some(target => isSame(source, node, target));
      const named = targets.flatMap(target => source.textOf(target) ?? []).filter(text => text.length > 3);
      const isNamed = source.textsOfCall(start).some(text => named.some(name => text.includes(name)));
      if (isNamed || (targets.length > 0 && source.reachFrom(start, isTarget)))
        yield {
          ...at(start.node),
          message: `${start.name}() starts a file that the same function has ${isFetched ? 'downloaded' : 'decoded'}`,
        };
    }
  },
};

/** Each is compared with all calls of the source. */
const mostStarts = 50;

/** What a call writes to. */
function targetOf(source: PythonSource, { node, name, args, keywords }: Call): Node | undefined {
  // `path.write_bytes(…)`
  const callee = node.children[0];
  if (/\.write_(?:bytes|text)$/.test(name) && callee?.type === 'MemberExpression') return callee.children[0];
  if (temporary.test(name)) return boundTo(node);
  const mode = args[1] ?? keywords.get('mode');
  if (name === 'open' && mode) return /w|a|x/.test(source.textOf(mode) ?? '') ? args[0] : undefined;
  return /\.urlretrieve$|^wget\.download$/.test(name) ? args[1] : undefined;
}

const temporary = /^tempfile\.(?:Named)?TemporaryFile$|^tempfile\.mkstemp$/;

/** `file` of `file = CALL` and `with CALL as file`. */
function boundTo({ parent, to }: Node): Node | undefined {
  if (parent?.type === 'AssignStatement') return parent.children[0];
  return parent?.type === 'WithStatement'
    ? parent.children.find(({ type, from }) => type === 'VariableName' && from > to)
    : undefined;
}

function isSame(source: PythonSource, node: Node, target: Node): boolean {
  return (
    node.type === target.type &&
    source.text.slice(node.from, node.to) === source.text.slice(target.from, target.to)
  );
}
