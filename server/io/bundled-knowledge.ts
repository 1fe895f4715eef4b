/** Reads the tables that ship beside the bundles. Synchronous: nothing can be judged before they are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNameIndex } from '../core/names/name-index.ts';
import type { Knowledge } from '../core/ports.ts';

/** Opens what lies in `folder`. Throws an Error that names the file where one is missing or damaged. */
export function loadBundledKnowledge(folder: string): Knowledge {
  const names = load(join(folder, 'pypi-names.bin'), file => openNameIndex(readFileSync(file)));
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
