/** Nothing leaves the machine: the program ends at once where it reaches for the network, and it does not. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pulling, startSession } from '../support/lsp-session.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function cutOff(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--require', './test/support/no-network.cjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  });
}

describe('privacy', () => {
  it('the command line reaches for no network', () => {
    const { status, stderr } = cutOff('dist/cli.cjs', 'scan', 'examples/bitten', '--offline');
    assert.equal(stderr, '');
    assert.equal(status, 1);
  });

  it('the language server reaches for no network', async () => {
    const node = ['--require', `${root}test/support/no-network.cjs`];
    const session = await startSession({ node, capabilities: pulling });
    await session.open('requirements.txt', 'colourama\n');
    const [finding] = await session.items('requirements.txt');
    assert.equal(finding?.code, 'typosquat');
    await session.dispose();
  });

  it('would notice if it did', () => {
    assert.equal(cutOff('-e', "require('node:http').get('http://127.0.0.1:9/')").status, 97);
    assert.equal(cutOff('-e', "fetch('http://127.0.0.1:9/')").status, 97);
  });
});
