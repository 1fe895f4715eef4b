/** What is asked about a dependency, step by step as answers come in. */
import assert from 'node:assert/strict';
import {
  answered,
  exampleCard,
  exampleFile,
  exampleRepository,
  noAnswer,
} from '../../../server/core/facts/example-facts.ts';
import { factsUnchecked, type ProjectFacts } from '../../../server/core/facts/project-facts.ts';
import { wantedParts } from '../../../server/core/facts/wanted.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { lookupsOf } from '../../../server/core/lookups.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const knowledge = smallKnowledge({ ranked: ['requests'], listed: ['lights'] });
const context = { knowledge, settings: defaultSettings, today: '2026-11-10' };
const pending = factsUnchecked('pending');

function wanted(line: string, facts: Partial<ProjectFacts> = {}, path = 'requirements.txt') {
  const parsed = formatOf(path)?.parse(line);
  assert.equal(parsed?.dependencies.length, 1);
  return lookupsOf(parsed, context).flatMap(lookup =>
    wantedParts(lookup, { ...pending, ...facts }, knowledge),
  );
}

const file = (version: string, uploaded: string) =>
  exampleFile({
    version,
    filename: `lights-${version}.tar.gz`,
    uploaded,
    provenance: 'https://pypi.example/p',
  });
const index = answered({
  status: 'active' as const,
  statusReason: null,
  files: [file('1.0', '2026-01-01T00:00:00Z'), file('1.1', '2026-01-05T00:00:00Z')],
});
const advisories = answered([]);

describe('what is to be asked', () => {
  it('begins with the index, and with the advisories of names that the list has', () => {
    assert.deepEqual(wanted('requests\n'), ['index', 'advisories']);
    assert.deepEqual(wanted('lights\n'), ['index', 'advisories']);
    assert.deepEqual(wanted('acme-secret\n'), ['index']);
  });

  it('tells nobody else a name that the index does not have', () => {
    assert.deepEqual(wanted('acme-secret\n', { index: noAnswer }), []);
    assert.deepEqual(wanted('lights\n', { index: noAnswer }), []);
    assert.deepEqual(wanted('acme-secret\n', { index }), ['advisories', 'card']);
  });

  it('goes on to card and repository for names without a rank alone', () => {
    assert.deepEqual(wanted('requests\n', { index, advisories }), []);
    assert.deepEqual(wanted('lights\n', { index, advisories }), ['card']);
    const card = answered(
      exampleCard({ links: [{ label: 'Home', url: 'https://github.com/lights-org/lights' }] }),
    );
    assert.deepEqual(wanted('lights\n', { index, advisories, card }), ['repository']);
    const repository = answered(exampleRepository({}));
    assert.deepEqual(wanted('lights\n', { index, advisories, card, repository }), []);
    assert.deepEqual(wanted('lights\n', { index, advisories, card: answered(exampleCard({})) }), []);
  });

  it('asks for the provenance of a pinned file and of the attested one before', () => {
    const parts = [{ provenance: 'lights-1.1.tar.gz' }, { provenance: 'lights-1.0.tar.gz' }];
    assert.deepEqual(wanted('requests==1.1\n', { index, advisories }), parts);
    assert.deepEqual(wanted('requests==1.0\n', { index, advisories }), []);
    assert.deepEqual(wanted('requests>=1.1\n', { index, advisories }), []);
    const provenance = new Map([['lights-1.1.tar.gz', answered({ publishers: [], subjects: [] })]]);
    assert.deepEqual(wanted('requests==1.1\n', { index, advisories, provenance }), parts.slice(1));
  });

  it('asks nothing about imports, other sources and what is no name, nor again what failed', () => {
    assert.deepEqual(wanted('import requests\n', {}, 'app.py'), []);
    assert.deepEqual(wanted('requests @ https://acme.example/requests-1.0.tar.gz\n'), []);
    assert.deepEqual(wanted('requ\u0435sts\n'), []);
    assert.deepEqual(wanted('requests\n', factsUnchecked('unreachable')), []);
  });
});
