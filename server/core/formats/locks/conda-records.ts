/** What the locks of conda's world have in common: records of two kinds, from conda's channels and from PyPI. */
import { append } from '../../append.ts';
import type { Dependency, Link, LockedHash, Parsed, Source } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { isPublicIndex } from '../../public-services.ts';
import type { LockRecord, RecordField } from '../../yaml/records.ts';
import { lastPart } from './fields.ts';
import { isOwnFolder } from './sources.ts';

/** One record, as each lock says it in a way of its own. */
export interface CondaLocked {
  readonly name: Pick<RecordField, 'value' | 'span'>;
  /** False for what comes from conda's channels. */
  readonly isPython: boolean;
  readonly version: string;
  readonly address: string;
  readonly sha256: RecordField | undefined;
  /** Names as written. */
  readonly requires: readonly string[];
  readonly group: string | null;
}

/** `describe` gives null for a record without a name. */
export function readCondaLock(
  records: readonly LockRecord[],
  describe: (record: LockRecord) => CondaLocked | null,
): Parsed {
  const dependencies: Dependency[] = [];
  const links: Link[] = [];
  const hashes: LockedHash[] = [];
  for (const record of records) {
    const locked = describe(record);
    if (!locked || locked.name.value === '') continue;
    const { name, isPython, version, address, sha256, group } = locked;
    dependencies.push({
      kind: 'lock',
      name: name.value,
      span: name.span,
      specifier: version && `==${version}`,
      extras: [],
      marker: null,
      group,
      source: isPython ? sourceOf(address) : 'conda',
      hashed: sha256 !== undefined,
      removal: null,
    });
    if (!isPython) continue;
    const from = canonicalName(name.value);
    append(
      links,
      [...new Set(locked.requires)].map(to => ({ from, to: canonicalName(to) })),
    );
    if (sha256 && sha256.value !== '')
      hashes.push({
        name: from,
        file: lastPart(address),
        algorithm: 'sha256',
        digest: sha256.value,
        span: sha256.span,
      });
  }
  return { dependencies, problems: [], references: [], indexes: [], links, hashes };
}

/** A file of PyPI's came from its index; where any other address came from, the lock does not say. */
function sourceOf(address: string): Source {
  if (address === '' || isPublicIndex(address)) return 'index';
  if (/^(?:git|hg|svn|bzr)\+/.test(address)) return 'vcs';
  if (/^https?:/.test(address)) return 'url';
  return isOwnFolder(address) ? 'workspace' : 'path';
}
