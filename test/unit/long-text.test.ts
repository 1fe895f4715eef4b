/**
 * 200 KB of the text that an expression likes least, for whatever reads text of others with one.
 * `node scripts/check-regexes.mjs` finds such expressions; each that was found and could meet long text is here.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dependency } from '../../server/core/dependency.ts';
import { readProjectCard } from '../../server/core/facts/read-project-card.ts';
import { repositoryOfAddress, repositoryOfLinks } from '../../server/core/facts/repository-claim.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import { requirements } from '../../server/core/formats/requirements.ts';
import { fromBase32 } from '../../server/core/hidden-code/python/codecs.ts';
import { pinning } from '../../server/core/pin-fix.ts';
import { readVetted } from '../../server/core/policy/vetted.ts';
import { serviceAddresses } from '../../server/core/public-services.ts';
import { canonicalVersion } from '../../server/core/python/version.ts';
import { reachesPython } from '../../server/core/python/version-reach.ts';
import { readInstalledProject } from '../../server/io/installed-project.ts';
import { ProjectModules } from '../../server/io/project-modules.ts';
import { inspectSample } from '../support/sample-package.ts';

const size = 200_000;
const long = (piece: string): string => piece.repeat(size / piece.length);

/** Generous: what is linear takes a few milliseconds, what is not takes minutes. */
async function isQuick(read: () => unknown): Promise<void> {
  const started = process.cpuUsage();
  await read();
  const took = process.cpuUsage(started).user / 1000;
  assert.ok(took < 2000, `took ${Math.round(took)} ms`);
}

const parsing = (path: string, text: string) => () => void formatOf(path)?.parse(text);

/** `name`, then `between`, then the version that a fix would replace; many in one file. */
function pins(between: string): void {
  const text = `name${between}==1.0`;
  const dependency = { name: 'name', span: { start: 0, end: 4 }, specifier: '==1.0' } as Dependency;
  for (let count = 0; count < 1000; count++)
    pinning({ pin: { version: '2.0', why: 'x' } }, dependency, { path: 'a.txt', text, format: requirements });
}

const cases: Readonly<Record<string, () => unknown>> = {
  'blanks between a name and its pin': () => pins(`${'\t'.repeat(280)}x`),
  'braces between a name and its pin': () => pins(`={${'\tversion='.repeat(30)}`),
  'the end of an address': () =>
    serviceAddresses({ pypi: `${long('/')}x`, osv: long('/'), depsdev: long('/x') }),
  'an opening fence of Markdown': parsing('README.md', `\`\`\`${long('\t')}\``),
  'a fence of many tildes': parsing('README.md', `${long('~')}\``),
  'quote marks before a fence': parsing('README.md', `${long('\t>')}\`\`\``),
  'bullets before a fence': parsing('README.md', `${long('- ')}~~~`),
  'fences of Markdown': parsing('README.md', long('```\t')),
  'a directive of reStructuredText': parsing('README.rst', `.. ${long(':')}x`),
  'words of reStructuredText': parsing('README.rst', `.. ${long('code-block')}`),
  'ends of paragraphs': parsing('README.rst', long('::\t')),
  'the first words of a conda environment': parsing('environment.yml', long('dependencies_')),
  'lines of a conda environment': parsing('environment.yml', long('\tpackages\u2028\n')),
  'patterns of a vetted list': () => readVetted(long('a*')),
  'blanks of a vetted list': () => readVetted(long('*\t\n')),
  'an asked-for Python': () => reachesPython(null, long('\t'), () => true),
  'a version': () => canonicalVersion(`0${long('.0')}.1x`),
  'padding of base 32': () => fromBase32(`${long('=')}!`),
  'the author in a card': () => readProjectCard(JSON.stringify({ info: { author_email: long('\t"x') } })),
  'the end of a repository': () => repositoryOfAddress(`https://github.com/a/b${long('.git')}x`),
  ...Object.fromEntries(
    ['![', '![](x', '![](x ', '.. image:: ', '\n.. image:: x\n :', '<img src="\t', '<img src=\tsrc="x\t'].map(
      piece => [`badges ${JSON.stringify(piece)}`, () => repositoryOfLinks([], long(piece))],
    ),
  ),
  'marks of packers': () =>
    inspectSample({ files: { 'a.py': `# Hyperion ${long('-')}\nfrom ${long('pyarmor_runtime')}\n` } }),
  'long paths of a package': () =>
    inspectSample({
      files: Object.fromEntries(
        Array.from({ length: 1000 }, (_, at) => [
          [`${'build'.repeat(800)}${at}!.py`, 'x = 1\n'],
          [`${'o.'.repeat(2000)}${at}!.pyc`, 'x'],
        ]).flat(),
      ),
    }),
  'a version in METADATA': () =>
    inspectSample({
      files: { 'a-1.dist-info/METADATA': `Name: a\nVersion: 1${long('.0')}.1\n` },
      container: { kind: 'wheel', name: 'a', version: '2', file: 'a-2-py3-none-any.whl' },
    }),
  'a value of a hash in RECORD': () =>
    inspectSample({
      files: { 'a.py': 'x = 1\n', 'a-1.dist-info/RECORD': `a.py,sha256=${long('=')}x,1\n` },
      container: { kind: 'wheel' },
    }),
};

describe('long text', () => {
  for (const [name, read] of Object.entries(cases)) it(name, () => isQuick(read)).timeout(60_000);

  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'antivenom-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('lists of installed files', async () => {
    const path = join(folder, 'a-1.dist-info');
    mkdirSync(path);
    writeFileSync(join(path, 'RECORD'), `p${'.d'.repeat(499)}..py\n`.repeat(2000));
    await isQuick(() => readInstalledProject(path, true)?.modules());
  }).timeout(60_000);

  it('the path of an interpreter', async () => {
    const modules = new ProjectModules(folder);
    modules.setInterpreters([`/${long('${workspaceFolder')}`]);
    await isQuick(() => modules.readEnvironments(async () => false));
  }).timeout(60_000);
});
