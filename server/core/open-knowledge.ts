/** Makes the knowledge of what ships, or of newer data of the same kinds, however their bytes were come by. */
import type { Knowledge, NameIndex } from './ports.ts';

export interface KnowledgeData {
  readonly names: NameIndex;
  /** The text of `import-map.tsv`: a module, a tab, its project; lines with `#` are notes. */
  readonly importTable: string;
  readonly letterCounts?: Uint8Array;
}

/** Throws an Error where the import table is damaged. */
export function openKnowledge({ names, importTable, letterCounts }: KnowledgeData): Knowledge {
  if (!importTable.startsWith('# ') || !importTable.endsWith('\n'))
    throw new Error('not an import map: it may be cut short');
  let importMap: ReadonlyMap<string, string> | null = null;
  return {
    names,
    get importMap() {
      importMap ??= parseImportTable(importTable);
      return importMap;
    },
    ...(letterCounts && { letterCounts }),
  };
}

function parseImportTable(table: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of table.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0 && !line.startsWith('#')) map.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return map;
}
