/** Code that is put together from character numbers, or backwards, and then run. */
import { codeWords } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { payloadOf } from './decoded-exec.ts';

export const assembledCode: CodeSign = {
  meta: {
    code: 'assembled-code',
    summary: 'Runs code that is put together from character numbers or written backwards',
    strength: 'strong',
    benignRate: 0.5,
    docs: [
      'Nobody writes code as a list of numbers who wants it to be read.',
      'Code generators join lines of text before they run them, which is another matter.',
    ].join('\n'),
  },
  trigger: codeWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const payload = payloadOf(call);
      if (!payload) continue;
      const how = source.valueOf(payload)?.how;
      if (how?.has('decoded') || how?.has('unpacked')) continue;
      const isBuilt = how
        ? how.has('characters') || how.has('reversed')
        : (source.reach(payload, (_, name) => name === 'chr')?.hops ?? 9) <= 2;
      if (!isBuilt) continue;
      const code = source.textOf(payload);
      yield {
        ...at(call.node),
        message: `${call.name}() runs a text that is put together from single characters`,
        ...(code !== null && { decoded: code, hiddenCode: code }),
        // All of it is known, and nothing was left to be put in.
        ...(code !== null && code.length >= shortest && { strength: 'loud' }),
      };
    }
  },
};

/** A shorter text may be one operator or name. */
const shortest = 8;
