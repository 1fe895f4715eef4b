/** Index settings beside a file, as the command line obeys them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Report } from '../../server/core/report.ts';
import { antivenom, Folder } from '../support/cli.ts';

let folder: Folder;
const corp = 'https://user:secret@corp.example/simple';

function scanned(files: Record<string, string>, env: Record<string, string> = {}): string[] {
  folder = new Folder(files);
  const args = ['scan', '--format', 'json', '--sensitivity', 'audit'];
  const { stdout, stderr } = antivenom(args, { cwd: folder.path, env });
  assert.equal(stderr, '');
  assert.doesNotMatch(stdout, /secret/);
  const report: Report = JSON.parse(stdout);
  return [
    ...report.findings.map(({ rule, name, confidence, fixes }) => {
      const isSafe = fixes.some(({ safe }) => safe);
      return `${rule} ${name} ${confidence}${isSafe ? ' safe' : ''}`;
    }),
    ...report.unchecked.map(({ name, reason }) => `unchecked ${name} ${reason}`),
  ];
}

const requirements = { 'requirements.txt': 'PIL\nzz-no-such-project\n' };
const alone = [
  'unofficial-name PIL high safe',
  'unknown-project zz-no-such-project medium',
  'unchecked PIL offline',
  'unchecked zz-no-such-project offline',
];
const beside = [
  'unofficial-name PIL high',
  'unknown-project zz-no-such-project low',
  'unchecked PIL private-index',
  'unchecked zz-no-such-project private-index',
];

describe('antivenom scan: index settings', () => {
  afterEach(() => folder.remove());

  it('none', () => assert.deepEqual(scanned(requirements), alone));

  it('of the project', () => {
    const table = `[tool.antivenom]\nextra-index-urls = ["${corp}"]\n`;
    for (const files of [
      { 'uv.toml': `index-url = "${corp}"\n` },
      { 'pyproject.toml': `[[tool.poetry.source]]\nname = "corp"\nurl = "${corp}"\n` },
      { 'pyproject.toml': table },
      { 'antivenom.toml': `index-url = "${corp}"\n` },
    ])
      assert.deepEqual(scanned({ ...requirements, ...files }), beside, Object.values(files)[0]);
  });

  it('of variables and of files that they name', () => {
    const confusable = 'index-confusion zz-no-such-project medium';
    assert.deepEqual(
      scanned(requirements, { PIP_EXTRA_INDEX_URL: corp }),
      beside.toSpliced(2, 0, confusable),
    );
    assert.deepEqual(scanned(requirements, { UV_DEFAULT_INDEX: corp }), beside);
    assert.deepEqual(scanned(requirements, { UV_DEFAULT_INDEX: 'https://pypi.org/simple' }), alone);
    const files = { ...requirements, 'own.conf': `[global]\nindex-url = ${corp}\n` };
    assert.deepEqual(scanned(files, { PIP_CONFIG_FILE: 'own.conf' }), beside);
  });

  it('that name folders explain what lies in them, and nothing else', () => {
    const wheels = { 'wheels/zz_no_such_project-1.0-py3-none-any.whl': '' };
    assert.deepEqual(scanned({ ...requirements, ...wheels }, { PIP_FIND_LINKS: 'wheels' }), beside);
    folder.remove();
    folder = new Folder(wheels);
    const env = { PIP_FIND_LINKS: join(folder.path, 'wheels') };
    const other = folder;
    assert.deepEqual(scanned(requirements, env), [
      'unofficial-name PIL high safe',
      'unchecked PIL offline',
      'unchecked zz-no-such-project private-index',
    ]);
    const { stdout } = antivenom(['check', '--format', 'jsonl', 'zz-no-such-project', 'zz-other'], {
      cwd: folder.path,
      env,
    });
    other.remove();
    const answers = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual(
      answers.map(({ exists, verdict }) => [exists, verdict]),
      [
        [null, 'unknown'],
        [false, 'ok'],
      ],
    );
  });

  it('the project’s own name is explained where it stands', () => {
    const files = {
      'pyproject.toml': '[project]\nname = "ZZ_own.project"\n',
      'docs/README.md': '```\npip install zz-own-project zz-other-thing\n```\n',
    };
    assert.deepEqual(scanned(files), [
      'unknown-project zz-other-thing medium',
      'unchecked zz-own-project offline',
      'unchecked zz-other-thing offline',
    ]);
  });

  it('bind names to a private index: they are explained, and deps says so', () => {
    const source = `[[tool.pdm.source]]\nname = "corp"\nurl = "${corp}"\ninclude_packages = ["zz-*"]\n`;
    const files = { ...requirements, 'pyproject.toml': source };
    assert.deepEqual(scanned(files), [beside[0], ...beside.slice(2)]);
    const { stdout } = antivenom(['deps', '--format', 'jsonl'], { cwd: folder.path });
    const sources = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).source);
    assert.deepEqual(sources, ['index', 'index:corp']);
  });
});
