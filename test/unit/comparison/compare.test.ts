/** Holding packages against each other: where files correspond, what differs, and what of it carries signs. */
import assert from 'node:assert/strict';
import { type Compared, compare } from '../../../server/core/comparison/compare.ts';
import type { Comparison } from '../../../server/core/comparison/comparison.ts';
import type { Container } from '../../../server/core/hidden-code/inspection.ts';
import { inspectSample, sampleFiles } from '../../support/sample-package.ts';

type Texts = Readonly<Record<string, string>>;

const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n";

function packageOf(name: string, files: Texts, container: Partial<Container> = {}): Compared {
  return {
    files: sampleFiles(files),
    container: {
      kind: 'wheel',
      name,
      version: '1.0',
      file: `${name}.whl`,
      sha256: null,
      problems: [],
      ...container,
    },
  };
}

async function compared(one: Compared, other: Compared): Promise<Comparison> {
  const texts = Object.fromEntries(one.files.map(file => [file.path, file.text() ?? '']));
  const { hits } = await inspectSample({ files: texts, container: one.container });
  return compare(one, other, hits);
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `x${at} = ${at}\n`).join('');

describe('comparing packages', () => {
  it('finds a copy whatever it is called', async () => {
    const files = (name: string, version: string): Texts => ({
      [`${name}/__init__.py`]: `from ${name}.core import run\n`,
      [`${name}/core.py`]: lines(5),
      [`${name}-${version}.dist-info/METADATA`]: `Name: ${name}\nVersion: ${version}\nSummary: x\n`,
      [`${name}-${version}.dist-info/RECORD`]: `${name}/core.py,,\n`,
    });
    const { sentence, changed, added, removed } = await compared(
      packageOf('reqests', files('reqests', '9.9')),
      packageOf('requests', files('requests', '1.0')),
    );
    assert.equal(sentence, 'All its files are those of requests 1.0');
    assert.deepEqual([changed, added, removed], [[], [], []]);
  });

  it('says which lines are added, and which of them carry signs', async () => {
    const result = await compared(
      packageOf('a', {
        'a/__init__.py': '',
        'a/core.py': lines(20).replace('x10', `${hidden}x10`),
        'a/b.py': lines(3),
      }),
      packageOf('a', { 'a/__init__.py': '', 'a/core.py': lines(20), 'a/b.py': lines(3) }, { version: '0.9' }),
    );
    assert.equal(
      result.sentence,
      '66 % of its files are those of a 0.9; 1 file differs: 2 added lines in a/core.py; 1 line that a 0.9 has not carries signs of hidden code (decoded-exec)',
    );
    assert.deepEqual(result.changed, [
      {
        path: 'a/core.py',
        otherPath: 'a/core.py',
        lines: { added: [{ first: 11, last: 12 }], addedLines: 2, removedLines: 0 },
      },
    ]);
    assert.deepEqual(result.hunks, [
      {
        path: 'a/core.py',
        otherLine: 9,
        line: 9,
        lines: [
          ' x8 = 8',
          ' x9 = 9',
          '+import base64',
          "+exec(base64.b64decode('cHJpbnQoMSk='))",
          ' x10 = 10',
          ' x11 = 11',
          ' x12 = 12',
        ],
      },
    ]);
  });

  it('shows what was replaced above what replaces it', async () => {
    const { hunks } = await compared(
      packageOf('a', { 'a.py': lines(9).replace('x4 = 4\n', hidden) }),
      packageOf('a', { 'a.py': lines(9) }),
    );
    assert.deepEqual(hunks[0]?.lines.slice(1, 5), [
      ' x3 = 3',
      '-x4 = 4',
      '+import base64',
      "+exec(base64.b64decode('cHJpbnQoMSk='))",
    ]);
  });

  it('signs that both packages have are no news', async () => {
    const result = await compared(
      packageOf('a', { 'a.py': `${hidden}y = 1\n` }),
      packageOf('a', { 'a.py': `${hidden}y = 2\n` }),
    );
    assert.equal(result.addedLines, 1);
    assert.deepEqual([result.signs, result.signLines, result.hunks], [[], 0, []]);
  });

  it('counts whole files that are added, and knows those that have moved', async () => {
    const result = await compared(
      packageOf('a', { 'a/new.py': hidden, 'a/moved.py': lines(4) }),
      packageOf('a', { 'a/old.py': lines(4), 'a/gone.py': lines(2) }),
    );
    assert.equal(result.same, 1);
    assert.deepEqual(result.added, ['a/new.py']);
    assert.match(
      result.sentence,
      /^50 % .*; 1 file is added: a\/new\.py; 2 files of it are missing; 1 line .* carries signs/,
    );
    assert.deepEqual(
      result.hunks[0]?.lines.map(line => line[0]),
      ['+', '+', '+'],
    );
  });

  it('holds a wheel against a source distribution', async () => {
    const result = await compared(
      packageOf('a', { 'a/__init__.py': lines(3), 'a-1.0.dist-info/WHEEL': 'x' }),
      packageOf('a', { 'src/a/__init__.py': lines(3), 'setup.cfg': '[x]\n' }, { kind: 'sdist' }),
    );
    assert.match(result.sentence, /^All its files are those of a 1\.0; 1 file of it is missing$/);
  });

  it('says that packages have little in common', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`b/m${at}.py`, `y = ${at}\n`]));
    const { sentence } = await compared(
      packageOf('b', { ...many, 'b/z.py': lines(2) }),
      packageOf('a', { 'a/z.py': lines(2) }),
    );
    assert.match(
      sentence,
      /^Only 4 % of its files are those of a 1\.0; 20 files are added: b\/m0\.py, b\/m1\.py, b\/m2\.py and 17 more$/,
    );
    const none = await compared(packageOf('b', {}), packageOf('a', { 'a.py': 'x = 1\n' }));
    assert.match(none.sentence, /^It has no files to hold against those of a 1\.0/);
  });

  it('does not go through a huge file line by line, and calls all of it new', async () => {
    const result = await compared(
      packageOf('a', { 'a.py': `${hidden}${lines(30_000)}` }),
      packageOf('a', { 'a.py': `${hidden}${lines(29_999)}` }),
    );
    assert.equal(result.changed[0]?.lines, null);
    assert.deepEqual(result.signs, ['decoded-exec']);
  });

  it('shows nothing that a screen would act on, and tells of blanks that hide code', async () => {
    const blanks = ' '.repeat(300);
    const { hunks, sentence } = await compared(
      packageOf('a', {
        'a\u001b[31m\u202e.py': `x = 1;${blanks}exec(__import__('base64').b64decode('cHJpbnQoMSk='))\n`,
      }),
      packageOf('a\u001b[0m', { 'b.txt': '' }),
    );
    const shown = JSON.stringify([hunks[0]?.lines, sentence]);
    assert.match(shown, /x = 1; …300 blanks… exec/);
    assert.doesNotMatch(sentence, /[\p{Cc}\p{Cf}]/u);
  });
});
