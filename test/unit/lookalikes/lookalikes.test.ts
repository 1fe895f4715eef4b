/** The names that imitate a project: as the rules see them, and only free names that are free. */
import assert from 'node:assert/strict';
import { factsUnchecked } from '../../../server/core/facts/project-facts.ts';
import { lookalikesOf } from '../../../server/core/lookalikes/lookalikes.ts';
import {
  lookalikeMarkdown,
  lookalikeReport,
  lookalikeSentence,
} from '../../../server/core/lookalikes/report.ts';
import { reportName } from '../../../server/core/report-name.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const others = Array.from({ length: 150 }, (_, at) => `filler-project-${at}`);

describe('lookalikes', () => {
  it('agrees with the rules about every name that it calls reported', () => {
    const knowledge = bundledKnowledge();
    const context = {
      knowledge,
      settings: { ...defaultSettings, sensitivity: 'audit' as const },
      today: knowledge.names.date,
    };
    const { lookalikes } = lookalikesOf('requests', knowledge);
    const reported = lookalikes.filter(({ isReported }) => isReported);
    assert.ok(reported.length > 10);
    for (const { name, confidence } of reported) {
      const [finding] = reportName(name, context).findings;
      assert.deepEqual(
        [name, finding?.rule, finding?.target, finding?.confidence],
        [name, 'typosquat', 'requests', confidence],
      );
    }
  });

  it('judges names as if the project were famous, though it is not even ranked', () => {
    const knowledge = smallKnowledge({
      ranked: others,
      listed: ['wonderlog', 'wonderlogg', 'wodnerlog', 'python-wonderlog', 'wonderlog-mock', 'unrelated'],
    });
    const { lookalikes, rank, isListed } = lookalikesOf('Wonderlog', knowledge);
    assert.deepEqual([rank, isListed], [null, true]);
    assert.deepEqual(lookalikes.map(({ name }) => name).sort(), [
      'python-wonderlog',
      'wodnerlog',
      'wonderlogg',
    ]);
    assert.ok(lookalikes.every(({ isReported }) => !isReported));
    assert.deepEqual(
      lookalikes
        .map(({ name, kind, difference }) => [name, kind, difference])
        .find(([name]) => name === 'wodnerlog'),
      ['wodnerlog', 'transposition', "'n' and 'd' have changed places"],
    );
  });

  it('accuses nobody who is used more', () => {
    // The three thousand most used are trusted whatever they look like.
    const many = Array.from({ length: 3100 }, (_, at) => `filler-project-${at}`);
    const knowledge = smallKnowledge({ ranked: [...many, 'wonderlog', 'wonderlogg'] });
    assert.deepEqual(
      lookalikesOf('wonderlogg', knowledge).lookalikes.map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      lookalikesOf('wonderlog', knowledge).lookalikes.map(({ name, rank }) => [name, rank]),
      [['wonderlogg', 3102]],
    );
  });

  it('offers free slips only, a few of each kind, without those that PyPI gives to nobody', () => {
    const knowledge = smallKnowledge({ ranked: others, listed: ['silo-log', 'slio-log', 'python-silo-log'] });
    const { free } = lookalikesOf('silo-log', knowledge);
    const names = free.map(({ name }) => name);
    for (const taken of ['slio-log', 'python-silo-log', 'silo-log', 'silolog', 'sliolog', 'isol-log'])
      assert.ok(!names.includes(taken), taken);
    assert.deepEqual([...new Set(free.map(({ kind }) => kind))].sort(), [
      'affix',
      'doubled letter',
      'dropped letter',
      'swapped letters',
    ]);
    for (const { kind } of free) assert.ok(free.filter(each => each.kind === kind).length <= 3);
    // A name that is not on PyPI protects none yet.
    assert.ok(lookalikesOf('new-log', knowledge).free.some(({ name }) => name === 'newlog'));
  });

  it('reports who owns what, and escapes all that others have written', () => {
    const knowledge = smallKnowledge({ ranked: others, listed: ['wonderlog', 'wonderlogg', 'wodnerlog'] });
    const card = (name: string, owners: readonly string[]) => ({
      ...factsUnchecked('pending'),
      card: {
        state: 'known' as const,
        asOf: '2026-11-10T00:00:00Z',
        value: {
          ...{ name, version: '1', released: null, releases: 2, firstReleased: '2026-10-01T00:00:00Z' },
          ...{
            summary: '<b>|\u202e[x](y)',
            license: null,
            requiresPython: null,
            author: null,
            maintainer: null,
          },
          ...{ owners, maintainers: [], organization: null, links: [], description: null },
        },
      },
    });
    const cards: { readonly [name: string]: ReturnType<typeof card> } = {
      wonderlog: card('wonderlog', ['ann']),
      wonderlogg: card('wonderlogg', ['ann', 'bob']),
      wodnerlog: card('wodnerlog', ['eve']),
    };
    const facts = (name: string) => cards[name] ?? factsUnchecked('pending');
    const report = lookalikeReport(lookalikesOf('wonderlog', knowledge), facts, '1.0');
    const of = (name: string) => report.lookalikes.find(each => each.name === name)?.project;
    assert.deepEqual([of('wonderlogg')?.isSameOwner, of('wodnerlog')?.isSameOwner], [true, false]);
    assert.match(lookalikeSentence(report), /^wonderlog \(a listed project\): 2 names .* look like/);
    const page = lookalikeMarkdown(report);
    assert.match(page, /since 2026-10-01 · 2 releases · other people&#58; eve/);
    assert.doesNotMatch(page, /<b>|\u202e|\[x\]/);
  });

  it('is quick, whatever it is given', () => {
    const started = performance.now();
    for (const name of ['requests', 'python-dateutil', 'py', 'a', 'x'.repeat(10_000), '-'.repeat(50)])
      lookalikesOf(name, bundledKnowledge());
    assert.ok(performance.now() - started < 15_000);
  }).timeout(30_000);
});
