/** What the notifications say, for good answers and for bad ones. */
import assert from 'node:assert/strict';
import { findingsSentence, fixesSentence, scanSentence, verdictSentence } from '../../client/sentences.ts';

describe('sentences of notifications', () => {
  it('sum up a scan', () => {
    const findings = { error: 0, warning: 2, information: 1, hint: 0 };
    const summary = { files: 1234, dependencies: 40, imports: 2, findings, durationMs: 9 };
    assert.equal(
      scanSentence(summary),
      '3 findings in 1,234 files: 2 warnings, 1 information; 42 names checked.',
    );
  });

  it('sum up a scan that found nothing', () => {
    assert.equal(
      scanSentence({ files: 1, dependencies: 1, imports: 0, findings: {} }),
      'No findings in 1 file; 1 name checked.',
    );
  });

  it('count the findings of a file', () => {
    assert.equal(findingsSentence(0), 'No findings in this file.');
    assert.equal(findingsSentence(1), '1 finding in this file.');
  });

  it('say what was fixed, or why nothing was', () => {
    assert.equal(fixesSentence({ edits: 2, applied: true }, true), '2 problems fixed.');
    assert.equal(fixesSentence({ edits: 2, applied: false }, true), 'no safe fixes in this file.');
    assert.match(fixesSentence({ edits: 0, applied: false }, false), /not trusted/);
  });

  it('let a finding speak for itself, and say what to read about', () => {
    const message = "'sklearn' is the import name of 'scikit-learn'";
    const findings = [{ message, rule: 'unofficial-name', target: 'scikit-learn' }];
    const about = { isSuspicious: true, rule: 'unofficial-name', project: 'scikit-learn' };
    const answer = { verdict: 'suspicious', findings };
    assert.deepEqual(verdictSentence('sklearn', answer), { ...about, text: message });
    assert.deepEqual(verdictSentence('sklearn', { ...answer, exists: true, rank: 3339 }), {
      ...about,
      text: `${message}; a project of that name exists (rank 3,339)`,
    });
  });

  it('say of a name without findings what is known', () => {
    const text = (answer: unknown) => verdictSentence('board', answer).text;
    assert.match(text({ verdict: 'ok', exists: true, rank: 5, findings: [] }), /rank 5/);
    assert.match(text({ verdict: 'ok', exists: true, rank: null, findings: [] }), /little-used/);
    assert.match(text({ verdict: 'ok', exists: false, rank: null, findings: [] }), /not in/);
    assert.equal(verdictSentence('board', { verdict: 'ok', exists: true }).project, 'board');
    assert.equal(verdictSentence('board', { verdict: 'ok', exists: false }).project, null);
  });

  it('survive an answer of any shape', () => {
    for (const answer of [null, undefined, 7, 'x', [], {}, { findings: 'x' }, { findings: [null] }]) {
      assert.equal(typeof scanSentence(answer), 'string');
      assert.equal(typeof verdictSentence('x', answer).text, 'string');
      assert.equal(typeof fixesSentence(answer, true), 'string');
    }
  });
});
