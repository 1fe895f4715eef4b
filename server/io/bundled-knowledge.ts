/** Reads the tables that ship beside the bundles. Synchronous: nothing can be judged before they are there. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { dateOfIndex, headerLength, openNameIndex } from '../core/names/name-index.ts';
import { openKnowledge } from '../core/open-knowledge.ts';
import type { Knowledge, NameIndex } from '../core/ports.ts';

/** Gives a list of names that is newer than that of a day; null where it has none. */
export type NewerNames = (date: string) => NameIndex | null;

/**
 * Opens what lies in `folder`, and in place of its names the newer ones where there are any. Throws an Error that
 * names the file where one is missing or damaged.
 */
export function loadBundledKnowledge(folder: string, newerNames: NewerNames = () => null): Knowledge {
  const names = load(join(folder, bundledNames), file => newerNames(dateOf(file)) ?? openBundled(file));
  const letterCounts = load(join(folder, 'letter-counts.bin'), file => new Uint8Array(readFileSync(file)));
  return load(join(folder, 'import-map.tsv'), file =>
    openKnowledge({ names, importTable: readFileSync(file, 'utf8'), letterCounts }),
  );
}

/** The name index in the folder of what ships. */
export const bundledNames = 'pypi-names.bin';

function openBundled(file: string): NameIndex {
  return openNameIndex(readFileSync(file));
}

function dateOf(file: string): string {
  const head = new Uint8Array(headerLength);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  return dateOfIndex(head);
}

function load<T>(file: string, read: (file: string) => T): T {
  try {
    return read(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot use ${file}: ${reason}`, { cause: error });
  }
}
