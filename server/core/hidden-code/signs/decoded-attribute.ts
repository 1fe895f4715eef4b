/** The name of a function, decoded on the spot. */
import { at, type CodeSign } from '../sign.ts';
import { isDecoder } from './decoded-exec.ts';

export const decodedAttribute: CodeSign = {
  meta: {
    code: 'decoded-attribute',
    summary: 'Looks a function up by a name that it decodes first',
    strength: 'loud',
    benignRate: 0,
    docs: 'A name in Base64 or hexadecimal digits has one purpose: not to be found.',
  },
  trigger: /getattr/,
  alsoTrigger: /decode|hex|rot_?13/,
  *findInCode(source) {
    for (const { node, name, args } of source.calls) {
      const asked = name === 'getattr' ? args[1] : undefined;
      const reached =
        asked &&
        source.reach(
          asked,
          (part, called) => part.type === 'CallExpression' && isDecoder(source, called, part),
        );
      if (!asked || reached?.hops !== 0) continue;
      const word = source.textOf(asked);
      yield {
        ...at(node),
        message: `getattr() asks for ${word === null ? 'a name' : `'${word.slice(0, 80)}', a name`} that is decoded first`,
        ...(word !== null && { decoded: word }),
      };
    }
  },
};
