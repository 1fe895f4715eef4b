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
