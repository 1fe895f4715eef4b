/**
 * Says which ranked name a name was most probably meant to be, and how sure that is. Rests on the letters, on ranks
 * and on what other names look like; whether the name itself exists only moves the thresholds.
 */
import type { Confidence } from '../finding.ts';
import type { Existence } from '../ports.ts';
import { type Feature, features, type Pair } from './features.ts';
import { otherForm } from './other-forms.ts';
import { completePair, type Ground, sketchPairs } from './pairs.ts';
import { type Slip, slipKinds } from './slips.ts';
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
 * 0.25, 0.75 and 1.5 %, listed 0.05, 0.25 and 0.5 %.
 */
const thresholds: Readonly<Record<Existence, Threshold>> = {
  absent: { high: -2.6, medium: -4.1, low: -5.5 },
  listed: { high: -0.7, medium: -2.5, low: -3.6 },
  // A ranked name has earned trust: it is only ever mentioned to those who ask for everything.
  ranked: { high: Number.POSITIVE_INFINITY, medium: Number.POSITIVE_INFINITY, low: 0 },
};

/** No much-used name comes near this length, and a hostile file may hold names without end. */
export const longest = 128;

/** The likeness of a canonical name, or null where nothing near it is worth a word. */
export function judgeLikeness(typed: string, ground: Ground): Likeness | null {
  if (typed.length > longest) return null;
  const sketches = sketchPairs(typed, ground);
  let best: Pair | null = null;
  let bestScore = thresholds.absent.low;
  for (const sketch of sketches) {
    // What other names say only ever speaks for the typed one, so a pair that is too weak without will stay so.
    if (scoreOf(sketch) <= bestScore) continue;
    const pair = completePair(sketch, ground);
    const score = scoreOf(pair);
    if (score <= bestScore) continue;
    best = pair;
    bestScore = score;
  }
  // A strong slip of the letters says more than any affix.
  if (best && bestScore >= thresholds.absent.high) return byScore(best, bestScore);
  const form = otherForm(typed, sketches, ground);
  if (form) {
    const listed = form.evenIfListed ? 'medium' : null;
    return toLikeness(form, { absent: 'medium', listed, ranked: null });
  }
  return best && byScore(best, bestScore);
}

function byScore(pair: Pair, score: number): Likeness {
  return toLikeness(pair, {
    absent: confidenceOf(score, thresholds.absent),
    listed: confidenceOf(score, thresholds.listed),
    ranked: confidenceOf(score, thresholds.ranked),
  });
}

const weightOf = ({ name }: Feature): number => weights[name] ?? 0;

/** Half of the features only look at the kind of slip, so theirs is one sum for each kind. */
const kindScores: Readonly<Record<string, number>> = Object.fromEntries(
  slipKinds.map(kind => {
    const own = features.filter(({ kinds }) => kinds?.includes(kind));
    return [kind, own.reduce((sum, feature) => sum + weightOf(feature), 0)];
  }),
);
const otherFeatures = features.filter(({ kinds }) => !kinds);
const otherWeights = otherFeatures.map(weightOf);

/** The sum of weight × feature: the higher, the more likely a mistake or an attack. */
export function scoreOf(pair: Pair): number {
  let score = kindScores[pair.slip.kind] ?? 0;
  for (let at = 0; at < otherFeatures.length; at++)
    score += (otherWeights[at] as number) * (otherFeatures[at] as Feature).of(pair);
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
