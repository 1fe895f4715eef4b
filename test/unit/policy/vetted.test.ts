/** The file of vetted names. */
import assert from 'node:assert/strict';
import { readVetted, vettingOf } from '../../../server/core/policy/vetted.ts';

describe('a file of vetted names', () => {
  it('has requirements, names and patterns, in any mixture', () => {
    const text = [
      '\uFEFF# reviewed in spring',
      'Requests==2.32.3 \\',
      '    --hash=sha256:AA \\',
      '    --hash=sha256:bb',
      'acme-*  # ours',
      'flask>=3',
      '--index-url https://corp.example/simple',
      'not a name',
      'click',
    ].join('\r\n');
    const { entries, problems } = readVetted(text);
    assert.deepEqual(
      entries.map(({ pattern, version = null, hashes = [] }) => [pattern, version, ...hashes]),
      [
        ['acme-*', null],
        ['Requests', '2.32.3', 'sha256:aa', 'sha256:bb'],
        ['flask', null],
        ['click', null],
      ],
    );
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start, span.end).slice(0, 5)),
      ['not a'],
    );
  });

  it('says what is vetted instead', () => {
    const { entries } = readVetted('requests==2.32.3 --hash=sha256:aa\nflask==3.0\nflask==3.1\nacme-*\n');
    const hash = { name: 'requests', file: null, algorithm: 'sha256', span: { start: 0, end: 0 } };
    assert.deepEqual(vettingOf('acme-x', null, [], entries), { is: 'vetted' });
    assert.deepEqual(vettingOf('django', '5', [], entries), { is: 'unknown' });
    assert.deepEqual(vettingOf('flask', '3.1.0', [], entries), { is: 'vetted' });
    assert.deepEqual(vettingOf('flask', '2', [], entries), { is: 'other-version', versions: ['3.0', '3.1'] });
    assert.deepEqual(vettingOf('requests', '2.32.3', [{ ...hash, digest: 'AA' }], entries), { is: 'vetted' });
    assert.deepEqual(vettingOf('requests', '2.32.3', [], entries), {
      is: 'hash-needed',
      versions: ['2.32.3'],
    });
  });

  it('is looked up fast, however long it is', () => {
    const { entries } = readVetted(Array.from({ length: 20_000 }, (_, n) => `project-${n}`).join('\n'));
    const started = performance.now();
    for (let n = 0; n < 20_000; n++) assert.equal(vettingOf(`project-${n}`, null, [], entries).is, 'vetted');
    assert.ok(performance.now() - started < 5000);
  });
});
