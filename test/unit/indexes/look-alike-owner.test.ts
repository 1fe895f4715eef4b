/** Owners that are one slip from a famous one, in all notations of an address; and those that must stay silent. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/core/analyze.ts';
import { requirements } from '../../../server/core/formats/requirements.ts';
import { lookAlikeOwner, ownersIn } from '../../../server/core/indexes/look-alike-owner.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const commit = '5d1a7b8c9e0f3a4b2c6d8e9f0a1b2c3d4e5f6a7b';

function judged(text: string) {
  const context = { knowledge: smallKnowledge({ ranked: ['flask'] }), settings: defaultSettings, today: '' };
  return analyze({ path: 'requirements.txt', text, format: requirements }, context).findings;
}

describe('owners that look like famous ones', () => {
  it('are seen in every notation of an address', () => {
    for (const address of [
      'git+https://github.com/palletss/flask',
      'git+https://token@github.com/Palletss/Flask.git@main#egg=flask',
      'git+https://github.com/palletss/flask@feature/a@b?x=@#subdirectory=y',
      'git+ssh://git@github.com/palletss/flask.git@2.0',
      'git@github.com:palletss/flask.git',
      'https://github.com/palletss/flask/archive/main.zip',
    ]) {
      const found = lookAlikeOwner(address);
      assert.deepEqual([found?.owner, found?.famous, found?.repository], ['palletss', 'pallets', 'flask']);
    }
  });

  it('are told with the slip, and put right without touching the rest', () => {
    const [finding, ...rest] = judged(`flask @ git+https://github.com/pallest/flask@${commit}\n`);
    assert.deepEqual(rest, []);
    assert.equal(
      finding?.message,
      "'pallest/flask' on GitHub is one swap from 'pallets/flask': 't' and 's' have changed places",
    );
    assert.equal(finding.severity, 'warning');
    assert.deepEqual(
      finding.fixes.map(({ title, safe, edits }) => [title, safe, edits.map(({ newText }) => newText)]),
      [["Replace the owner with 'pallets'", false, ['pallets']]],
    );
  });

  it('are not the famous ones, forks by people, other sites, or short names one letter away', () => {
    for (const address of [
      'git+https://github.com/pallets/flask',
      'git+https://github.com/tiangolo/fastapi',
      'git+https://github.com/pypi/pip',
      'git+https://github.com/psd/requests',
      'git+https://github.com/palletss/our-flask',
      'git+https://github.com/pallets-dev/flask',
      'git+https://gitlab.com/palletss/flask',
      'git+https://github.com.evil.example/palletss/flask',
      'github.com/palletss/flask',
      '',
    ])
      assert.equal(lookAlikeOwner(address), null, address);
  });

  it('of any text and of many addresses take no time', () => {
    fc.assert(fc.property(fc.string(), text => void [lookAlikeOwner(text), ownersIn(text)]));
    const started = performance.now();
    judged(`flask @ git+https://github.com/palletss/flask@${commit}\n`.repeat(5000));
    for (const part of ['github.com/', 'github.com/a', '@', '/', 'git@', 'git+https://github.com/'])
      judged(`flask @ git+https://github.com/${part.repeat(20_000)}\n`);
    assert.ok(performance.now() - started < 10_000);
  });
});
