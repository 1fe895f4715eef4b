/** Sends the whole environment of the process. */
import { networkWords, sends } from '../python/names.ts';
import type { PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';

export const environmentSent: CodeSign = {
  meta: {
    code: 'environment-sent',
    summary: 'Sends all environment variables somewhere',
    strength: 'strong',
    benignRate: null,
    docs: 'Keys and tokens live there. Programs read single variables, or hand the whole to a child process.',
  },
  trigger: /environ/,
  alsoTrigger: networkWords,
  *findInCode(source) {
    for (const call of source.calls)
      if (sends.test(call.name) && source.reachFrom(call, (node, name) => isWhole(source, node, name)))
        yield { ...at(call.node), message: `${call.name}() sends all environment variables` };
  },
};

/** True for the environment itself, not for one of its variables. */
export function isWhole(source: PythonSource, node: Node, name: string | null): boolean {
  if (name !== 'os.environ' && name !== 'os.environb') return false;
  const { parent } = node;
  if (parent?.type !== 'MemberExpression' || parent.children[0] !== node) return true;
  const last = parent.children.at(-1);
  return last !== undefined && /^(?:copy|items|values|keys)$/.test(source.text.slice(last.from, last.to));
}
