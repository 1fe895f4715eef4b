/** The reviewed tables of names against the list that ships: an entry that says nothing any more must go. */
import assert from 'node:assert/strict';
import { judgeName } from '../../../server/core/judge.ts';
import { householdNames } from '../../../server/core/names/household-names.ts';
import { rankedImitations } from '../../../server/core/names/ranked-imitations.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const knowledge = bundledKnowledge();

function judge(name: string, assume?: 'listed' | 'absent') {
  const context = { knowledge, settings: defaultSettings, today: knowledge.names.date };
  return judgeName(name, { ...context, ...(assume && { assume }) });
}

describe('reviewed tables', () => {
  it('lift household names that are ranked and that downloads understate', () => {
    for (const name of householdNames()) assert.ok((knowledge.names.rank(name) ?? 0) > 500, name);
  });

  it('name ranked projects that people get by mistake, as information', () => {
    for (const [name, { target, reason }] of rankedImitations()) {
      const verdict = judge(name);
      assert.deepEqual(
        [verdict?.rule, verdict?.severity, verdict?.confidence, verdict?.target],
        ['typosquat', 'information', 'medium', target],
        name,
      );
      assert.ok(verdict?.message.endsWith(`: ${reason}`), verdict?.message);
    }
  });

  it('are silent when existence is assumed', () => {
    for (const [name] of rankedImitations())
      for (const assume of ['listed', 'absent'] as const)
        assert.equal(judge(name, assume)?.evidence['reason'] ?? null, null, name);
  });

  it('explain what else is said of ranked names to those who ask for everything', () => {
    const settings = { ...defaultSettings, sensitivity: 'audit' as const };
    const reviewed = new Set(rankedImitations().map(([name]) => name));
    const others = knowledge.names.rankedNames.filter(
      name =>
        !reviewed.has(name) &&
        judgeName(name, { knowledge, settings, today: knowledge.names.date })?.rule === 'typosquat',
    );
    assert.deepEqual(others, []);
  });
});
