/**
 * Fits the weights of the typosquat score and writes `server/core/names/weights.ts`.
 * Positives are labelled attacks and machine-made slips of ranked names; negatives are the best pairs of listed,
 * unranked names. Every figure it prints is cross-validated: no attack is judged by weights that saw its target.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { features } from '../server/core/names/features.ts';
import { openNameIndex } from '../server/core/names/name-index.ts';
import { otherForm } from '../server/core/names/other-forms.ts';
import { candidatePairs, type Ground, prepareGround } from '../server/core/names/pairs.ts';
import { loadBundledKnowledge } from '../server/io/bundled-knowledge.ts';
import { type Attack, readAttacks, readNames } from './labelled-names.ts';
import { dot, fitLogistic } from './logistic.ts';
import { drawKind, makeSlip } from './make-slips.ts';
import { randomFrom } from './slip.ts';

const { values: options } = parseArgs({
  options: {
    attacks: { type: 'string' },
    benign: { type: 'string', multiple: true, default: [] },
    data: { type: 'string', default: 'data' },
    negatives: { type: 'string', default: '150000' },
    made: { type: 'string', default: '6000' },
    'made-weight': { type: 'string', default: '0.05' },
    ridge: { type: 'string', default: '0.3' },
    out: { type: 'string' },
  },
});

/** A name and all its pairs, as rows of features. */
interface Case {
  readonly name: string;
  /** The target where it is known; null for an honest name. */
  readonly target: string | null;
  readonly weight: number;
  readonly fold: number;
  readonly targets: readonly string[];
  readonly rows: readonly Float64Array[];
  /** Whether it is spoken of whatever the score, if absent and if listed. */
  readonly form: { readonly absent: boolean; readonly listed: boolean };
}

/** Shares of false alarms that the curve is drawn at. */
const rates = [0.0005, 0.001, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.01, 0.015];

const folds = 5;
/** Campaigns are many names of few targets by one machine: each counts for half. */
const campaignWeight = 0.5;

if (options.attacks === undefined) {
  process.stderr.write(
    'node out/scripts/fit.js --attacks FILE --benign FILE… [--out server/core/names/weights.ts]\n',
  );
  process.exitCode = 2;
} else run(readAttacks(options.attacks), options.benign.flatMap(readNames));

function run(attacks: readonly Attack[], benign: readonly string[]): void {
  const knowledge = loadBundledKnowledge(options.data);
  const ground = prepareGround(knowledge);
  const random = randomFrom(20_261_101);
  const positives = [
    ...attacks.map(attack =>
      caseOf(ground, attack.name, attack.target, attack.campaign ? campaignWeight : 1, foldOf(attack.target)),
    ),
    ...madeCases(ground, random, Number(options.made)),
  ];
  const honest = honestNames(ground, random, Number(options.negatives), new Set(benign));
  const negatives = [...honest, ...benign].map((name, at) => caseOf(ground, name, null, 1, at % folds));
  console.log(`${positives.length} positives, ${negatives.length} negatives, ${features.length} features`);

  const score = new Map<Case, number>();
  for (let fold = 0; fold < folds; fold++) {
    const weights = train([...positives, ...negatives].filter(one => one.fold !== fold));
    for (const one of [...positives, ...negatives])
      if (one.fold === fold) score.set(one, best(one, weights).score);
  }
  printCurve(attacks, positives, negatives, score);
  const weights = train([...positives, ...negatives]);
  features.forEach((feature, at) => {
    console.log(`${feature.name.padEnd(20)} ${(weights[at] as number).toFixed(2)}`);
  });
  if (options.out)
    writeFileSync(options.out, weightsFile(weights, attacks.length, positives.length, negatives.length));
}

function caseOf(ground: Ground, name: string, target: string | null, weight: number, fold: number): Case {
  const pairs = candidatePairs(name, ground);
  const rows = pairs.map(pair => Float64Array.from(features, feature => feature.of(pair)));
  const form = otherForm(name, pairs, ground);
  return {
    name,
    target,
    weight,
    fold,
    targets: pairs.map(pair => pair.target),
    rows,
    form: { absent: form !== null, listed: form?.evenIfListed ?? false },
  };
}

/** Slips of names all over the ranking, in the proportions in which attackers choose their targets. */
function madeCases(ground: Ground, random: (bound: number) => number, count: number): readonly Case[] {
  const { names, established } = ground;
  const weight = Number(options['made-weight']);
  const cases: Case[] = [];
  while (cases.length < count) {
    const decade = [0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3][random(20)] as number;
    const target = names.rankedNames[Math.floor(10 ** (decade + random(10_000) / 10_000))];
    if (target === undefined) continue;
    // Attackers choose established tools more often than the ranking has them.
    if (!established.has(target) && decade > 1 && random(10) < 6) continue;
    const name = makeSlip(target, drawKind(random), random);
    if (name !== null && !names.has(name)) cases.push(caseOf(ground, name, target, weight, foldOf(target)));
  }
  return cases;
}

function honestNames(
  { names }: Ground,
  random: (bound: number) => number,
  count: number,
  without: ReadonlySet<string>,
): readonly string[] {
  const all = [...openNameIndex(readFileSync(`${options.data}/pypi-names.bin`)).names()];
  const chosen = new Set<string>();
  while (chosen.size < count) {
    const name = all[random(all.length)] as string;
    if (!without.has(name) && names.rank(name) === null) chosen.add(name);
  }
  return [...chosen];
}

function foldOf(target: string): number {
  let hash = 7;
  for (let at = 0; at < target.length; at++) hash = (Math.imul(hash, 31) + target.charCodeAt(at)) >>> 0;
  return (hash >>> 7) % folds;
}

/** An honest name is represented by the pair that looks worst, which depends on the weights: so fit a few times. */
function train(cases: readonly Case[]): Float64Array {
  let weights: Float64Array | null = null;
  for (let round = 0; round < 4; round++) {
    const rows: Float64Array[] = [];
    const labels: number[] = [];
    const caseWeights: number[] = [];
    for (const one of cases) {
      const row = one.target === null ? worst(one, weights) : one.rows[one.targets.indexOf(one.target)];
      if (!row) continue;
      rows.push(row);
      labels.push(one.target === null ? 0 : 1);
      caseWeights.push(one.weight);
    }
    weights = fitLogistic({ rows, labels, weights: caseWeights }, Number(options.ridge));
  }
  return weights as Float64Array;
}

function worst(one: Case, weights: Float64Array | null): Float64Array | undefined {
  if (!weights) return one.rows[0];
  return one.rows[best(one, weights).at];
}

function best(one: Case, weights: Float64Array): { readonly at: number; readonly score: number } {
  let at = -1;
  let score = Number.NEGATIVE_INFINITY;
  one.rows.forEach((row, index) => {
    const value = dot(row, weights);
    if (value > score) {
      at = index;
      score = value;
    }
  });
  return { at, score };
}

/** Recall at each rate of false alarms, other forms of a name included: once judged as absent, once as listed. */
function printCurve(
  attacks: readonly Attack[],
  positives: readonly Case[],
  negatives: readonly Case[],
  score: ReadonlyMap<Case, number>,
): void {
  const scoreOf = (one: Case): number => score.get(one) ?? Number.NEGATIVE_INFINITY;
  const known = positives.slice(0, attacks.length);
  const made = positives.slice(attacks.length);
  const sorted = negatives.map(scoreOf).sort((a, b) => b - a);
  console.log(
    '| judged as | score alone | false alarms | threshold | all | published | no campaign | made |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const assume of ['listed', 'absent'] as const)
    for (const rate of rates) {
      const threshold = sorted[Math.floor(rate * negatives.length)] as number;
      const share = (cases: readonly Case[]): number =>
        cases.filter(one => scoreOf(one) >= threshold || one.form[assume]).length / cases.length;
      const among = (keep: (attack: Attack) => boolean): string =>
        share(known.filter((_, at) => keep(attacks[at] as Attack))).toFixed(3);
      const cells = [
        assume,
        percent(rate),
        percent(share(negatives)),
        threshold.toFixed(2),
        among(() => true),
        among(attack => attack.published),
        among(attack => attack.campaign === ''),
        share(made).toFixed(3),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)} %`;
}

function weightsFile(weights: Float64Array, attacks: number, positives: number, negatives: number): string {
  const lines = features.map((feature, at) => `  '${feature.name}': ${(weights[at] as number).toFixed(2)},`);
  return `/**
 * How much each feature of the typosquat score counts. Generated by scripts/fit.ts; do not edit.
 *
 * Ridge logistic regression (ridge ${options.ridge}) on ${attacks} known attacks (those of one campaign count half),
 * ${positives - attacks} machine-made slips of ranked names (each counts ${options['made-weight']}) and the worst pair of
 * ${negatives} listed, unranked names. The score is the sum of weight × feature.
 */
export const weights: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`;
}
