/** A file that reads itself, or a picture, to find code there. */
import { codeWords } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { payloadOf } from './decoded-exec.ts';

export const selfReading: CodeSign = {
  meta: {
    code: 'self-reading',
    summary: 'Runs code that it reads out of its own file or out of a picture',
    strength: 'strong',
    benignRate: null,
    docs: [
      'Data behind the end of the code, or in the pixels of a picture, are not looked at by anyone.',
      'Version files are read and run by honest packages; they are other files, and text.',
    ].join('\n'),
  },
  trigger: /__file__|getpixel|getdata|reveal|stepic|stegano/,
  alsoTrigger: codeWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const payload = payloadOf(call);
      if (!payload) continue;
      const reached = source.reach(payload, (node, name) => {
        if (name !== null && pictures.test(name)) return true;
        const file = name === 'open()' ? node.children[1]?.children[1] : undefined;
        return file !== undefined && source.text.slice(file.from, file.to) === '__file__';
      });
      if (!reached) continue;
      // A part of the file that Python itself does not read as code.
      const isPart = source.reach(payload, ({ type, children }) =>
        type === 'MemberExpression' ? children.some(child => child.type === ':') : false,
      );
      const isPicture = source.nameOf(reached.node) !== 'open()';
      yield {
        ...at(call.node),
        message: `${call.name}() runs what is read out of ${isPicture ? 'a picture' : 'the file itself'}`,
        ...((isPicture || isPart) && { strength: 'loud' }),
      };
    }
  },
};

const pictures =
  /^(?:stegano\..*\breveal|stepic\.decode|lsb\.reveal|PIL\.Image\.open\(\)\.(?:getpixel|getdata|tobytes))\(\)$/;
