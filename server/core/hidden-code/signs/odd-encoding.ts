/** Sources in an encoding that is a disguise. */
import type { TextSign } from '../sign.ts';

export const oddEncoding: TextSign = {
  meta: {
    code: 'odd-encoding',
    summary: 'The source declares an encoding under which it means something else',
    strength: 'strong',
    benignRate: null,
    docs: 'Under UTF-7, ROT13 or escapes, what looks like a comment is code. No editor writes sources like that.',
  },
  trigger: /coding[:=]/,
  *findInText({ text, isPython }) {
    if (!isPython) return;
    const [first = '', second = ''] = text.slice(0, 2000).split('\n', 2);
    const found = [first, second]
      .map(line => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1])
      .find(name => name !== undefined);
    if (
      found !== undefined &&
      /^(?:utf[-_]?7|rot_?13|(?:raw_)?unicode_escape|unicode-escape|raw-unicode-escape|punycode|idna|hz)$/i.test(
        found,
      )
    )
      yield {
        span: { start: 0, end: first.length + second.length + 1 },
        message: `The source declares the encoding ${found.slice(0, 40)}`,
      };
  },
};
