/** Files of a workspace that only the client can read: what is asked for, and when. */
import assert from 'node:assert/strict';
import { bringFiles } from '../../../server/browser/bring-files.ts';
import { fileTree } from '../../../server/browser/file-tree.ts';
import { existsSync, readdirSync, realpathSync, statSync } from '../../../server/browser/node/fs.ts';
import { readText } from '../../../server/browser/read-text.ts';

type Connection = Parameters<typeof bringFiles>[0];

/** A client with these files, by address; `asked` has what was asked of it. */
function clientWith(files: Record<string, string>, oddities: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const entriesOf = (folder: string) => {
    const below = Object.keys(files).filter(uri => uri.startsWith(`${folder}/`));
    const names = below.map(uri => uri.slice(folder.length + 1).split('/'));
    return [...new Map(names.map(([name = '', ...rest]) => [name, rest.length > 0 ? 'folder' : 'file']))];
  };
  const sendRequest = async (method: string, { uri }: { uri: string }) => {
    asked.push(`${method.replace('antivenom/', '')} ${uri}`);
    if (Object.hasOwn(oddities, uri)) return oddities[uri];
    if (method === 'antivenom/listFolder') return entriesOf(uri);
    const text = files[uri];
    if (text === undefined) throw new Error('no such file');
    return new TextEncoder().encode(text);
  };
  return { asked, files, connection: { sendRequest } as unknown as Connection };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 60));

describe('files that the client brings', () => {
  it('lists all of a folder, and reads settings and manifests alone', async () => {
    const { asked, connection } = clientWith({
      'memfs:/one/requirements.txt': 'requests\n',
      'memfs:/one/app/board.py': 'import requests\n',
      'memfs:/one/node_modules/x/requirements.txt': 'numpy\n',
      'memfs:/one/logo.png': '',
    });
    const files = bringFiles(connection, () => {});
    assert.equal(files.isComplete(), false);
    await files.open(['memfs:/one']);
    await files.ready();
    assert.equal(files.isComplete(), true);
    assert.deepEqual(asked, [
      'listFolder memfs:/one',
      'listFolder memfs:/one/app',
      'readFile memfs:/one/requirements.txt',
    ]);
    assert.deepEqual(readText('/memfs:/one/requirements.txt'), {
      kind: 'text',
      text: 'requests\n',
      encoding: 'utf-8',
    });
    assert.equal(existsSync('/memfs:/one/app/board.py'), true);
    assert.equal(existsSync('/memfs:/one/app/other.py'), false);
    assert.deepEqual(readdirSync('/memfs:/one').toSorted(), [
      'app',
      'logo.png',
      'node_modules',
      'requirements.txt',
    ]);
    assert.equal(realpathSync.native('/memfs:/one/app'), '/memfs:/one/app');
    assert.throws(() => statSync('/memfs:/one/nothing'), { code: 'ENOENT' });
    await files.all();
    assert.equal(readText('/memfs:/one/app/board.py').kind, 'text');
  });

  it('brings what somebody misses, once, and says so', async () => {
    const { asked, connection } = clientWith({ 'memfs:/late/notes.odd': 'x' });
    let calls = 0;
    const files = bringFiles(connection, () => void calls++);
    await files.open(['memfs:/late']);
    assert.deepEqual(readText('/memfs:/late/notes.odd'), {
      kind: 'unreadable',
      message: 'has not been read yet',
    });
    readText('/memfs:/late/notes.odd');
    await settled();
    assert.equal(readText('/memfs:/late/notes.odd').kind, 'text');
    assert.equal(calls, 1);
    assert.equal(asked.filter(each => each.startsWith('readFile')).length, 1);
  });

  it('follows changes, and leaves alone what lies outside', async () => {
    const client = clientWith({ 'memfs:/two/pyproject.toml': 'a = 1\n', 'memfs:/two/app/a.py': '' });
    const files = bringFiles(client.connection, () => {});
    await files.open(['memfs:/two']);
    const before = statSync('/memfs:/two/pyproject.toml') as { mtimeMs: number };
    client.files['memfs:/two/pyproject.toml'] = 'b = 2\n';
    client.files['memfs:/two/new/deep/requirements.txt'] = 'numpy\n';
    await files.changed([
      { uri: 'memfs:/two/pyproject.toml', type: 2 },
      { uri: 'memfs:/two/new/deep/requirements.txt', type: 1 },
      { uri: 'memfs:/two/app', type: 3 },
      { uri: 'memfs:/elsewhere/pyproject.toml', type: 1 },
    ]);
    const reading = readText('/memfs:/two/pyproject.toml');
    assert.equal(reading.kind === 'text' && reading.text, 'b = 2\n');
    assert.ok((statSync('/memfs:/two/pyproject.toml') as { mtimeMs: number }).mtimeMs > before.mtimeMs);
    assert.equal(readText('/memfs:/two/new/deep/requirements.txt').kind, 'text');
    assert.equal(existsSync('/memfs:/two/app/a.py'), false);
    assert.equal(fileTree.entryAt('/memfs:/elsewhere/pyproject.toml'), null);
  });

  it('takes what the client says with suspicion', async () => {
    const { connection } = clientWith(
      { 'memfs:/odd/pyproject.toml': '', 'memfs:/odd/Pipfile': '' },
      {
        'memfs:/odd': [
          ['..', 'folder'],
          ['a/b', 'file'],
          ['', 'file'],
          ['x', 'link'],
          7,
          null,
          ['Pipfile', 'file'],
        ],
        'memfs:/odd/Pipfile': 'no bytes',
        'memfs:/none': null,
      },
    );
    const files = bringFiles(connection, () => {});
    await files.open(['memfs:/odd', 'memfs:/none', 'untitled:x', 'no address']);
    assert.deepEqual(readdirSync('/memfs:/odd'), ['Pipfile']);
    assert.deepEqual(readText('/memfs:/odd/Pipfile'), { kind: 'unreadable', message: 'could not be read' });
    assert.throws(() => readdirSync('/memfs:/none'), { code: 'ENOENT' });
  });
});
