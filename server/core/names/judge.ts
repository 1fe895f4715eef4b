/**
 * Says which ranked name a name was most probably meant to be, and how sure that is. Rests on the letters, on ranks
 * and on what other names look like; whether the name itself exists only moves the thresholds.
 */
import type { Confidence } from '../finding.ts';
import type { Existence } from '../rules/rule.ts';
import { features, type Pair } from './features.ts';
import { otherForm } from './other-forms.ts';
import { candidatePairs, type Ground } from './pairs.ts';
import type { Slip } from './slips.ts';
import { weights } from './weights.ts';

/** The best explanation of one name. */
export interface Likeness {
  readonly target: string;
  /** Of the target; 1 is the most used. */
  readonly rank: number;
  readonly slip: Slip;
  /** How sure it is, by whether the typed name exists; null: not worth a word. */
  readonly confidence: Readonly<Record<Existence, Confidence | null>>;
}

interface Threshold {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/**
 * Scores from which a pair is spoken of. Set by the false alarms they cause among listed, unranked names: absent
 * 0.25, 0.65 and 1.5 %, listed 0.05, 0.18 and 0.5 %.
 */
const thresholds: Readonly<Record<Existence, Threshold>> = {
  absent: { high: -2.5, medium: -3.9, low: -5.4 },
  listed: { high: -0.3, medium: -2, low: -3.5 },
  // A ranked name has earned trust: it is only ever mentioned to those who ask for everything.
  ranked: { high: Number.POSITIVE_INFINITY, medium: Number.POSITIVE_INFINITY, low: 0 },
};

const judged = new WeakMap<Ground, Map<string, Likeness | null>>();
/** Every keystroke judges a whole file again. */
const mostRemembered = 5000;

/** The likeness of a canonical name, or null where nothing near it is worth a word. */
export function judgeLikeness(typed: string, ground: Ground): Likeness | null {
  let known = judged.get(ground);
  if (!known || known.size >= mostRemembered) {
    known = new Map();
    judged.set(ground, known);
  }
  const remembered = known.get(typed);
  if (remembered !== undefined) return remembered;
  const likeness = findLikeness(typed, ground);
  known.set(typed, likeness);
  return likeness;
}

function findLikeness(typed: string, ground: Ground): Likeness | null {
  const pairs = candidatePairs(typed, ground);
  let best: Likeness | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const pair of pairs) {
    const score = scoreOf(pair);
    if (score <= bestScore) continue;
    bestScore = score;
    best = toLikeness(pair, {
      absent: confidenceOf(score, thresholds.absent),
      listed: confidenceOf(score, thresholds.listed),
      ranked: confidenceOf(score, thresholds.ranked),
    });
  }
  // A strong slip of the letters says more than any affix.
  if (best?.confidence.absent === 'high') return best;
  const form = otherForm(typed, pairs, ground);
  if (form) {
    const listed = form.evenIfListed ? 'medium' : null;
    return toLikeness(form, { absent: 'medium', listed, ranked: null });
  }
  return best?.confidence.absent ? best : null;
}

const weightList: readonly number[] = features.map(feature => weights[feature.name] ?? 0);

/** The sum of weight × feature: the higher, the more likely a mistake or an attack. */
export function scoreOf(pair: Pair): number {
  let score = 0;
  for (let at = 0; at < features.length; at++)
    score += (weightList[at] as number) * (features[at] as (typeof features)[number]).of(pair);
  return score;
}

function confidenceOf(score: number, { high, medium, low }: Threshold): Confidence | null {
  if (score >= high) return 'high';
  if (score >= medium) return 'medium';
  return score >= low ? 'low' : null;
}

function toLikeness(
  { target, rank, slip }: Pick<Pair, 'target' | 'rank' | 'slip'>,
  confidence: Likeness['confidence'],
): Likeness {
  return { target, rank, slip, confidence };
}
