import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalName } from '../../server/core/names/canonical.ts';
import { loadBundledKnowledge } from '../../server/io/bundled-knowledge.ts';

describe('bundled knowledge', () => {
  const data = fileURLToPath(new URL('../../../data/', import.meta.url));
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'antivenom-data-'));
    for (const file of ['pypi-names.bin', 'letter-counts.bin', 'import-map.tsv'])
      copyFileSync(join(data, file), join(folder, file));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the names and the import map', () => {
    const { names, importMap } = loadBundledKnowledge(folder);
    assert.ok(names.has('requests'));
    assert.equal(importMap.get('yaml'), 'pyyaml');
    assert.equal(importMap.get('Bio'), 'biopython');
    assert.ok(importMap.size > 4000);
    for (const [module, project] of importMap) {
      assert.equal(canonicalName(project), project, module);
      assert.match(module, /^\w+$/);
    }
  });

  it('names the file that is missing or damaged', () => {
    writeFileSync(join(folder, 'import-map.tsv'), '# cut sho');
    assert.throws(() => loadBundledKnowledge(folder), /cannot use .*import-map\.tsv: not an import map/);
    writeFileSync(join(folder, 'pypi-names.bin'), 'version https://example.invalid/pointer\n'.repeat(3));
    assert.throws(() => loadBundledKnowledge(folder), /cannot use .*pypi-names\.bin: not a name index/);
    rmSync(join(folder, 'pypi-names.bin'));
    assert.throws(() => loadBundledKnowledge(folder), /cannot use .*pypi-names\.bin: ENOENT/);
  });
});
