/** Text that speaks to language models, not to people. */
import type { TextSign } from '../sign.ts';

const orders =
  /(?:ignore|disregard|forget) (?:all |any |the )?(?:of the )?(?:your )?(?:previous|prior|above|earlier) (?:instructions|prompts|rules)|<\|im_start\|>system/i;

export const modelText: TextSign = {
  meta: {
    code: 'model-text',
    summary: 'Text that tells a language model what to do',
    strength: 'strong',
    benignRate: null,
    docs: 'It hides from reviewers that are programs, or makes them act. Libraries of prompts quote such lines.',
  },
  trigger: orders,
  *findInText({ text }) {
    const found = orders.exec(text);
    if (found)
      yield {
        span: { start: found.index, end: found.index + found[0].length },
        message: 'Speaks to a language model',
      };
  },
};
