/** The quick fix that adds hashes, and what the hash rules say. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/core/analyze.ts';
import { examplePage } from '../../../server/core/facts/example-facts.ts';
import { factsUnchecked } from '../../../server/core/facts/project-facts.ts';
import { applyEdits } from '../../../server/core/fixes.ts';
import { requirements } from '../../../server/core/formats/requirements.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const index = examplePage('flask', {
  '3.0': { hashes: { sha256: b } },
  '3.0.0': { hashes: { sha256: a } },
  '3.1': { hashes: {} },
});

function judged(text: string) {
  const knowledge = smallKnowledge({ ranked: ['flask', 'click'] });
  const facts = (name: string) => ({ ...factsUnchecked('pending'), ...(name === 'flask' && { index }) });
  const context = { knowledge, settings: defaultSettings, today: '2026-11-10', facts };
  return analyze({ path: 'requirements.txt', text, format: requirements }, context).findings;
}

describe('hashes of requirements', () => {
  const others = `click==8 --hash=sha256:${a}`;

  it('are added as pip-compile writes them: behind the marker, before the comment', () => {
    for (const end of ['\n', '\r\n']) {
      const text = [others, `flask == 3.0 ; python_version > "3.8"  # via app`, 'click', ''].join(end);
      const [finding] = judged(text);
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.title, "Add the 2 hashes that PyPI lists for 'flask' 3.0");
      assert.equal(fix.safe, false);
      const fixed = [
        others,
        `flask == 3.0 ; python_version > "3.8" \\`,
        `    --hash=sha256:${a} \\`,
        `    --hash=sha256:${b}  # via app`,
        'click',
        '',
      ];
      assert.equal(applyEdits(text, fix.edits), fixed.join(end));
    }
  });

  it('are added to a line that goes on already, and to the last one', () => {
    const text = `${others}\nflask==3.0 \\\n    --config-settings=x=y`;
    const [fix] = judged(text)[0]?.fixes ?? [];
    assert.equal(
      applyEdits(text, fix?.edits ?? []),
      `${text} \\\n    --hash=sha256:${a} \\\n    --hash=sha256:${b}`,
    );
  });

  it('are not offered where a file has none, and for what is not pinned or not known', () => {
    for (const line of ['flask==3.1', 'flask==9', 'flask', 'click==8'])
      assert.deepEqual(judged(`${others}\n${line}\n`)[0]?.fixes, [], line);
  });

  it('say what is wrong in one sentence', () => {
    const messages = (text: string) => judged(text).map(({ message }) => message);
    const c = 'c'.repeat(64);
    assert.deepEqual(messages(`flask==3.0 --hash=sha256:${c}\n`), [
      "The hash of 'flask' 3.0 is not one that PyPI lists for that release",
    ]);
    assert.deepEqual(messages(`flask==3.0 --hash=sha256:${c} --hash=sha256:${c}\nclick\n`), [
      "None of the 2 hashes of 'flask' 3.0 is one that PyPI lists for that release",
      "'click' has no hash and no exact version, and pip asks for one with every requirement of this file",
    ]);
  });
});
