/** What a report says of each package: absent is never merged with what is private or could not be checked. */
import assert from 'node:assert/strict';
import { analyze } from '../../server/core/analyze.ts';
import { requirements } from '../../server/core/formats/requirements.ts';
import { packagesOf } from '../../server/core/packages.ts';
import { defaultSettings, type Settings } from '../../server/core/settings.ts';
import { LineIndex } from '../../server/core/span.ts';
import { smallKnowledge } from '../support/knowledge.ts';

const evidenceIn = (text: string, settings: Partial<Settings> = {}): Record<string, string> => {
  const context = {
    knowledge: smallKnowledge({ ranked: ['requests', 'numpy'], listed: ['rarely-used'] }),
    settings: { ...defaultSettings, ...settings },
    today: '2026-11-10',
  };
  const analysis = analyze({ path: 'requirements.txt', text, format: requirements }, context);
  const packages = packagesOf(analysis, context, new LineIndex(text));
  return Object.fromEntries(packages.map(({ name, evidence }) => [name, evidence]));
};
const entry = (pattern: string) => ({ pattern, reason: null, until: null, span: { start: 0, end: 0 } });

describe('packages of a report', () => {
  it('are told apart by what the list knows', () => {
    assert.deepEqual(evidenceIn('Requests\nrarely-used\nnobody-has-this\nrequests\n'), {
      requests: 'ranked',
      'rarely-used': 'listed',
      'nobody-has-this': 'absent',
    });
  });

  it('are private where an index, a path, an address or the project says so', () => {
    const text = '--extra-index-url https://packages.example.org/simple\nacme-core\nrequests\n';
    assert.deepEqual(evidenceIn(text), { 'acme-core': 'private', requests: 'ranked' });
    assert.deepEqual(evidenceIn('thing @ git+https://example.org/thing.git\n'), { thing: 'private' });
    assert.deepEqual(evidenceIn('acme-web\n', { allow: [entry('acme-*')] }), { 'acme-web': 'private' });
  });

  it('are not checked where the name cannot be one', () => {
    const [evidence] = Object.values(evidenceIn('reque\u0455ts\n'));
    assert.equal(evidence, 'unchecked');
  });
});
