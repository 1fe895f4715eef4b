/** What of an inspection is worth remembering, and the check of what was remembered: the file may have been damaged. */
import type { InspectedRelease } from '../facts/inspected-release.ts';
import { canonicalName, isValidName } from '../names/canonical.ts';
import type { NamedTarget } from '../published/named-target.ts';
import { isVersion } from '../python/version.ts';
import type { Inspection, Runs, SignHit } from './inspection.ts';
import type { Inspected } from './report/report.ts';
import { signs } from './signs/index.ts';

/** A release and the canonical name of its project. */
export interface Remembered extends InspectedRelease {
  readonly name: string;
}

/** Where the inspected files came from, and on which day they were looked at. */
export type Origin = Pick<InspectedRelease, 'from' | 'source' | 'day'>;

/** Null where nobody says which release of which project it is: nothing can be said of any line then. */
export function rememberedOf(inspection: Inspection, origin: Origin): Remembered | null {
  const { container, verdict, because, hits } = inspection;
  const { name, version, sha256 } = container;
  if (container.kind === 'folder' || name === null || version === null) return null;
  if (!isValidName(name) || !isVersion(version)) return null;
  const isCertain = because.some(code => signs.find(({ meta }) => meta.code === code)?.meta.benignRate === 0);
  const hidden = hits.filter(({ sign, isAside }) => because.includes(sign) && !isAside);
  const found = { verdict, signs: because, isCertain, runs: firstOf(hidden) };
  return { name: canonicalName(name), version, sha256, ...found, ...origin };
}

/** What the index has of a project is what it says, whatever its files call themselves. */
export function rememberedOfProject(
  { canonical }: Pick<NamedTarget, 'canonical'>,
  { release, inspections }: Inspected,
  day: string,
): readonly Remembered[] {
  if (!release) return [];
  const { version } = release;
  const origin: Origin = { from: 'index', source: `${canonical}==${version}`, day };
  return inspections.flatMap(each => {
    const entry = rememberedOf(each, origin);
    return entry ? [{ ...entry, name: canonical, version }] : [];
  });
}

const order = ['install', 'startup', 'import', 'called'] as const satisfies readonly Runs[];

function firstOf(hits: readonly SignHit[]): Runs {
  return order.find(runs => hits.some(hit => hit.runs === runs)) ?? 'called';
}

/** Null for anything that `rememberedOf` would not have made. */
export function readRemembered(value: unknown): Remembered | null {
  if (typeof value !== 'object' || value === null) return null;
  const entry = value as { readonly [key in keyof Remembered]?: unknown };
  const { name, version, from, sha256, source, verdict, signs: codes, isCertain, runs, day } = entry;
  if (!isText(name, 200) || !isText(version, 128) || !isText(source, 4096)) return null;
  if (!isValidName(name) || canonicalName(name) !== name || !isVersion(version)) return null;
  if (!isOneOf(from, ['index', 'file', 'environment'] as const)) return null;
  if (!isOneOf(verdict, ['loud', 'context', 'quiet'] as const) || !isOneOf(runs, order)) return null;
  if (sha256 !== null && !(isText(sha256, 64) && /^[0-9a-f]{64}$/.test(sha256))) return null;
  if (!Array.isArray(codes) || codes.length > 100 || !codes.every(isCode)) return null;
  if (typeof isCertain !== 'boolean' || !isText(day, 10) || !/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return { name, version, from, sha256, source, verdict, signs: codes, isCertain, runs, day };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isOneOf<T extends string>(value: unknown, all: readonly T[]): value is T {
  return all.some(each => each === value);
}

function isCode(value: unknown): value is string {
  return isText(value, 40) && /^[a-z][a-z-]*$/.test(value);
}
