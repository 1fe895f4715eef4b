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
    for (const call of source.calls) {
      const payload = payloadOf(call);
      if (!payload) continue;
      const reached = source.reach(
        payload,
        (node, name) => node.type === 'CallExpression' && isDecoder(source, name, node),
      );
      if (reached?.hops !== 0) continue;
      const code = source.textOf(payload);
      yield {
        ...at(call.node),
        message: `${call.name}() runs what ${decoderName(source.nameOf(reached.node))} gives`,
        ...(code !== null && { decoded: code, hiddenCode: code }),
      };
    }
  },
};

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
