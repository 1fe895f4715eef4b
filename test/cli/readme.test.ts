/** Every command that README shows can be run as it stands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { antivenom } from '../support/cli.ts';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(`${cwd}README.md`, 'utf8');
const scripts = Object.keys(JSON.parse(readFileSync(`${cwd}package.json`, 'utf8')).scripts);

/** The indented lines, without what is said about them. */
const commands = [...readme.matchAll(/^ {4}(\S.*?)(?: {2,}#.*)?$/gm)].map(match => match[1] ?? '');

describe('README', () => {
  it('leads with the two commands that a fresh machine needs', () => {
    assert.deepEqual(commands.slice(0, 2), ['npm ci && npm run demo', 'npm ci && npm test']);
  });

  it('names npm scripts that exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(match => match[1] ?? '');
    assert.deepEqual(
      named.filter(name => name !== 'ci' && !scripts.includes(name)),
      [],
    );
  });

  for (const command of commands.filter(each => each.startsWith('node dist/cli.cjs ')))
    it(`shows a command line that runs: ${command}`, () => {
      const args = command.replace('node dist/cli.cjs ', '').split(' ');
      // The whole project takes long, and its own files are not to be changed.
      const { code, stderr } = antivenom(
        args.filter(arg => arg !== '--fix').map(arg => (arg === '.' ? 'examples' : arg)),
        { cwd },
      );
      assert.equal(stderr, '');
      assert.notEqual(code, 2);
    });

  it('links to files that are there', () => {
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      assert.doesNotThrow(() => readFileSync(cwd + target), target);
  });
});
