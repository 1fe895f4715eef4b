/** What a look into packages answers in short. */
import { verdictSentence } from '../../core/hidden-code/report/report.ts';
import type { Held } from './held-packages.ts';
import type { InspectionAnswer } from './protocol.ts';

export function answerOf({ id, title, report: { inspections, summary } }: Held): InspectionAnswer {
  const [first] = inspections;
  const { packages, files, signs, loud } = summary;
  const sentence =
    inspections.length === 1 && first
      ? verdictSentence(first)
      : loud === 0
        ? 'Shows no signs of hidden code'
        : `${loud} of ${packages} packages ${loud === 1 ? 'shows' : 'show'} signs of hidden code`;
  const verdict = loud > 0 ? 'loud' : signs > 0 ? 'context' : 'quiet';
  return { id, title, verdict, sentence, packages, files, signs, loud };
}
