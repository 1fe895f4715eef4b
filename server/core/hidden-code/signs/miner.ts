/** Mines coins on somebody else's machine. */
import { at, type CodeSign } from '../sign.ts';

export const miner: CodeSign = {
  meta: {
    code: 'miner',
    summary: 'Names a mining pool or a known miner',
    strength: 'loud',
    benignRate: 0,
    docs: 'The addresses of pools have a scheme of their own, which nothing else uses.',
  },
  trigger: /stratum\+|xmrig|minerd|cpuminer|nicehash|nanopool|supportxmr|minexmr/i,
  *findInCode(source) {
    for (const { node, value } of source.strings)
      if (
        /\bstratum\+(?:tcp|ssl|tls):\/\/|\b(?:xmrig|minerd|cpuminer)(?:\.exe)?(?:\s|$)|\b(?:nanopool\.org|supportxmr\.com|minexmr\.com)/i.test(
          value.slice(0, 5000),
        )
      )
        yield { ...at(node), message: 'Names a mining pool or a miner' };
  },
};
