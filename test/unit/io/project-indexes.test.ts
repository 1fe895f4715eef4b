/** Which index settings hold for a file: its project's, the user's and the machine's. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createIndexFinder, type IndexFinder } from '../../../server/io/project-indexes.ts';
import { Folder } from '../../support/cli.ts';

const corp = 'https://corp.example/simple';
const pipConf = (address: string): string => `[global]\nextra-index-url = ${address}\n`;
let folder: Folder;

function finder(env: Record<string, string> = {}, openText?: (path: string) => string | null): IndexFinder {
  const home = join(folder.path, 'home');
  // Only what a test writes: the machine that runs it has settings of its own.
  const own = { XDG_CONFIG_DIRS: join(folder.path, 'etc'), PIP_CONFIG_FILE: '/dev/null', UV_NO_CONFIG: '1' };
  const machine = { env: { ...own, ...env }, homeFolder: home, platform: 'linux' as const };
  return createIndexFinder(machine, openText);
}

function told(file: string | null, { from = finder(), isTrusted = true } = {}): string[] {
  const root = join(folder.path, 'work');
  return from
    .indexesOf(file === null ? null : join(root, file), root, isTrusted)
    .map(
      ({ origin, tool, kind, isContactable }) =>
        `${origin} ${tool} ${kind}${isContactable ? '' : ' (never)'}`,
    );
}

describe('project indexes', () => {
  afterEach(() => folder.remove());

  it('come from the files of every folder up to the root, in the notation of each tool', () => {
    folder = new Folder({
      'uv.toml': `extra-index-url = ["${corp}"]\n`,
      'work/pyproject.toml': `[[tool.uv.index]]\nurl = "${corp}"\n[project.urls]\nx = "y"\n`,
      'work/a/pdm.toml': `[pypi]\nurl = "${corp}"\n`,
      'work/a/poetry.toml': `[repositories.x]\nurl = "${corp}"\n`,
      'work/a/pip.conf': pipConf(corp),
      'work/a/Pipfile': `[[source]]\nurl = "${corp}"\n`,
      'work/b/uv.toml': `no-index = true\n`,
      'work/b/README.md': '```\npip install -i https://x.example a\n```\n',
    });
    const top = 'project uv extra';
    assert.deepEqual(told('requirements.txt'), [top]);
    assert.deepEqual(told('a/requirements.txt'), [
      'project pipenv default',
      'project pdm default',
      'project pip extra',
      'project poetry explicit',
      top,
    ]);
    assert.deepEqual(told('b/deep/app.py'), ['project uv no-index', top]);
    assert.deepEqual(told('b/deep/app.py', { isTrusted: false }), [
      'project uv no-index (never)',
      `${top} (never)`,
    ]);
  });

  it('are shared by the requirements files of a folder, and a file’s own are not told twice', () => {
    folder = new Folder({
      'work/base-requirements.txt': `-i ${corp}\nacme\n`,
      'work/dev-requirements.txt': '-r base-requirements.txt\nzoo\n',
    });
    assert.deepEqual(told('dev-requirements.txt'), ['project pip default']);
    assert.deepEqual(told('base-requirements.txt'), []);
  });

  it('are read once, and as they are on the screen', () => {
    folder = new Folder({ 'work/uv.toml': `index-url = "${corp}"\n` });
    const from = finder();
    assert.deepEqual(told('a.py', { from }), ['project uv default']);
    folder.write('work/uv.toml', '');
    assert.deepEqual(told('a.py', { from }), ['project uv default']);
    from.reset();
    assert.deepEqual(told('a.py', { from }), []);
    const shown = finder({}, path => (path.endsWith('uv.toml') ? `index-url = "${corp}"\n` : null));
    assert.deepEqual(told('a.py', { from: shown }), ['project uv default']);
  });

  it('of the user and the machine count for every file, and for none', () => {
    folder = new Folder({
      'own.conf': pipConf(corp),
      'own.toml': `[[index]]\nurl = "${corp}"\n`,
      'home/.config/pdm/config.toml': `[pypi.x]\nurl = "${corp}"\n`,
      'venv/pip.conf': `[global]\nfind-links = ${corp}\n`,
    });
    const from = finder({
      ...{ PIP_CONFIG_FILE: join(folder.path, 'own.conf'), VIRTUAL_ENV: join(folder.path, 'venv') },
      ...{ UV_NO_CONFIG: '', UV_CONFIG_FILE: join(folder.path, 'own.toml'), UV_DEFAULT_INDEX: corp },
    });
    const expected = [
      'user pip extra',
      'user pip find-links (never)',
      'environment uv default',
      'user uv extra',
      'user pdm extra',
    ];
    assert.deepEqual(told('requirements.txt', { from }), expected);
    assert.deepEqual(told(null, { from }), expected);
  });

  it('that are folders of this machine have what can be seen in them', () => {
    folder = new Folder({
      'wheels/Acme_Core-1.0-py3-none-any.whl': '',
      'wheels/two-words-2.0.tar.gz': '',
      'mirror/some-project/index.html': '',
    });
    const url = `file://${join(folder.path, 'mirror')}`;
    const [mirror, gone, wheels] = finder({
      PIP_FIND_LINKS: join(folder.path, 'wheels'),
      PIP_EXTRA_INDEX_URL: `${url} file:///no/such/folder`,
    }).indexesOf(null, '', true);
    assert.deepEqual([...(wheels?.holds ?? [])], ['acme-core', 'two', 'two-words']);
    assert.deepEqual([...(mirror?.holds ?? [])], ['some-project']);
    assert.equal(gone?.holds, undefined);
  });
});
