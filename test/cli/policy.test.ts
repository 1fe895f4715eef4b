/** Vetted names and known findings, as the command line deals with them. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../server/core/report.ts';
import { antivenom, Folder } from '../support/cli.ts';

let folder: Folder;
const report = (...args: string[]): Report =>
  JSON.parse(folder.antivenom('scan', '--format', 'json', ...args).stdout);
const named = (...args: string[]): string[] =>
  report(...args).findings.map(({ rule, file, name }) => `${file}: ${rule} ${name}`);

describe('antivenom scan: policy', () => {
  afterEach(() => folder.remove());

  it('lets only vetted projects through', () => {
    folder = new Folder({
      'antivenom.toml': 'policy = "vetted-only"\nvetted = ["click"]\nvetted-file = "review/vetted.txt"\n',
      'review/vetted.txt': 'requests==2.32.3\nflask\n',
      'app/requirements.txt': 'click\nflask\nrequests==2.31.0\ndjango\n',
    });
    assert.deepEqual(named(), [
      'app/requirements.txt: not-vetted requests',
      'app/requirements.txt: not-vetted django',
    ]);
    const { code, stdout } = folder.antivenom('check', '--format', 'jsonl', 'click', 'django');
    assert.equal(code, 1);
    const verdicts = stdout.split('\n', 2).map(line => JSON.parse(line).verdict);
    assert.deepEqual(verdicts, ['ok', 'suspicious']);
  });

  it('vets nothing by a file that is not there, or lies elsewhere', () => {
    const secret = new Folder({ 'vetted.txt': 'django\n' });
    folder = new Folder({
      'a/antivenom.toml': 'policy = "vetted-only"\nvetted-file = "none.txt"\n',
      'a/requirements.txt': 'django\n',
      'b/antivenom.toml': `policy = "vetted-only"\nvetted-file = "${join(secret.path, 'vetted.txt')}"\n`,
      'b/requirements.txt': 'django\n',
      'c/antivenom.toml': 'policy = "vetted-only"\nvetted-file = "link/vetted.txt"\n',
      'c/requirements.txt': 'django\n',
    });
    symlinkSync(secret.path, join(folder.path, 'c/link'));
    const { findings, problems } = report();
    secret.remove();
    assert.deepEqual(
      findings.map(({ file }) => file),
      ['a/requirements.txt', 'b/requirements.txt', 'c/requirements.txt'],
    );
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'does not exist',
        'is outside of the project, so it is not read',
        'is outside of the project, so it is not read',
      ],
    );
  });
});

describe('antivenom scan: secrets', () => {
  afterEach(() => folder.remove());

  it('in addresses are shown in no format', () => {
    folder = new Folder({
      'requirements.txt':
        '--extra-index-url http://user:s3cret@corp.example/simple\nacme-x @ git+https://t0ken@git.example/o/x@main\n',
    });
    for (const format of ['text', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'markdown', 'html']) {
      const { stdout, stderr } = folder.antivenom('scan', '--offline', '--format', format);
      assert.match(stdout, /insecure-index/, format);
      assert.doesNotMatch(stdout + stderr, /s3cret|t0ken/, format);
    }
  });
});

describe('antivenom scan: baseline', () => {
  afterEach(() => folder.remove());

  const files = {
    'antivenom.toml': 'baseline = "ci/known.json"\n',
    'requirements.txt': 'reqeusts\ndjnago\n',
    'app/requirements.txt': 'reqeusts\n',
  };

  it('shows and fails on new findings alone, from wherever it is run', () => {
    folder = new Folder(files);
    mkdirSync(join(folder.path, 'ci'));
    const written = folder.antivenom('scan', '--write-baseline', 'ci/known.json');
    assert.equal(written.code, 0);
    assert.match(written.stdout, /^3 findings written to ci.known\.json\n[^\n]*3 findings[^\n]*\n$/);
    assert.match(
      readFileSync(join(folder.path, 'ci/known.json'), 'utf8'),
      /"file":"\.\.\/app\/requirements\.txt"/,
    );

    const quiet = folder.antivenom('scan');
    assert.equal(quiet.code, 0);
    assert.equal(quiet.stderr, '');
    assert.match(quiet.stdout, /^[^\n]*0 findings · [^\n]*3 known findings not shown[^\n]*\n$/);
    assert.deepEqual(named(), []);
    assert.equal(report().summary.known, 3);
    assert.equal(folder.antivenom('scan', 'app/requirements.txt').code, 0);
    assert.equal(antivenom(['scan'], { cwd: join(folder.path, 'app') }).code, 1, 'the root has no settings');

    folder.write('requirements.txt', '# moved\n\ndjnago\ncolorma\n');
    folder.write('app/requirements.txt', 'reqeusts\nreqeusts\n');
    assert.deepEqual(named(), [
      'app/requirements.txt: typosquat reqeusts',
      'requirements.txt: typosquat colorma',
    ]);
    const { code, stdout } = folder.antivenom('scan');
    assert.equal(code, 1);
    assert.match(stdout, / 2 known findings not shown · 1 no longer found · /);
    assert.equal(report('app').summary.noLongerFound, 0);
  });

  it('that is broken is told of, and hides nothing', () => {
    folder = new Folder({ ...files, 'ci/known.json': '<html>' });
    const { code, stderr } = folder.antivenom('scan');
    assert.equal(code, 1);
    assert.match(stderr, /^antivenom: ci.known\.json is no baseline that this version can read\n$/);
    folder.write(
      'ci/known.json',
      '{"antivenomBaseline": 1, "findings": [7, {"rule": "typosquat", "file": "../requirements.txt", "subject": "djnago"}]}',
    );
    assert.equal(report().summary.known, 1);
    assert.match(report().problems[0]?.message ?? '', /has entries that cannot be read: 1 of 2/);
  });

  it('that is missing, elsewhere, no text, of another time or far too large is told of, and so are such settings', () => {
    const large = '#'.repeat(11 * 1024 * 1024);
    const settings = 'baseline = "known.json"\n';
    const text = { 'requirements.txt': 'reqeusts\n' };
    const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      a: { 'antivenom.toml': settings },
      b: { 'antivenom.toml': 'baseline = "../../known.json"\n' },
      c: { 'antivenom.toml': settings, 'known.json': '{"antivenomBaseline": 1\0}' },
      d: { 'antivenom.toml': settings, 'known.json': '{"antivenomBaseline": 99, "findings": []}' },
      e: { 'antivenom.toml': settings, 'known.json': large },
      f: { 'antivenom.toml': 'allow = ["*"]\0' },
      g: { 'antivenom.toml': `allow = ["*"]\n${large}` },
    };
    const inFolders = Object.entries(cases).flatMap(([name, own]) =>
      Object.entries({ ...own, ...text }).map(([file, content]) => [`${name}/${file}`, content] as const),
    );
    folder = new Folder(Object.fromEntries(inFolders));
    const { findings, problems } = report();
    assert.deepEqual(
      findings.map(({ file }) => file),
      Object.keys(cases).map(name => `${name}/requirements.txt`),
    );
    assert.deepEqual(
      problems.map(({ file, message }) => `${file} ${message}`.replace(/^.*\/(?=known)/, '')).sort(),
      [
        'f/antivenom.toml is not a text file',
        'g/antivenom.toml is larger than 10 MB',
        'known.json does not exist',
        'known.json is larger than 10 MB',
        'known.json is no baseline that this version can read',
        'known.json is not a text file',
        'known.json is outside of the project, so it is not read',
      ],
    );
  });

  it('is written whole or not at all', () => {
    folder = new Folder(files);
    const missing = folder.antivenom('scan', 'nowhere', '--write-baseline', 'known.json');
    assert.equal(missing.code, 2);
    assert.throws(() => readFileSync(join(folder.path, 'known.json')));
    const { code, stderr } = folder.antivenom('scan', '--write-baseline', 'no/such/folder.json');
    assert.equal(code, 2);
    assert.match(stderr, /cannot write/);
    for (const args of [
      ['check', 'x'],
      ['scan', '--fix'],
    ])
      assert.equal(folder.antivenom(...args, '--write-baseline', 'x').code, 2);
  });
});
