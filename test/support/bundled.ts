/** The knowledge that ships, loaded once for all tests. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openNameIndex } from '../../server/core/names/name-index.ts';
import type { Knowledge } from '../../server/core/ports.ts';
import { loadBundledKnowledge } from '../../server/io/bundled-knowledge.ts';

const data = fileURLToPath(new URL('../../../data/', import.meta.url));
let loaded: Knowledge | undefined;

export function bundledKnowledge(): Knowledge {
  loaded ??= loadBundledKnowledge(data);
  return loaded;
}

/** Every name, sorted. */
export function allBundledNames(): readonly string[] {
  return [...openNameIndex(readFileSync(`${data}pypi-names.bin`)).names()];
}
