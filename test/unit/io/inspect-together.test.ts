/** Inspecting an environment on several threads: whatever becomes of them, every package is accounted for. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { inspectTogether } from '../../../server/io/packages/inspect-together.ts';
import type { InstalledFiles } from '../../../server/io/packages/open-environment.ts';
import { pauser } from '../../../server/io/pauser.ts';
import { bundledKnowledge } from '../../support/bundled.ts';
import { Folder } from '../../support/cli.ts';

const program = fileURLToPath(new URL('../../../../dist/cli.cjs', import.meta.url));
const dying = fileURLToPath(new URL('../../support/dying-inspector.js', import.meta.url));
const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n";

describe('inspectTogether', () => {
  const folder = new Folder({ 'acme.py': hidden, 'calm.py': 'x = 1\n' });
  after(() => folder.remove());

  /** Of one file each, named often enough that threads are worth their start. */
  const packagesOf = (names: readonly string[]): readonly InstalledFiles[] =>
    names.map(name => ({
      root: folder.path,
      name,
      version: '1',
      paths: [name === 'acme' ? 'acme.py' : 'calm.py', ...Array.from({ length: 300 }, (_, at) => `no/${at}`)],
    }));

  const inspected = async (names: readonly string[], jobs: number, path: string, signal?: AbortSignal) => {
    const heard: number[] = [];
    const inspections = await inspectTogether(
      packagesOf(names),
      bundledKnowledge(),
      { jobs, program: path },
      pauser(signal),
      done => heard.push(done),
    );
    return {
      told: inspections.map(({ container, verdict }) => `${container.name} ${verdict}`),
      heard,
      inspections,
    };
  };

  it('says the same on one thread and on several', async () => {
    const names = ['acme', 'a', 'b', 'acme', 'c', 'd'];
    const alone = await inspected(names, 1, program);
    assert.equal(alone.told[0], 'acme loud');
    assert.deepEqual(await inspected(names, 2, program), alone);
  }).timeout(60_000);

  it('names the package that a thread dies over, and goes on with the others', async () => {
    const names = ['acme', 'exits', 'a', 'throws', 'grows', 'acme'];
    const { told, heard, inspections } = await inspected(names, 2, dying);
    assert.deepEqual(told, [
      'acme loud',
      'exits quiet',
      'a quiet',
      'throws quiet',
      'grows quiet',
      'acme loud',
    ]);
    assert.equal(heard.length, names.length);
    for (const [at, { unread }] of inspections.entries())
      assert.equal(
        unread.some(({ message }) => /could not be inspected/.test(message)),
        ['exits', 'throws', 'grows'].includes(names[at] ?? ''),
        names[at],
      );
  }).timeout(120_000);

  it('does all by itself where no helper starts', async () => {
    const { told } = await inspected(['acme', 'a', 'b', 'c'], 2, folder.path);
    assert.deepEqual(told, ['acme loud', 'a quiet', 'b quiet', 'c quiet']);
  }).timeout(60_000);

  it('ends soon once it shall stop', async () => {
    const stop = new AbortController();
    const running = inspected(Array(400).fill('acme'), 2, program, stop.signal);
    setTimeout(() => stop.abort(), 20);
    const { told } = await running;
    assert.ok(told.length < 400);
  }).timeout(60_000);
});
