/** `antivenom lsp --stdio`: the same server behind the command line's door. */
import assert from 'node:assert/strict';
import { antivenom, program } from '../support/cli.ts';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

let session: LspSession | undefined;

describe('antivenom lsp', () => {
  afterEach(() => {
    session?.dispose();
    session = undefined;
  });

  it('is the language server', async () => {
    session = await startSession({ capabilities: pulling, command: [program, 'lsp', '--stdio'] });
    await session.open('requirements.txt', 'colourama\n');
    const [finding] = await session.items('requirements.txt');
    assert.equal(finding?.code, 'typosquat');
    assert.equal(session.result.serverInfo?.name, 'antivenom');
    assert.equal(await session.shutdown(), 0);
  });

  it('ends with its client', async () => {
    session = await startSession({ capabilities: pulling, command: [program, 'lsp', '--stdio'] });
    assert.equal(await session.exit(), 1);
  });

  it('says what it needs', () => {
    assert.deepEqual(antivenom(['lsp']), {
      code: 2,
      stdout: '',
      stderr: "antivenom: 'lsp' needs --stdio: the server talks over standard input and output\n",
    });
    assert.equal(antivenom(['lsp', '--stdio', 'x']).code, 2);
    assert.equal(antivenom(['scan', '--stdio']).code, 2);
    assert.match(antivenom(['--help']).stdout, /^ {2}lsp --stdio +the language server, for any editor$/m);
  });
});
