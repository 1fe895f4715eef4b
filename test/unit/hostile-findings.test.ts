/** Files with more of everything than anyone writes: the engine neither overflows nor takes quadratic time. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/core/analyze.ts';
import { chosenEdits } from '../../server/core/fixes.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const analysisOf = (path: string, text: string) => {
  const format = formatOf(path);
  assert.ok(format);
  return analyze(
    { path, text, format },
    { knowledge: bundledKnowledge(), settings: defaultSettings, today: '2026-11-10' },
  );
};

describe('very many', () => {
  const lists: readonly (readonly [string, string, string])[] = [
    ['setup.cfg', '[options]\ninstall_requires =\n', '  a\n'],
    ['setup.cfg', '[options]\ninstall_requires =\n', '  a b\n'],
    ['tox.ini', '[testenv]\ndeps =\n', '  a\n'],
    ['tox.ini', '[testenv]\ndeps =\n', '  -r x.txt\n'],
    ['tox.toml', '[env_run_base]\ndeps = [\n', '  "a",\n'],
    ['requirements.txt', '', 'a\n'],
    ['noxfile.py', 'import nox\n@nox.session\ndef x(session):\n', '    session.install("a")\n'],
  ];
  for (const [path, head, line] of lists)
    it(`lines ${JSON.stringify(line)} in ${path}`, () => {
      formatOf(path)?.parse(head + line.repeat(200_000));
    }).timeout(20_000);

  it('blanks in the first comment of a Dockerfile', () => {
    const started = process.cpuUsage();
    formatOf('Dockerfile')?.parse(`#a=${'\t'.repeat(200_000)}0\t=\nRUN pip install a\n`);
    assert.ok(process.cpuUsage(started).user / 1000 < 1000);
  });

  it('imports of one misspelt module, whose fixes would each rename all', () => {
    const started = process.cpuUsage();
    const { findings } = analysisOf('a.py', 'import reqeusts\n'.repeat(12_000));
    assert.equal(findings.length, 12_000);
    assert.ok(findings.every(({ fixes }) => fixes.length === 0));
    const few = analysisOf('a.py', 'import reqeusts\n'.repeat(400));
    assert.ok(few.findings.every(({ fixes }) => fixes[0]?.edits.length === 400));
    assert.equal(chosenEdits(few.findings, 'all').length, 400);
    assert.ok(process.cpuUsage(started).user / 1000 < 5000);
  }).timeout(20_000);

  it('findings: after enough of them the rest is left, and said to be', () => {
    const text = 'reqeusts\n'.repeat(20_001);
    const { findings, problems, dependencies } = analysisOf('requirements.txt', text);
    assert.equal(dependencies.length, 20_001);
    assert.equal(findings.length, 20_000);
    const [problem] = problems;
    assert.match(problem?.message ?? '', /20,000 findings stand before/);
    assert.equal(problem?.span.start, text.lastIndexOf('reqeusts'));
    assert.deepEqual(analysisOf('requirements.txt', 'reqeusts\n'.repeat(20)).problems, []);
  }).timeout(20_000);

  it('fixes at once', () => {
    const { findings } = analysisOf('requirements.txt', 'reqeusts\n'.repeat(20_000));
    const started = process.cpuUsage();
    assert.equal(chosenEdits(findings, 'safe').length, 20_000);
    assert.ok(process.cpuUsage(started).user / 1000 < 1000);
  }).timeout(20_000);
});
