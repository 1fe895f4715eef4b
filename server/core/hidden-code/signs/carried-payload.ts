/** Code that is decoded here and run there: the payload travels through variables, helpers or parameters. */
import { codeWords } from '../python/names.ts';
import type { Call, PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign, type Remark } from '../sign.ts';
import { decodedRuns, decoderName, isDecoder, payloadOf } from './decoded-exec.ts';

export const carriedPayload: CodeSign = {
  meta: {
    code: 'carried-payload',
    summary: 'Runs as code what was decoded elsewhere in the file',
    strength: 'strong',
    benignRate: 0.1,
    docs: [
      'The same as `decoded-exec`, with variables or helpers between the decoding and the running.',
      'A few good packages do it with what they read: loaders of bytecode caches and of pickled functions.',
      'Where the payload itself stands in the file it is loud.',
    ].join('\n'),
  },
  trigger: codeWords,
  *findInCode(source) {
    for (const { place, hops, runs, decoder, decoding } of decodedRuns(source)) {
      // Compiled code has a sign of its own; one act is not two signs.
      if (hops === 0 || /marshal\.loads\(\)$/.test(decoder ?? '')) continue;
      const isHere = place.decoded !== undefined || source.reach(decoding, node => isOpaque(source, node));
      yield {
        ...place,
        message: `${runs} runs what ${decoderName(decoder)} has given before`,
        ...(isHere && { strength: 'loud' }),
      };
    }
    for (const call of source.calls) {
      const payload = payloadOf(call);
      if (payload) yield* opaquePayload(source, call, payload);
    }
  },
};

/** Data that no known decoder reads, but some function of the source, before they are run. */
function* opaquePayload(source: PythonSource, { node, name }: Call, payload: Node): Generator<Remark> {
  if (
    source.valueOf(payload) ||
    source.reach(payload, (part, by) => part.type === 'CallExpression' && isDecoder(source, by, part))
  )
    return;
  const isCalled = source.reach(payload, part => part.type === 'CallExpression');
  if (isCalled && source.reach(payload, part => isOpaque(source, part)))
    yield { ...at(node), message: `${name}() runs what is made of unreadable data`, strength: 'loud' };
}

/** Long data in which nothing can be read: letters without a blank, or numbers. */
function isOpaque({ text }: PythonSource, { type, from, to, children }: Node): boolean {
  if (type === 'ArrayExpression')
    return children.length > 60 && children.every(item => /^(?:Number|,|\[|\])$/.test(item.type));
  if (type === 'Number') return to - from > 40;
  if (type !== 'String' || to - from < shortest) return false;
  const head = text.slice(from + 2, Math.min(to - 2, from + 400));
  return (
    !/[\s{}()<>]|\\[ntr]/.test(head) &&
    /\d/.test(head) &&
    /[A-Za-z]/.test(head) &&
    !/:\/\/|\.\w+\//.test(head)
  );
}

/** In characters, its quotes included: addresses and hashes are shorter. */
const shortest = 80;
