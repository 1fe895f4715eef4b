/** Every command that a page shows runs as it stands, or is listed here with the reason; every link leads to a file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { Folder, plainEnvironment, program } from '../support/cli.ts';
import { blocksOf, commandsOf } from '../support/page.ts';

/** Commands that are not run here, and why. */
const notRun: { readonly [command: string]: string } = {
  'npm ci': 'fetches packages',
  'npm ci && npm run demo': 'fetches packages; demo.test.ts runs the scan',
  'npm ci && npm test': 'fetches packages, and is what runs this',
  'npm test': 'is what runs this',
  'npm run test:fast': 'is what runs this',
  'npm run check': 'the house rules run its parts',
  'npm run scan -- PATH': 'builds anew; the scan itself is run below',
  'npm run data -- --date 2026-11-01 --names names.tsv':
    'needs the table of a query that is not free of charge',
  'npm run eval -- --attacks FILE --benign FILE --pairs FILE --manifests FOLDER': 'needs lists of one’s own',
  'npm run fit -- --attacks FILE --benign FILE': 'needs lists of one’s own',
  'node out/scripts/recall.js': 'takes minutes; signs.test.ts runs a part of it',
  'node out/scripts/benign-rate.js FOLDER…': 'needs packages of one’s own',
};

/** Commands that find what is wrong in the project below, and so exit with 1. */
const finds = /^(?:antivenom|node dist\/cli\.cjs) (?:scan|check) /;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const inDocs = readdirSync(`${root}docs`).filter(name => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', 'test/README.md', 'data/SOURCES.md'].concat(
  inDocs.map(name => `docs/${name}`),
);
const read = (page: string) => readFileSync(root + page, 'utf8');
const shown = new Map(pages.map(page => [page, commandsOf(read(page), parse)]));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
let folder: Folder;

/** As a user's shell would, with `antivenom` on the path; nobody is asked, whatever the line says. */
function shell(line: string) {
  return spawnSync('bash', ['-euo', 'pipefail', '-c', line], {
    cwd: folder.path,
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...plainEnvironment(), PATH: `${folder.path}/bin${delimiter}${process.env['PATH']}` },
  });
}

describe('the pages', () => {
  before(() => {
    const file = (name: string, text: string) => {
      folder.write(name, text);
      chmodSync(join(folder.path, name), 0o755);
    };
    folder = new Folder({
      'requirements.txt': 'requests\n',
      'antivenom.toml': 'allow = ["acme-*"]\n',
      'dist/cli.cjs': `require(${JSON.stringify(program)});\n`,
    });
    file('bin/antivenom', `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    // What it would fetch is there already.
    file('bin/npx', '#!/bin/sh\ntest "$1" = --yes && shift\nexec "$@"\n');
    cpSync(`${root}completions`, join(folder.path, 'completions'), { recursive: true });
  });
  after(() => folder.remove());

  it('README leads with the two commands that a fresh machine needs', () => {
    assert.deepEqual(shown.get('README.md')?.slice(0, 2), ['npm ci && npm run demo', 'npm ci && npm test']);
  });

  it('show every command that is listed here as one that is not run', () => {
    const all = new Set([...shown.values()].flat());
    assert.deepEqual(
      Object.keys(notRun).filter(command => !all.has(command)),
      [],
    );
  });

  for (const [page, commands] of shown)
    for (const line of commands.filter(command => !Object.hasOwn(notRun, command)))
      it(`${page} shows a command that runs: ${line}`, () => {
        const { status, stderr } = shell(line);
        assert.equal(stderr, '');
        assert.ok(status === 0 || (status === 1 && finds.test(line)), `ended with ${status}`);
      });

  for (const page of pages) {
    it(`${page} shows JSON and YAML that can be read`, () => {
      for (const { language, body } of blocksOf(read(page)))
        if (language === 'json') assert.doesNotThrow(() => JSON.parse(body), body);
        else if (language === 'yaml')
          for (const document of parseAllDocuments(body))
            assert.deepEqual('errors' in document ? document.errors : [], [], body);
    });

    it(`${page} names programs, scripts and files that are there`, () => {
      const text = read(page);
      for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
        assert.ok(existsSync(join(root, dirname(page), target)), target);
      for (const [, name = ''] of text.matchAll(/\bnpm run ([a-z][\w:-]*)/g))
        assert.ok(scripts.includes(name), name);
      for (const [, command = ''] of text.matchAll(/`antivenom ([a-z]+)[^`]*`/g))
        assert.equal(shell(`antivenom ${command} --help`).status, 0, command);
      for (const [, name = ''] of text.matchAll(/\bnode (scripts\/[\w.-]+)/g))
        assert.ok(existsSync(root + name), name);
    });
  }
});
