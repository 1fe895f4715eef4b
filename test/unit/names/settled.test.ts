/** Settled names: no rule that is not asked about them would have had anything to say. */
import assert from 'node:assert/strict';
import { ruleContextOf } from '../../../server/core/judge.ts';
import { isSettled } from '../../../server/core/names/standing.ts';
import { nameRules } from '../../../server/core/rules/index.ts';
import type { NameRule, Subject } from '../../../server/core/rules/rule.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const kinds = ['requirement', 'import', 'install-command', 'lock'] as const;

describe('settled names', () => {
  const knowledge = bundledKnowledge();
  const { rankedNames } = knowledge.names;
  const context = { knowledge, settings: defaultSettings, today: '2027-11-10' };

  it('are most of the ranked ones, and the rules that pass them are silent about them all', () => {
    const around = ruleContextOf(context, new Set(rankedNames));
    const passing: readonly NameRule[] = nameRules.filter(
      rule => 'passesSettled' in rule && rule.passesSettled,
    );
    assert.ok(passing.length > 0);
    const sample = rankedNames.filter((_, index) => index < 1000 || index % 20 === 0);
    const settled = sample.filter(name => isSettled(name, around));
    assert.ok(settled.length > 0.9 * sample.length, `${settled.length} of ${sample.length}`);
    for (const canonical of settled)
      for (const kind of kinds)
        for (const written of [canonical, canonical.replaceAll('-', '_'), canonical.toUpperCase()]) {
          const subject: Subject = { kind, written, canonical, dependency: null };
          for (const rule of passing)
            assert.equal(rule.detect(subject, around), null, `${rule.meta.code}: ${written}`);
        }
  });

  it('are none that a table or another name has something to say about, nor any on an assumption', () => {
    const around = ruleContextOf(context, new Set());
    for (const name of ['sklearn', 'bs4', 'typing', 'reqeusts', 'acme-core'])
      assert.ok(!isSettled(name, around), name);
    const assuming = ruleContextOf({ ...context, assume: 'absent' }, new Set());
    assert.ok(isSettled('requests', around) && !isSettled('requests', assuming));
  });
});
