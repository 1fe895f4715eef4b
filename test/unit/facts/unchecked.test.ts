/** Names that nobody could be asked about, and why. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/core/analyze.ts';
import { answered, examplePage, noAnswer } from '../../../server/core/facts/example-facts.ts';
import { factsUnchecked, type ProjectFacts } from '../../../server/core/facts/project-facts.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import type { Context } from '../../../server/core/judge.ts';
import { reportName } from '../../../server/core/report-name.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const base = {
  knowledge: smallKnowledge({ ranked: ['requests', 'flask'] }),
  settings: defaultSettings,
  today: '2026-11-10',
};
const offline = { settings: { ...defaultSettings, network: 'offline' as const } };
const pending = factsUnchecked('pending');

function unchecked(text: string, context: Partial<Context>, path = 'requirements.txt') {
  const format = formatOf(path);
  assert.ok(format);
  return analyze({ path, text, format }, { ...base, ...context }).unchecked.map(
    ({ name, reason }) => `${name}: ${reason}`,
  );
}

const all = (facts: ProjectFacts) => ({ facts: () => facts });

describe('names that are not checked', () => {
  it('offline are all names of an index, each once', () => {
    assert.deepEqual(unchecked('Requests\nflask\nrequests\n', offline), [
      'Requests: offline',
      'flask: offline',
    ]);
    assert.deepEqual(unchecked('import requests\n', offline, 'app.py'), []);
  });

  it('are none while somebody is still being asked', () => {
    assert.deepEqual(unchecked('requests\nacme-x\n', {}), []);
    assert.deepEqual(unchecked('requests\n', all(pending)), []);
  });

  it('keep the reason that the services gave', () => {
    for (const reason of ['unreachable', 'blocked', 'not-sent', 'offline'] as const)
      assert.deepEqual(unchecked('requests\n', all(factsUnchecked(reason))), [`requests: ${reason}`]);
  });

  it('are not those whose advisories are known, unless the index is needed and silent', () => {
    const facts = { ...factsUnchecked('unreachable'), advisories: answered([]) };
    assert.deepEqual(unchecked('requests\nacme-x\n', all(facts)), ['acme-x: unreachable']);
    assert.deepEqual(unchecked('acme-x\n', all({ ...pending, index: noAnswer })), []);
  });

  it('may belong to a private index, or be no names at all', () => {
    assert.deepEqual(
      unchecked(
        '--extra-index-url https://pypi.acme.example/simple\nacme-x\nrequests\nrequ\u0435sts\n',
        offline,
      ),
      ['acme-x: private-index', 'requests: offline', 'requ\u0435sts: invalid'],
    );
  });
});

describe('a name that is asked about', () => {
  const report = (name: string, facts: Partial<ProjectFacts>) => {
    const { exists, verdict, findings } = reportName(name, { ...base, ...all({ ...pending, ...facts }) });
    return [exists, verdict, ...findings.map(({ rule }) => rule)];
  };

  it('exists where the index says so', () => {
    const index = examplePage('acme-x', { '1.0': '2026-01-01' });
    assert.deepEqual(report('acme-x', { index }), [true, 'ok']);
    assert.deepEqual(report('acme-x', { index: noAnswer }), [false, 'suspicious', 'unknown-project']);
    assert.deepEqual(report('acme-x', {}), [false, 'ok', 'unknown-project']);
    const failed = { index: { state: 'unchecked', reason: 'unreachable' } } as const;
    assert.deepEqual(report('acme-x', failed)[0], null);
  });

  it('is malicious where every version is reported, and may say more than one thing', () => {
    const ranges = [{ introduced: '0', fixed: null, lastAffected: null }];
    const advisory = {
      id: 'MAL-2026-1',
      isMalware: true,
      summary: null,
      published: null,
      withdrawn: null,
      aliases: [],
      versions: [],
      ranges,
      sources: 2,
    };
    const index = examplePage('acme-x', {}, 'quarantined');
    const advisories = answered([advisory]);
    assert.deepEqual(report('acme-x', { index, advisories }), [
      true,
      'malicious',
      'malicious',
      'project-status',
    ]);
  });
});
