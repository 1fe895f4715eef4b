/** When signs add up. In 838 popular wheels one strong sign stood in 7.0 %, two distinct ones in 1.3 %. */
import type { Inspection, SignHit } from './inspection.ts';

/**
 * In packages with more sources than this, two strong signs count only where they stand in one file: the larger a
 * package is, the likelier it names something odd here and something else there.
 */
const fewSources = 60;

export function verdictOf(
  hits: readonly SignHit[],
  sources: number,
): Pick<Inspection, 'verdict' | 'because'> {
  const counted = hits.filter(({ isAside }) => !isAside);
  const loud = distinct(counted.filter(({ strength }) => strength === 'loud'));
  if (loud.length > 0) return { verdict: 'loud', because: loud };
  const strong = counted.filter(({ strength }) => strength === 'strong');
  const groups = sources > fewSources ? byFile(strong) : [strong];
  const because = groups.map(distinct).find(signs => signs.length > 1);
  if (because) return { verdict: 'loud', because };
  return { verdict: hits.length > 0 ? 'context' : 'quiet', because: [] };
}

function byFile(hits: readonly SignHit[]): readonly (readonly SignHit[])[] {
  const files = new Map<string, SignHit[]>();
  for (const hit of hits) {
    const known = files.get(hit.file);
    if (known) known.push(hit);
    else files.set(hit.file, [hit]);
  }
  return [...files.values()];
}

function distinct(hits: readonly SignHit[]): readonly string[] {
  return [...new Set(hits.map(({ sign }) => sign))];
}
