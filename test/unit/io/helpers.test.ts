/** Scanning a large tree on several threads: the same results in the same order, whatever becomes of the helpers. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '../../../server/core/settings.ts';
import { fewestFiles } from '../../../server/io/helpers.ts';
import { type ScanOptions, type Sink, scan } from '../../../server/io/scan.ts';
import { bundledKnowledge } from '../../support/bundled.ts';
import { Folder } from '../../support/cli.ts';

const program = fileURLToPath(new URL('../../../../dist/cli.cjs', import.meta.url));
const contextOf: ScanOptions['contextOf'] = () => ({
  knowledge: bundledKnowledge(),
  settings: defaultSettings,
  today: bundledKnowledge().names.date,
});

let folder: Folder;

async function scanned(options: Partial<ScanOptions> = {}, sink: Partial<Sink> = {}) {
  const told: string[] = [];
  const summary = await scan(
    [folder.path],
    { contextOf, ...options },
    {
      file: ({ file, text, analysis }) => {
        for (const { message, span } of analysis.findings)
          told.push(`${file}: ${message} ${text.slice(span.start, span.end)}`);
      },
      problem: ({ file, message }) => told.push(`${file}: ${message}`),
      ...sink,
    },
  );
  return { told, ...summary, durationMs: 0 };
}

describe('helpers', () => {
  before(function () {
    this.timeout(20_000);
    const files: { [name: string]: string | Uint8Array } = { 'local/ours.py': '' };
    for (let index = 0; index < fewestFiles; index++)
      files[`p${index % 40}/m${index}.py`] = 'import os, ours, numpy\n';
    for (let index = 0; index < 40; index++)
      files[`p${index}/requirements.txt`] = index % 3 === 0 ? 'PIL\nnumpy ~> 1\n' : 'sklearn\nnumpy\n';
    files['p7/constraints.txt'] = Uint8Array.of(1, 0, 2);
    folder = new Folder(files);
  });
  after(() => folder.remove());

  it('change neither what is found nor the order', async () => {
    const alone = await scanned();
    assert.ok(alone.told.length > 40);
    assert.deepEqual(await scanned({ helpers: { jobs: 3, program } }), alone);
  }).timeout(20_000);

  it('know the index settings around a file', async () => {
    const folderOfPackages = new Set(['numpy']);
    const withIndexes: ScanOptions['contextOf'] = place => {
      const of = { origin: 'user', tool: 'pip', name: null, isContactable: true } as const;
      const held = { ...of, kind: 'find-links', address: '/w', holds: folderOfPackages } as const;
      const own = { ...of, kind: 'extra', address: 'https://corp.example/simple' } as const;
      return { ...contextOf(place), indexes: place.file.startsWith('p1/') ? [held, own] : [held] };
    };
    const unsafe: string[] = [];
    const sink: Partial<Sink> = {
      file: ({ file, analysis }) => {
        if (analysis.findings.some(({ fixes }) => fixes.length > 0 && !fixes.some(fix => fix.safe)))
          unsafe.push(file);
      },
    };
    await scanned({ contextOf: withIndexes }, sink);
    const alone = unsafe.splice(0);
    assert.ok(alone.includes('p1/requirements.txt'));
    await scanned({ contextOf: withIndexes, helpers: { jobs: 3, program } }, sink);
    assert.deepEqual(unsafe, alone);
  }).timeout(20_000);

  it('may fail: their work is done all the same', async () => {
    const alone = await scanned();
    folder.write('broken.cjs', 'throw new Error("broken");');
    folder.write('gone.cjs', 'process.exit(1);');
    for (const broken of ['broken.cjs', 'gone.cjs', 'no-such-file.cjs']) {
      const helpers = { jobs: 3, program: join(folder.path, broken) };
      assert.deepEqual(await scanned({ helpers }), alone, broken);
    }
  }).timeout(20_000);

  it('end when they are told to', async () => {
    const control = new AbortController();
    const { files } = await scanned(
      { helpers: { jobs: 2, program }, signal: control.signal },
      { progress: done => done > 0 && control.abort() },
    );
    assert.ok(files > 0 && files < fewestFiles, String(files));
  }).timeout(20_000);

  it('report a bug as it is reported without them', async () => {
    const crashes: string[] = [];
    const failing: ScanOptions['contextOf'] = place => {
      if (place.file === 'p1/m1.py') throw new Error('a bug');
      return contextOf(place);
    };
    await scanned(
      { contextOf: failing, helpers: { jobs: 2, program } },
      { crash: ({ file }, error) => crashes.push(`${file}: ${(error as Error).message}`) },
    );
    assert.deepEqual(crashes, ['p1/m1.py: a bug']);
  }).timeout(20_000);
});
