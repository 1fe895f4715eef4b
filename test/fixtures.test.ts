/** Runs every file of test/fixtures: a missing finding and an extra one both fail. `UPDATE=1` rewrites the carets. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledKnowledge } from './support/bundled.ts';
import { actualFixture, checkProperties } from './support/check.ts';
import type { WrittenFacts } from './support/facts.ts';

const root = fileURLToPath(new URL('../../test/fixtures/', import.meta.url));
const update = process.env['UPDATE'] === '1' && !process.env['CI'];

describe('fixtures', () => {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.txt')) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(root, file);
    // Packages with signs of hidden code have a notation of their own: test/unit/hidden-code/signs.test.ts.
    if (name.startsWith('signs')) continue;
    it(name, () => {
      const source = readFileSync(file, 'utf8');
      const view = name.startsWith('formats') ? 'dependencies' : 'findings';
      const facts = factsBeside(file);
      const actual = actualFixture(source, view, bundledKnowledge, facts);
      if (update && actual !== source) writeFileSync(file, actual);
      else assert.equal(actual, source, 'what the engine says, then what the fixture expects');
      checkProperties(actual, bundledKnowledge, facts);
    });
  }
});

function factsBeside(file: string): WrittenFacts | undefined {
  const path = file.replace(/\.txt$/, '.facts.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
