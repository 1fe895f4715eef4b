/**
 * Guards the quality of the judgement without any labelled list: slips made from the ranked names must be caught, and
 * honest neighbours out of the ranking itself must stay quiet. The floors are a little below what was measured.
 */
import assert from 'node:assert/strict';
import { type MadeKind, madeKinds, makeSlip } from '../../../scripts/make-slips.ts';
import { randomFrom } from '../../../scripts/slip.ts';
import { type Context, judgeName } from '../../../server/core/judge.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const knowledge = bundledKnowledge();
const settings = { ...defaultSettings, sensitivity: 'audit' as const };

function judge(name: string, assume?: Context['assume']) {
  const verdict = judgeName(name, {
    knowledge,
    settings,
    today: knowledge.names.date,
    ...(assume && { assume }),
  });
  return verdict?.rule === 'typosquat' ? verdict : null;
}

function isLoud(name: string, assume?: Context['assume']): boolean {
  const verdict = judge(name, assume);
  return verdict !== null && verdict.confidence !== 'low' && verdict.severity === 'warning';
}

describe('judging likeness', () => {
  const floors: Record<MadeKind, readonly [absent: number, listed: number]> = {
    repetition: [0.98, 0.97],
    omission: [0.98, 0.95],
    transposition: [0.98, 0.97],
    'adjacent-key': [0.97, 0.94],
    'stray-key': [0.97, 0.94],
    vowel: [0.97, 0.87],
    insertion: [0.97, 0.92],
    substitution: [0.95, 0.8],
  };
  for (const kind of Object.keys(madeKinds) as MadeKind[])
    it(`catches slips of much-used names: ${kind}`, () => {
      const random = randomFrom(7);
      let made = 0;
      const caught = { absent: 0, listed: 0, right: 0 };
      while (made < 200) {
        const target = knowledge.names.rankedNames[random(1000)] as string;
        const name = target.length < 6 ? null : makeSlip(target, kind, random);
        if (name === null || knowledge.names.has(name)) continue;
        made++;
        if (isLoud(name, 'absent')) caught.absent++;
        if (isLoud(name, 'listed')) caught.listed++;
        if (judge(name, 'absent')?.target === target) caught.right++;
      }
      const [absent, listed] = floors[kind];
      const figures = `${kind}: absent ${caught.absent / made}, listed ${caught.listed / made}, right ${caught.right / made}`;
      assert.ok(caught.absent / made >= absent && caught.listed / made >= listed, figures);
      assert.ok(caught.right / made >= absent - 0.02, figures);
    });

  it('trusts ranked names', () => {
    const loud = knowledge.names.rankedNames.filter(name => isLoud(name));
    assert.deepEqual(loud, []);
  });

  it('stays quiet about most ranked names even if it did not know them', () => {
    const names = knowledge.names.rankedNames.filter((_, at) => at > 3000 && at % 5 === 0);
    const loud = names.filter(name => isLoud(name, 'listed'));
    assert.ok(loud.length / names.length < 0.01, `${loud.length} of ${names.length}`);
  });

  it('stays quiet about well-known neighbours', () => {
    for (const name of [
      'tomli',
      'toml',
      'attrs',
      'cattrs',
      'boto',
      'boto3',
      'psycopg2',
      'pymssql',
      'pyproj',
      'preact',
    ])
      assert.equal(isLoud(name), false, name);
  });

  it('never compares a name with itself', () => {
    for (const name of ['requests', 'numpy', 'py-cord'])
      for (const assume of ['absent', 'listed'] as const) assert.notEqual(judge(name, assume)?.target, name);
  });

  it('is sure of nothing for odd input', () => {
    for (const name of [
      '',
      '-',
      '---',
      'a',
      'é',
      'x'.repeat(300),
      'ab-'.repeat(70_000),
      '\u0000\uFFFF',
      `${'ab-'.repeat(100)}c`,
    ])
      assert.doesNotThrow(() => judge(name, 'absent'));
  });
});
