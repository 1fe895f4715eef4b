/** OSV's archive of all records about PyPI: one JSON file a record. Those of malware are read, the others passed by. */
import type { Inflate, Limits } from '../archive/archive.ts';
import { readZip } from '../archive/zip.ts';
import { packAdvisories } from './advisory-copy.ts';
import { parseJson } from './json.ts';
import { isMalwareId, type NamedAdvisory, readMalwareRecord } from './malware-record.ts';

/** Some 30,000 records in 2026, of a few kilobytes each. */
const archiveLimits: Limits = {
  members: 400_000,
  memberBytes: 4 * 1024 * 1024,
  totalBytes: 2 * 1024 * 1024 * 1024,
};

/**
 * The offline copy that the archive gives; it goes up to the newest change of a record of malware. Null for what is
 * no whole archive, or holds no such record: a copy made of it would call everything harmless.
 */
export function copyOfArchive(bytes: Uint8Array, inflate: Inflate, asOf: string): Uint8Array | null {
  const { members, problems } = readZip(bytes, inflate, archiveLimits);
  // Bytes that belong to nothing hide no record.
  if (problems.some(({ kind }) => kind !== 'extra-data')) return null;
  const found: NamedAdvisory[] = [];
  let lastChange = '';
  for (const member of members) {
    const id = member.path.endsWith('.json') ? member.path.slice(0, -'.json'.length) : '';
    if (!isMalwareId(id)) continue;
    const content = member.read();
    if (!content) return null;
    const record = readMalwareRecord(parseJson(utf8.decode(content)));
    if (!record || record.id !== id) continue;
    found.push(...record.about);
    if (record.modified !== null && record.modified > lastChange) lastChange = record.modified;
  }
  return found.length === 0 || lastChange === '' ? null : packAdvisories(found, { asOf, lastChange });
}

const utf8 = new TextDecoder();
