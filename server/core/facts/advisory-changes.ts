/** OSV's list of changes: one line a record, its time and its id, the last changed first. */
import { timeOf } from './json.ts';
import { isMalwareId } from './malware-record.ts';

/**
 * Ids of malware records that have changed since, each once; those of that very moment too, since several may share
 * it. Null where the list does not reach back so far or is none, so that nobody can tell what has changed.
 */
export function changedSince(csv: string, since: string): readonly string[] | null {
  const ids = new Set<string>();
  let before = '';
  for (let at = 0; at < csv.length; ) {
    const newline = csv.indexOf('\n', at);
    // A list that is cut off ends within a line.
    if (newline < 0) return null;
    const line = csv.slice(at, newline).trim();
    at = newline + 1;
    const comma = line.indexOf(',');
    const time = timeOf(line.slice(0, Math.max(0, comma)));
    if (time === null || (before !== '' && time > before)) return null;
    if (time < since) return [...ids];
    before = time;
    const id = line.slice(comma + 1);
    if (isMalwareId(id)) ids.add(id);
  }
  return null;
}
