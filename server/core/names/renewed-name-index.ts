/** A newer name index out of the bundled one and what PyPI lists today. */
import { isForeignApi } from '../facts/index-words.ts';
import { fieldsOf, objectOf, parseJson } from '../facts/json.ts';
import { buildNameIndex, type NameEntry } from './build-name-index.ts';
import { canonicalName, isValidName } from './canonical.ts';
import { type OpenNameIndex, openNameIndex } from './name-index.ts';

/** Projects come and go by the hundred; a list that lacks more of them is cut short, or another index's. */
const leastShare = 0.9;
/** PyPI takes far fewer characters. */
const longestName = 500;

/**
 * `listing` is the answer of the Index API to `/simple/`, in JSON. Ranks are those of `bundled`, as far as their
 * projects are still there. Null for what is no list of PyPI's projects: with a part of it, honest names would count
 * as absent. Throws where `bundled` is no name index.
 */
export function renewedNameIndex(listing: Uint8Array, bundled: Uint8Array, date: string): Uint8Array | null {
  const before = openNameIndex(bundled);
  const names = namesIn(listing);
  if (!names || names.size < before.projects * leastShare) return null;
  return buildNameIndex(entriesOf(names, before), date);
}

function namesIn(listing: Uint8Array): ReadonlySet<string> | null {
  const answer = objectOf(parseJson(new TextDecoder().decode(listing)));
  const projects = answer?.['projects'];
  if (!Array.isArray(projects) || isForeignApi(fieldsOf(answer?.['meta'])['api-version'])) return null;
  const names = new Set<string>();
  for (const project of projects) {
    const { name } = fieldsOf(project);
    if (typeof name === 'string' && name.length <= longestName && isValidName(name))
      names.add(canonicalName(name));
  }
  return names;
}

function* entriesOf(names: ReadonlySet<string>, before: OpenNameIndex): Generator<NameEntry, void> {
  const ranks = new Map(before.rankedNames.map(name => [name, before.rank(name)]));
  for (const name of names) yield { name, rank: ranks.get(name) ?? null };
}
