/** A second scan judges what has changed, and what hangs on it, and nothing else. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '../../../server/core/settings.ts';
import type { Counts } from '../../../server/io/counts.ts';
import { scan } from '../../../server/io/scan.ts';
import { createScanMemory } from '../../../server/io/scan-memory.ts';
import { Folder } from '../../support/cli.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const knowledge = smallKnowledge({ ranked: ['requests', 'numpy'] });
let folder: Folder;
let memory = createScanMemory<Counts>();

/** The files that were judged, and the number of all findings, reused ones too. */
async function judged(settings: Settings = defaultSettings, stopAfter = Number.POSITIVE_INFINITY) {
  const files: string[] = [];
  const control = new AbortController();
  memory.begin();
  const contextOf = () => ({ knowledge, settings, today: '2026-11-10' });
  const summary = await scan(
    [folder.path],
    { contextOf, memory, signal: control.signal },
    {
      file: ({ file }) => {
        files.push(file);
        if (files.length >= stopAfter) control.abort();
      },
      unchanged: () => {},
    },
  );
  if (!control.signal.aborted) memory.end();
  return { files, count: summary.files, warnings: summary.findings.warning };
}

describe('scan memory', () => {
  beforeEach(() => {
    memory = createScanMemory<Counts>();
    folder = new Folder({
      'app.py': 'import reqests\n',
      'other.py': 'import os\n',
      'requirements.txt': 'requests\n',
    });
  });

  afterEach(() => folder.remove());

  it('judges nothing twice, and counts it all the same', async () => {
    const first = await judged();
    assert.deepEqual(first.files, ['app.py', 'other.py', 'requirements.txt']);
    assert.deepEqual(await judged(), { ...first, files: [] });
  });

  it('judges a changed file, a new one, and those whose question has another answer', async () => {
    await judged();
    folder.write('other.py', 'import json\n');
    assert.deepEqual((await judged()).files, ['other.py']);
    folder.write('reqests.py', '');
    assert.deepEqual((await judged()).files, ['app.py', 'reqests.py']);
    rmSync(join(folder.path, 'reqests.py'));
    assert.deepEqual((await judged()).files, ['app.py']);
  });

  it('judges all under other settings, but not under the same in another place of their file', async () => {
    const at = (start: number, pattern: string): Settings => ({
      ...defaultSettings,
      allow: [{ pattern, reason: null, until: null, span: { start, end: start + 4 } }],
    });
    await judged(at(0, 'acme'));
    assert.deepEqual((await judged(at(9, 'acme'))).files, []);
    assert.equal((await judged(at(9, 'other'))).files.length, 3);
  });

  it('loses nothing when a scan is cut short', async () => {
    const first = await judged();
    folder.write('reqests.py', '');
    folder.write('a.py', 'import reqests\n');
    await judged(defaultSettings, 1);
    const after = await judged();
    assert.ok(after.files.includes('app.py'));
    rmSync(join(folder.path, 'reqests.py'));
    rmSync(join(folder.path, 'a.py'));
    assert.deepEqual({ ...(await judged()), files: [] }, { ...first, files: [] });
  });
});
