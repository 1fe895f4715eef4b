/** What is remembered of packages that were looked into: by name and file, whole or not at all, and never too much. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import {
  type Remembered,
  readRemembered,
  rememberedOf,
} from '../../../server/core/hidden-code/remembered.ts';
import { openInspectionMemory } from '../../../server/io/packages/inspection-memory.ts';
import { Folder } from '../../support/cli.ts';
import { inspectSample } from '../../support/sample-package.ts';

const day = '2026-11-10';
const sha256 = 'ab'.repeat(32);
const entry: Remembered = {
  ...{ name: 'acme', version: '1.0', from: 'file', sha256, source: '/w/acme-1.0.whl', verdict: 'loud' },
  ...{ signs: ['decoded-exec'], isCertain: true, runs: 'import', day },
};
const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n";

describe('memory of inspections', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());
  const file = () => join(folder.path, 'cache/inspections-1.txt');
  const open = () => openInspectionMemory(join(folder.path, 'cache'));

  it('gives back what it was told, to others too', async () => {
    const memory = open();
    assert.deepEqual(memory.inspectionsOf('acme'), []);
    await memory.remember([entry, { ...entry, name: 'other' }]);
    assert.deepEqual(memory.inspectionsOf('acme'), [entry]);
    assert.deepEqual(open().inspectionsOf('acme'), [entry]);
    assert.deepEqual(open().inspectionsOf('constructor'), []);
  });

  it('keeps the last word on one file, and each file of a release', async () => {
    const memory = open();
    await memory.remember([entry]);
    const later: Remembered = { ...entry, verdict: 'quiet', signs: [], isCertain: false };
    const sdist: Remembered = { ...entry, sha256: 'cd'.repeat(32) };
    await memory.remember([later, sdist]);
    assert.deepEqual(open().inspectionsOf('acme'), [later, sdist]);
  });

  it('adds to what another process has written', async () => {
    const [one, other] = [open(), open()];
    await one.remember([entry]);
    await other.remember([{ ...entry, name: 'other' }]);
    assert.equal(open().inspectionsOf('acme').length, 1);
    assert.equal(open().inspectionsOf('other').length, 1);
  });

  it('drops damaged lines and keeps the others', async () => {
    await open().remember([entry, { ...entry, name: 'other' }, { ...entry, name: 'third' }]);
    const lines = readFileSync(file(), 'utf8').split('\n');
    const damaged = [lines[0]?.replace('loud', 'l0ud'), lines[1]?.slice(0, 40), '', 'x', '0 {}', lines[2]];
    writeFileSync(file(), damaged.join('\n'));
    assert.deepEqual(
      ['acme', 'other', 'third'].map(name => open().inspectionsOf(name).length),
      [0, 0, 1],
    );
  });

  it('is bounded', async () => {
    const many = Array.from({ length: 10_500 }, (_, index) => ({ ...entry, name: `acme-${index}` }));
    await open().remember(many);
    assert.equal(open().inspectionsOf('acme-0').length, 0);
    assert.equal(open().inspectionsOf('acme-10499').length, 1);
    writeFileSync(file(), 'x'.repeat(9 * 1024 * 1024));
    assert.deepEqual(open().inspectionsOf('acme-10499'), []);
  });

  it('lasts as long as the process where nothing can be written', async () => {
    const memory = openInspectionMemory(join(devNull, 'cache'));
    await memory.remember([entry]);
    assert.deepEqual(memory.inspectionsOf('acme'), [entry]);
  });
});

describe('what is remembered of an inspection', () => {
  const inspected = (container: object, files: Record<string, string> = { 'setup.py': hidden }) =>
    inspectSample({ files, container: { kind: 'sdist', sha256, ...container } });
  const origin = { from: 'file', source: '/w/acme.tar.gz', day } as const;

  it('is which release it is, which signs make it loud, and when the first of them runs', async () => {
    const inspection = await inspected({ name: 'Acme_Charts', version: '1.0' });
    const found = rememberedOf(inspection, origin);
    assert.equal(found?.name, 'acme-charts');
    assert.deepEqual([found?.verdict, found?.runs, found?.isCertain], ['loud', 'install', true]);
    assert.ok(found?.signs.includes('decoded-exec'));
    assert.deepEqual(readRemembered(JSON.parse(JSON.stringify(found))), found);
  });

  it('is less certain where honest packages have been met with the signs', async () => {
    const text = "URL = 'http://203.0.113.9/p'\ncommand = 'powershell -w hidden -enc AAAA'\n";
    const inspection = await inspected({ name: 'acme', version: '1.0' }, { 'acme/__init__.py': text });
    assert.deepEqual([inspection.verdict, rememberedOf(inspection, origin)?.isCertain], ['loud', false]);
  });

  it('is nothing where nobody says which release it is', async () => {
    for (const container of [
      { name: null, version: '1.0' },
      { name: 'acme', version: null },
      { name: '../acme', version: '1.0' },
      { name: 'acme', version: 'latest, surely' },
      { kind: 'folder', name: 'acme', version: '1.0' },
    ])
      assert.equal(rememberedOf(await inspected(container), origin), null, JSON.stringify(container));
  });

  it('is checked when it is read', () => {
    assert.deepEqual(readRemembered(entry), entry);
    const wrong: readonly object[] = [
      { name: 'Acme' },
      { name: 3 },
      { version: 'no version' },
      { from: 'somewhere' },
      { sha256: 'short' },
      { verdict: 'fine' },
      { signs: ['<b>'] },
      { signs: 'decoded-exec' },
      { isCertain: 'yes' },
      { runs: 'never' },
      { day: 'today' },
      { source: 'x'.repeat(5000) },
    ];
    for (const part of wrong) assert.equal(readRemembered({ ...entry, ...part }), null, JSON.stringify(part));
    for (const value of [null, 1, 'x', [], {}]) assert.equal(readRemembered(value), null);
  });
});
