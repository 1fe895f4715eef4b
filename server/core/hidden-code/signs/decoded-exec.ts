/** Code that is decoded and run in one go. */
import { codeWords, decodes, runsCode } from '../python/names.ts';
import type { Call, PythonSource } from '../python/source.ts';
import { at, type CodeSign } from '../sign.ts';

export const decodedExec: CodeSign = {
  meta: {
    code: 'decoded-exec',
    summary: 'Decodes a text and runs it as code at once',
    strength: 'loud',
    benignRate: 0,
    docs: [
      'Code that is stored as Base64, hexadecimal digits or compressed bytes is stored so that nobody reads it.',
      'Good packages decode data all the time, and some run code that they have written themselves; none was seen to do both in one expression.',
    ].join('\n'),
  },
  trigger: codeWords,
  *findInCode(source) {
    for (const { place, hops, runs, decoder } of decodedRuns(source))
      if (hops === 0) yield { ...place, message: `${runs} runs what ${decoderName(decoder)} gives` };
  },
};

/**
 * The calls that run as code what a decoder gives, with the call of that decoder, its name and the steps on the way from
 * it.
 */
export function* decodedRuns(source: PythonSource) {
  for (const call of source.calls) {
    const payload = payloadOf(call);
    const reached =
      payload &&
      source.reach(payload, (node, name) => node.type === 'CallExpression' && isDecoder(source, name, node));
    if (!payload || !reached) continue;
    const code = source.textOf(payload);
    yield {
      place: { ...at(call.node), ...(code !== null && { decoded: code, hiddenCode: code }) },
      hops: reached.hops,
      runs: `${call.name}()`,
      decoder: source.nameOf(reached.node),
      decoding: reached.node,
    };
  }
}

/** What a call runs as code. */
export function payloadOf({ name, args, keywords }: Call) {
  if (!runsCode.test(name)) return null;
  return args[0] ?? keywords.get('source') ?? null;
}

/** True for a call of a decoder, `text.decode('rot13')` included. */
export function isDecoder(source: PythonSource, name: string | null, node: Call['node']): boolean {
  if (name !== null && decodes.test(name.replace(/\(\)$/, ''))) return true;
  const [callee, list] = node.children;
  const codec = name !== null && /codecs\.decode\(\)$/.test(name) ? list?.children[3] : list?.children[1];
  if (
    !callee ||
    !codec ||
    !/decode$/.test(source.text.slice(Math.max(callee.from, callee.to - 6), callee.to))
  )
    return false;
  const word = source.textOf(codec);
  return word !== null && /^(?:rot_?-?13|hex|base64|zlib|zip|bz2)(?:_codec)?$/i.test(word);
}

export function decoderName(name: string | null): string {
  return name === null ? 'a decoder' : `${name.replace(/\(\)$/, '')}()`;
}
