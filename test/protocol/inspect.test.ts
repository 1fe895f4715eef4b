/** Looking into packages from an editor: the answer, the page, single files, and what manifests then say. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../../server/io/services.ts';
import type {
  InspectionAnswer,
  InspectionPage,
  PackageFileParams,
  PackageText,
} from '../../server/lsp/packages/protocol.ts';
import { tarGzOf, zipOf } from '../support/archives.ts';
import { Folder } from '../support/cli.ts';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';
import { startServices } from '../support/services/start.ts';

const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n";
const nonce = 'a'.repeat(32);
const wheel = zipOf([
  { path: 'acme/__init__.py', content: `# \u202e\u0007\n${hidden}` },
  { path: 'acme/<b onclick=x>&.py', content: hidden },
  { path: 'acme/data.bin', content: new Uint8Array([0, 1, 2, 0]) },
  { path: 'acme-1.0.dist-info/METADATA', content: 'Name: acme\nVersion: 1.0\n' },
]);
const name = 'acme-1.0-py3-none-any.whl';

describe('looking into packages from an editor', () => {
  const cache = new Folder();
  after(() => cache.remove());
  let session: LspSession;
  afterEach(() => session.dispose());

  async function start(options: SessionOptions = {}): Promise<void> {
    const env = { ANTIVENOM_CACHE_DIR: join(cache.path, 'c'), ...options.env };
    session = await startSession({
      capabilities: pulling,
      initializationOptions: { client: 'vscode' },
      ...options,
      env,
    });
  }
  const inspect = (...args: unknown[]) =>
    session.command<InspectionAnswer>('antivenom.inspectPackage', ...args);
  const pageOf = (id: string) =>
    session.rpc.sendRequest<InspectionPage | null>('antivenom/inspection', { id, nonce });
  const file = (params: Partial<PackageFileParams>) =>
    session.rpc.sendRequest<PackageText | null>('antivenom/packageFile', {
      package: 0,
      side: 'inspected',
      ...params,
    });

  it('answers what was found, and underlines the line that pins it', async () => {
    await start({ files: { [`dist/${name}`]: wheel, 'requirements.txt': 'acme==1.0\nacme==2.0\n' } });
    await session.open('requirements.txt', 'acme==1.0\nacme==2.0\n');
    assert.ok(!(await session.items('requirements.txt')).some(({ code }) => code === 'hidden-code'));
    const answer = await inspect(session.uri(`dist/${name}`));
    assert.equal(answer.title, name);
    assert.equal(answer.verdict, 'loud');
    assert.equal(answer.files, 4);
    assert.match(answer.sentence, /^Shows signs of hidden code: decoded-exec/);
    const found = (await session.items('requirements.txt')).filter(({ code }) => code === 'hidden-code');
    assert.deepEqual(
      found.map(({ range, severity }) => [range.start.line, severity]),
      [[0, 1]],
    );
    assert.match(String(found[0]?.message), /^'acme' 1\.0 in the file that was looked into shows signs/);
    const actions = await session.codeActions('requirements.txt', found);
    const show = actions.find(({ title }) => title === 'Show what was found');
    assert.equal(show?.command?.command, 'antivenom.ui.showInspection');
    const [target] = show?.command?.arguments ?? [];
    const held = await session.rpc.sendRequest<InspectionAnswer>('antivenom/heldInspection', { target });
    assert.equal(held.id, answer.id);
    assert.deepEqual(
      actions.map(({ title }) => title).filter(title => /^Re/.test(title)),
      ["Remove 'acme'"],
    );
  });

  it('remembers it for the next time, for other clients without a way to show it', async () => {
    await start({ initializationOptions: {} });
    await session.open('requirements.txt', 'acme==1.0\n');
    const found = (await session.items('requirements.txt')).filter(({ code }) => code === 'hidden-code');
    assert.equal(found.length, 1);
    const actions = await session.codeActions('requirements.txt', found);
    assert.ok(!actions.some(({ title }) => title === 'Show what was found'));
    assert.deepEqual(readdirSync(join(cache.path, 'c')), ['inspections-1.txt']);
  });

  it('shows a page that loads nothing and in which nothing of the package acts', async () => {
    await start({ files: { [name]: wheel } });
    const { id } = await inspect(session.uri(name));
    const page = await pageOf(id);
    assert.ok(page);
    assert.match(
      page.page,
      new RegExp(`default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`),
    );
    assert.doesNotMatch(page.page, /<b onclick|https?:\/\/|\p{Cf}|command:/u);
    assert.equal(page.page.match(/<script/g)?.length, 1);
    const place = page.places.find(each => each.file === 'acme/__init__.py' && each.line > 0);
    assert.deepEqual(place, {
      ...{ package: 0, file: 'acme/__init__.py', side: 'inspected', line: 2, character: 0 },
    });
    const numbers = [...page.page.matchAll(/data-place="(\d+)"/g)].map(([, number]) => Number(number));
    assert.deepEqual(
      numbers.sort((a, b) => a - b),
      [...page.places.keys()],
    );
    assert.equal(await session.rpc.sendRequest('antivenom/inspection', { id, nonce: '"><script>' }), null);
    assert.equal(await pageOf('no such look'), null);
  });

  it('hands out single files as text, each character at its place, and the lines with signs', async () => {
    await start({ files: { [name]: wheel } });
    const { id } = await inspect(session.uri(name));
    const text = await file({ id, file: 'acme/__init__.py' });
    assert.equal(text?.text, `# \uFFFD\u2407\n${hidden}`);
    const marks = text?.marks ?? [];
    assert.deepEqual(
      marks.filter(({ kind }) => kind === 'loud').map(mark => mark.firstLine),
      [0, 2],
    );
    assert.equal(await file({ id, file: 'acme/data.bin' }), null);
    assert.equal(await file({ id, file: '../../etc/passwd' }), null);
    assert.equal(await file({ id, file: 'acme/__init__.py', package: 7 }), null);
    assert.equal(await file({ id: 'nothing', file: 'acme/__init__.py' }), null);
    assert.equal(await file({ id, file: 'acme/__init__.py', side: 'original' }), null);
  });

  it('holds a package against another one, and says which lines are new', async () => {
    const before = "VERSION = '1'\n\n\ndef draw():\n    return 1\n";
    const files = (text: string) => [{ path: 'acme-1.0/acme.py', content: text }];
    await start({
      files: {
        'old/acme-1.0.tar.gz': tarGzOf(files(before)),
        'new/acme-1.0.tar.gz': tarGzOf(files(before.replace('\n\n\n', `\n${hidden}\n`))),
      },
    });
    const { id } = await inspect(session.uri('new/acme-1.0.tar.gz'), session.uri('old/acme-1.0.tar.gz'));
    const page = await pageOf(id);
    const [pair] = page?.pairs ?? [];
    assert.equal(pair?.original.file, 'acme.py');
    const original = await file({ id, ...pair?.original });
    assert.deepEqual(original, { text: before, marks: [] });
    const { marks } = (await file({ id, ...pair?.inspected })) ?? { marks: [] };
    assert.deepEqual(
      marks.filter(({ kind }) => kind === 'added').map(each => [each.firstLine, each.lastLine]),
      [[1, 2]],
    );
  });

  it('looks into the environment of the workspace, and says how far it is', async () => {
    const site = '.venv/lib/python3.12/site-packages';
    await start({
      files: {
        '.venv/pyvenv.cfg': '',
        [`${site}/acme/__init__.py`]: hidden,
        [`${site}/acme-3.0.dist-info/METADATA`]: 'Name: acme\nVersion: 3.0\n',
        [`${site}/calm.py`]: 'x = 1\n',
        [`${site}/calm-1.0.dist-info/METADATA`]: 'Name: calm\nVersion: 1.0\n',
        [`${site}/calm-1.0.dist-info/top_level.txt`]: 'calm\n',
      },
    });
    const answer = await session.rpc.sendRequest<InspectionAnswer>('workspace/executeCommand', {
      command: 'antivenom.scanEnvironment',
      workDoneToken: 'look',
    });
    assert.equal(answer.loud, 1);
    assert.match(answer.sentence, /^1 of \d packages shows signs of hidden code$/);
    const ours = session.progress.filter(({ token }) => token === 'look').map(({ value }) => value.kind);
    assert.deepEqual([ours[0], ours.at(-1)], ['begin', 'end']);
    await session.open('requirements.txt', 'acme==3.0\n');
    const [found] = (await session.items('requirements.txt')).filter(({ code }) => code === 'hidden-code');
    assert.match(String(found?.message), /'acme' 3\.0 as it is installed shows signs/);
    const page = await pageOf(answer.id);
    const place = page?.places.find(each => each.file === 'acme/__init__.py');
    assert.equal((await file({ id: answer.id, ...place }))?.text, hidden);
  });

  it('says in a sentence what it cannot look into', async () => {
    await start({ files: { 'notes.txt': '' } });
    const sentence = async (...args: unknown[]) =>
      await inspect(...args).then(
        () => 'it was looked into',
        (error: Error) => error.message,
      );
    assert.match(
      await sentence(session.uri('notes.txt')),
      /notes\.txt is no wheel, sdist, egg or zip file\.$/,
    );
    assert.match(await sentence(session.uri('absent.whl')), /^There is no file or folder /);
    assert.match(await sentence('a b c'), /^This is neither a file on disk nor NAME or NAME==VERSION\.$/);
    assert.match(await sentence(null), /^This is neither/);
    assert.match(await sentence('acme==1.0'), /^'acme' is not asked for: the network is off/);
    await assert.rejects(session.command('antivenom.scanEnvironment'), /No environment is chosen/);
  });

  it('lists the names that imitate the project of the workspace', async () => {
    await start({ files: { 'pyproject.toml': '[project]\nname = "requests"\n' } });
    type Lookalikes = { name: string; count: number; markdown: string };
    const found = await session.command<Lookalikes>('antivenom.checkLookalikes');
    assert.equal(found.name, 'requests');
    assert.ok(found.count > 5);
    assert.match(found.markdown, /^## Lookalikes of <code>requests<\/code>/);
    await session.open('pyproject.toml', '[project]\nname = "numpy"\n');
    const shown = await session.command<Lookalikes>(
      'antivenom.checkLookalikes',
      session.uri('pyproject.toml'),
    );
    assert.equal(shown.name, 'numpy');
    await session.change('pyproject.toml', { text: '[project]\nname = 3\n' });
    await assert.rejects(session.command('antivenom.checkLookalikes'), /No pyproject\.toml of the workspace/);
  });

  it('fetches what PyPI has of a name, and nothing from an address of a workspace without trust', async () => {
    const services = await startServices({ today: '2026-11-10' });
    const { pypi, osv, depsdev } = services;
    const enemy = await startServices({ today: '2026-11-10' });
    try {
      await start({
        files: { 'pyproject.toml': `[[tool.uv.index]]\nname = "own"\nurl = "${enemy.pypi}/simple"\n` },
        initializationOptions: { client: 'vscode', trusted: false },
        env: { ANTIVENOM_NETWORK: 'online', ...environmentOf({ pypi, osv, depsdev }) },
      });
      const answer = await inspect('requests');
      assert.match(answer.title, /^requests \d/);
      assert.deepEqual(enemy.requests, []);
      const fetched = services.requests.filter(({ path }) => /\.(?:whl|tar\.gz)$/.test(path));
      assert.equal(fetched.length, answer.packages);
    } finally {
      await services.close();
      await enemy.close();
    }
  });

  it('ends when it is cancelled, and remembers nothing of it', async () => {
    await start();
    const many = join(session.folder.path, 'many');
    mkdirSync(many);
    const text = 'import os\nvalue = {"a": [1, 2, 3]}\nexec(value)\n'.repeat(500);
    for (let index = 0; index < 600; index++) writeFileSync(join(many, `m${index}.py`), text);
    const look = session.rpc.sendRequest('workspace/executeCommand', {
      command: 'antivenom.inspectPackage',
      arguments: [session.uri('many')],
      workDoneToken: 'look',
    });
    await session.until('progress', () => session.progress.some(({ value }) => value.kind === 'report'));
    await session.rpc.sendNotification('window/workDoneProgress/cancel', { token: 'look' });
    assert.equal(await look, null);
  }).timeout(20_000);
});
