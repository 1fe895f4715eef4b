/**
 * Package data of the user's own, in the cache folder: the copy of the malicious-package records, and a list of names
 * that is newer than the bundled one. Both are made by "Refresh Package Data" and read here, by any process.
 *
 * A file is its content and, behind it, the CRC-32 of that in four bytes. One that is damaged counts as none.
 */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Advisory } from '../core/facts/advisory.ts';
import { type AdvisoryCopy, openAdvisoryCopy } from '../core/facts/advisory-copy.ts';
import type { Learnt } from '../core/facts/project-facts.ts';
import { openNameIndex } from '../core/names/name-index.ts';
import type { NameIndex } from '../core/ports.ts';
import { writeWhole } from './write-whole.ts';

export interface PackageData {
  /**
   * What the copy says of the project with this canonical name, as of the copy's time. Reads the file at the first
   * call. Unchecked (`offline`) where there is no copy.
   */
  advisoriesOf(name: string): Learnt<readonly Advisory[]>;
  /** The copy itself; null where there is none. */
  advisories(): AdvisoryCopy | null;
  /** The list of names, where it is newer than that of the day `date`. Reads the file anew. */
  namesAfter(date: string): NameIndex | null;
  /** The copy is read anew at the next call. */
  forget(): void;
  /** Rejects where the folder cannot be written. A copy that goes further than the new one stays. */
  storeAdvisories(copy: Uint8Array): Promise<void>;
  storeNames(index: Uint8Array): Promise<void>;
}

/** `cacheFolder` is the program's own; nothing is read or made in it before it is needed. */
export function openPackageData(cacheFolder: string): PackageData {
  const folder = join(cacheFolder, 'package-data-1');
  const advisoriesFile = join(folder, 'advisories.bin');
  const namesFile = join(folder, 'pypi-names.bin');
  let copy: AdvisoryCopy | null | undefined;

  const readCopy = () => read(advisoriesFile, openAdvisoryCopy);
  const advisories = () => {
    // That there is none is remembered too.
    if (copy === undefined) copy = readCopy();
    return copy;
  };
  const store = async (file: string, content: Uint8Array) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeWhole(file, withSum(content));
  };
  return {
    advisories,
    advisoriesOf: name => {
      const known = advisories();
      if (!known) return { state: 'unchecked', reason: 'offline' };
      return { state: 'known', value: known.find(name), asOf: known.asOf };
    },
    namesAfter: date => {
      const names = read(namesFile, openNameIndex);
      return names && names.date > date ? names : null;
    },
    forget: () => {
      copy = undefined;
    },
    storeAdvisories: async bytes => {
      const ours = openAdvisoryCopy(bytes);
      const theirs = readCopy();
      // Another process may have been quicker, and have met a later state.
      if (!ours || (theirs && theirs.lastChange > ours.lastChange && theirs.asOf > ours.asOf)) return;
      await store(advisoriesFile, bytes);
    },
    storeNames: index => store(namesFile, index),
  };
}

const sumLength = 4;

function withSum(content: Uint8Array): Uint8Array {
  const file = new Uint8Array(content.length + sumLength);
  file.set(content);
  new DataView(file.buffer).setUint32(content.length, crc32(content));
  return file;
}

/** Null where there is no such file, or it is not what was once written. */
function read<T>(file: string, open: (content: Uint8Array) => T | null): T | null {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    const length = bytes.length - sumLength;
    const content = bytes.subarray(0, length);
    if (length < 0 || new DataView(bytes.buffer).getUint32(length) !== crc32(content)) return null;
    return open(content);
  } catch {
    return null;
  }
}
