/** Every command that a page shows can be run as it stands, and every link leads to a file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { Folder, plainEnvironment, program } from '../support/cli.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = ['command-line', 'agents', 'ci', 'editors'].map(name => `docs/${name}.md`);
const scripts = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts);
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
    folder = new Folder({
      'bin/antivenom': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
      'requirements.txt': 'requests\n',
      'antivenom.toml': 'allow = ["acme-*"]\n',
    });
    chmodSync(join(folder.path, 'bin/antivenom'), 0o755);
    cpSync(`${root}completions`, join(folder.path, 'completions'), { recursive: true });
  });
  after(() => folder.remove());

  for (const page of pages) {
    const text = readFileSync(root + page, 'utf8');
    const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, body]) => ({
      language: language ?? '',
      body: body ?? '',
    }));

    for (const { body } of blocks.filter(({ language }) => language === 'sh'))
      for (const line of body.split('\n').filter(each => each.trim() !== ''))
        it(`${page} shows a command that runs: ${line.replace(/ +# .*/, '')}`, () => {
          const { status, stderr } = shell(line);
          assert.equal(stderr, '');
          assert.equal(status, 0);
        });

    it(`${page} shows JSON and YAML that can be read`, () => {
      for (const { language, body } of blocks)
        if (language === 'json') assert.doesNotThrow(() => JSON.parse(body), body);
        else if (language === 'yaml')
          for (const document of parseAllDocuments(body))
            assert.deepEqual('errors' in document ? document.errors : [], [], body);
    });

    it(`${page} names programs, scripts and files that are there`, () => {
      for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
        assert.ok(existsSync(join(root, dirname(page), target)), target);
      for (const [, name = ''] of text.matchAll(/\bnpm run ([a-z][\w:-]*)/g))
        assert.ok(scripts.includes(name));
      for (const [, command = ''] of text.matchAll(/`antivenom ([a-z]+)[^`]*`/g))
        assert.equal(shell(`antivenom ${command} --help`).status, 0, command);
      for (const [, name = ''] of text.matchAll(/\bnode (scripts\/[\w.-]+)/g))
        assert.ok(existsSync(root + name));
    });
  }
});
