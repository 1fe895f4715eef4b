/** The knowledge that ships, loaded once for all tests. */
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../../server/core/ports.ts';
import { loadBundledKnowledge } from '../../server/io/bundled-knowledge.ts';

let loaded: Knowledge | undefined;

export function bundledKnowledge(): Knowledge {
  loaded ??= loadBundledKnowledge(fileURLToPath(new URL('../../../data/', import.meta.url)));
  return loaded;
}
