/** The editor's `files.exclude`, as patterns that a walk understands. */
import assert from 'node:assert/strict';
import { isCovered } from '../../../server/io/walk.ts';
import { hiddenPatterns } from '../../../server/lsp/hidden-files.ts';

describe('hidden files', () => {
  const hides = (setting: unknown, file: string) => isCovered(file, hiddenPatterns(setting));

  it('are those of the patterns that are switched on', () => {
    assert.ok(hides({ '**/build': true }, 'a/build/requirements.txt'));
    assert.ok(!hides({ '**/build': false }, 'a/build/requirements.txt'));
    assert.ok(!hides({ '**/*.py': { when: '$(basename).pyx' } }, 'a.py'));
  });

  it('are looked for at the root alone where the pattern has no slash', () => {
    assert.ok(hides({ vendor: true }, 'vendor/a.py'));
    assert.ok(!hides({ vendor: true }, 'src/vendor/a.py'));
  });

  it('may be given as alternatives, one within the other', () => {
    const setting = { '**/{out,{tmp,old}-files}/*.{py,txt}': true };
    for (const file of ['out/a.py', 'x/tmp-files/a.txt', 'old-files/b.py'])
      assert.ok(hides(setting, file), file);
    assert.ok(!hides(setting, 'files/a.py'));
  });

  it('take any setting, however large', () => {
    assert.deepEqual(hiddenPatterns(null), []);
    assert.deepEqual(hiddenPatterns(['**/a']), []);
    assert.deepEqual(hiddenPatterns({ [`{a,b}`.repeat(40)]: true }), []);
    assert.equal(hiddenPatterns({ '}{': true, '{': true }).length, 2);
  });
});
