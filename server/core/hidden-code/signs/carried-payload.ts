/** Code that is decoded here and run there: the payload travels through variables, helpers or parameters. */
import { codeWords } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { decoderName, isDecoder, payloadOf } from './decoded-exec.ts';

export const carriedPayload: CodeSign = {
  meta: {
    code: 'carried-payload',
    summary: 'Runs as code what was decoded elsewhere in the file',
    strength: 'strong',
    benignRate: 0.1,
    docs: [
      'The same as `decoded-exec`, with variables or helpers between the decoding and the running.',
      'A few good packages do it: loaders of bytecode caches and of pickled functions.',
    ].join('\n'),
  },
  trigger: codeWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const payload = payloadOf(call);
      if (!payload) continue;
      const reached = source.reach(
        payload,
        (node, name) => node.type === 'CallExpression' && isDecoder(source, name, node),
      );
      if (!reached || reached.hops === 0) continue;
      // Compiled code has a sign of its own; one act is not two signs.
      if (/marshal\.loads\(\)$/.test(source.nameOf(reached.node) ?? '')) continue;
      const code = source.textOf(payload);
      yield {
        ...at(call.node),
        message: `${call.name}() runs what ${decoderName(source.nameOf(reached.node))} has given before`,
        ...(code !== null && { decoded: code, hiddenCode: code }),
      };
    }
  },
};
