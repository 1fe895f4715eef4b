/** Holds the reviewed names against the list of projects that ships. */
import assert from 'node:assert/strict';
import { judgeName } from '../../../server/core/judge.ts';
import { canonicalName } from '../../../server/core/names/canonical.ts';
import { unofficialName, unofficialNames } from '../../../server/core/names/unofficial-names.ts';
import * as table from '../../../server/core/names/unofficial-table.ts';
import { unofficialName as rule } from '../../../server/core/rules/unofficial-name.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const entries = [...unofficialNames()];

describe('reviewed names', () => {
  it('are several hundred, each once', () => {
    const lines = Object.values(table).flatMap(text => text.split('\n').filter(line => line !== ''));
    assert.ok(entries.length > 900);
    assert.equal(lines.length, entries.length);
    for (const { typed } of entries) assert.match(canonicalName(typed), /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('lead to projects that exist, by canonical name, and never to themselves', () => {
    const { names } = bundledKnowledge();
    for (const { typed, project, kind } of entries) {
      if (kind === 'command-word') assert.equal(project, null, typed);
      else {
        assert.ok(project !== null && names.has(project), `${typed}: ${project}`);
        assert.notEqual(project, canonicalName(typed));
        assert.equal(project, canonicalName(project));
      }
    }
  });

  it('do not lead on to another reviewed name', () => {
    for (const { typed, project } of entries)
      if (project !== null)
        assert.ok(
          unofficialName(project)?.mild ?? true,
          `${typed} → ${project} → ${unofficialName(project)?.project}`,
        );
  });

  it('accuse no project that is nearly as popular as the one that is meant', () => {
    const knowledge = bundledKnowledge();
    const context = { knowledge, settings: defaultSettings, today: knowledge.names.date };
    for (const { typed } of entries) {
      const verdict = judgeName(typed, context);
      const rank = knowledge.names.rank(canonicalName(typed));
      if (verdict?.rule !== rule.meta.code || verdict.severity === 'information' || rank === null) continue;
      const targetRank = knowledge.names.rank(verdict.target ?? '');
      assert.ok(
        targetRank !== null && targetRank * 10 <= rank,
        `${typed} (${rank}) → ${verdict.target} (${targetRank})`,
      );
    }
  });

  it('leave honest projects alone', () => {
    const knowledge = bundledKnowledge();
    const context = { knowledge, settings: defaultSettings, today: knowledge.names.date };
    for (const name of [
      'msgpack',
      'igraph',
      'attrs',
      'levenshtein',
      'psycopg',
      'torchvision',
      'nose',
      'chess',
      'toml',
      'mock',
    ])
      assert.notEqual(judgeName(name, context)?.rule, rule.meta.code, name);
  });

  it('are not asked when existence is only assumed', () => {
    const knowledge = bundledKnowledge();
    for (const assume of ['listed', 'absent'] as const) {
      const context = { knowledge, settings: defaultSettings, today: knowledge.names.date, assume };
      for (const name of ['cv2', 'json', 'pip-install'])
        assert.ok(!['unofficial-name', 'stdlib-name'].includes(judgeName(name, context)?.rule ?? ''), name);
    }
  });
});
