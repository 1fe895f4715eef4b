/** Reads the tables that ship beside the bundles. Synchronous: nothing can be judged before they are there. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { dateOfIndex, headerLength, openNameIndex } from '../core/names/name-index.ts';
import type { Knowledge, NameIndex } from '../core/ports.ts';

/** Gives a list of names that is newer than that of a day; null where it has none. */
export type NewerNames = (date: string) => NameIndex | null;

/**
 * Opens what lies in `folder`, and in place of its names the newer ones where there are any. Throws an Error that
 * names the file where one is missing or damaged.
 */
export function loadBundledKnowledge(folder: string, newerNames: NewerNames = () => null): Knowledge {
  const names = load(join(folder, bundledNames), file => newerNames(dateOf(file)) ?? openBundled(file));
  const table = load(join(folder, 'import-map.tsv'), readImportTable);
  const letterCounts = load(join(folder, 'letter-counts.bin'), file => new Uint8Array(readFileSync(file)));
  let importMap: ReadonlyMap<string, string> | null = null;
  return {
    names,
    get importMap() {
      importMap ??= parseImportTable(table);
      return importMap;
    },
    letterCounts,
  };
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

function readImportTable(file: string): string {
  const table = readFileSync(file, 'utf8');
  if (!table.startsWith('# ') || !table.endsWith('\n'))
    throw new Error('not an import map: it may be cut short');
  return table;
}

function parseImportTable(table: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of table.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0 && !line.startsWith('#')) map.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return map;
}
