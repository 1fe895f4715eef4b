/** Code that is decoded here and run there: the payload travels through variables, helpers or parameters. */
import { codeWords } from '../python/names.ts';
import type { CodeSign } from '../sign.ts';
import { decodedRuns, decoderName } from './decoded-exec.ts';

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
    bad: {
      files: {
        'acme/__init__.py':
          "import base64\ndef load(text):\n    return base64.b64decode(text)\ndata = load('cHJpbnQoImhlbGxvIik=')\nexec(data)\n",
      },
    },
    good: {
      files: {
        'acme/__init__.py':
          "import base64\ndef load(text):\n    return base64.b64decode(text)\ndata = load('aGVsbG8=')\nprint(data)\nexec('x = 1')\n",
      },
    },
  },
  trigger: codeWords,
  *findInCode(source) {
    for (const { place, hops, runs, decoder } of decodedRuns(source)) {
      // Compiled code has a sign of its own; one act is not two signs.
      if (hops === 0 || /marshal\.loads\(\)$/.test(decoder ?? '')) continue;
      yield { ...place, message: `${runs} runs what ${decoderName(decoder)} has given before` };
    }
  },
};
