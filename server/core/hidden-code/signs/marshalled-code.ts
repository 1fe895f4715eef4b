/** Compiled code that is unpacked at run time. */

import { at, type CodeSign } from '../sign.ts';
import { isDecoder } from './decoded-exec.ts';

export const marshalledCode: CodeSign = {
  meta: {
    code: 'marshalled-code',
    summary: 'Unpacks compiled Python code',
    strength: 'strong',
    benignRate: 0.5,
    docs: 'Compiled code cannot be read; caches of bytecode are the honest use.',
  },
  trigger: /marshal/,
  *findInCode(source) {
    for (const call of source.calls) {
      if (call.name !== 'marshal.loads' && call.name !== '_marshal.loads') continue;
      // What was packed by the same source, or read from a cache, is no secret.
      const isBroughtAlong = source.reachFrom(
        call,
        (node, name) =>
          (node.type === 'CallExpression' && isDecoder(source, name, node)) ||
          (node.type === 'String' &&
            node.to - node.from > shortest &&
            /b/i.test(source.text.slice(node.from, node.from + 2))),
      );
      yield {
        ...at(call.node),
        message: 'marshal.loads() unpacks compiled code',
        ...(!isBroughtAlong && { strength: 'weak' }),
      };
    }
  },
};

/** A literal that is shorter holds no code. */
const shortest = 16;
