/** One pair of names for every kind of confusion, and what is said of it. The sentences are read as prose. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editsBetween } from '../../../server/core/names/edits.ts';
import { difference, nearness } from '../../../server/core/names/slip-words.ts';
import { describeSlip, type SlipKind, slipKinds } from '../../../server/core/names/slips.ts';

const sentences: readonly (readonly [SlipKind, string])[] = [
  ['transposition', "'reqeusts' is one swap from 'requests': 'u' and 'e' have changed places"],
  ['repetition', "'numpyy' is one letter from 'numpy': 'y' is doubled"],
  ['omission', "'matplolib' is one letter from 'matplotlib': 't' is missing"],
  ['dropped-double', "'progresbar2' is one letter from 'progressbar2': one 's' of two is missing"],
  ['adjacent-key', "'tensorfloe' is one letter from 'tensorflow': 'e' is the key beside 'w'"],
  ['stray-key', "'selenuium' is one letter from 'selenium': 'u' is a key hit by the way"],
  ['look-alike', "'pi1low' is one letter from 'pillow': '1' looks like 'l'"],
  ['look-alike', "'nurnpy' is two letters from 'numpy': the letters look alike"],
  ['look-alike', "'g00gle-c1oud' reads like 'google-cloud': the letters look alike"],
  ['vowel', "'colarama' is one letter from 'colorama': the vowel 'a' stands for 'o'"],
  ['insertion', "'pygacme' is one letter from 'pygame': 'c' is one too many"],
  ['substitution', "'matplrtlib' is one letter from 'matplotlib': 'r' stands for 'o'"],
  ['digit', "'py2game' is one letter from 'pygame': the digit '2' is added"],
  ['digit', "'boto-core' is one letter from 'boto3-core': the digit '3' is missing"],
  ['plural', "'request' is one letter from 'requests': singular for plural"],
  ['plural', "'httpxs' is one letter from 'httpx': plural for singular"],
  ['spelling', "'colourama' is one letter from 'colorama': British spelling"],
  ['spelling', "'optimizer' is one letter from 'optimiser': American spelling"],
  ['sound-alike', "'foto-lib' is two letters from 'photo-lib': both sound the same"],
  [
    'separators',
    "'speech-recognition' has the same words as 'speechrecognition': only the separators differ",
  ],
  [
    'word-order',
    "'toolbelt-requests' has the same words as 'requests-toolbelt': the words stand in another order",
  ],
  ['version', "'urllib7' is one version number from 'urllib3': '7' stands for '3'"],
  ['version', "'telethon2' is one version number from 'telethon': '2' is added"],
  ['affix', "'python-mongo' is one affix from 'pymongo': 'python-' stands for 'py'"],
  ['affix', "'libcurl' is one affix from 'pycurl': 'lib' stands for 'py'"],
  [
    'compound',
    "'matplatlib-plus' is one affix and one slip from 'matplotlib': another vowel, and '-plus' is added",
  ],
  [
    'compound',
    "'openvc' is one affix and one slip from 'opencv-python': two swapped letters, and '-python' is missing",
  ],
  ['anagram', "'colomara' has the same letters as 'colorama': letters have moved"],
  ['two-edits', "'coloranam' is two letters from 'colorama': an added letter and two swapped letters"],
];

describe('slips', () => {
  for (const [kind, sentence] of sentences)
    it(sentence, () => {
      const [, typed = '', target = ''] = /^'(.+?)' .* '(.+?)':/.exec(sentence) ?? [];
      const slip = describeSlip(typed, target);
      assert.ok(slip);
      assert.equal(`'${typed}' ${nearness(slip)} '${target}': ${difference(slip)}`, sentence);
      assert.equal(slip.kind, kind);
    });

  it('have a sentence of every kind', () => {
    assert.deepEqual(new Set(sentences.map(([kind]) => kind)), new Set(slipKinds));
  });

  it('are not seen between equal names, nor between strangers', () => {
    assert.equal(describeSlip('requests', 'requests'), null);
    assert.equal(describeSlip('requests', 'numpy'), null);
  });

  it('are described for any two names', () => {
    const name = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$/);
    fc.assert(
      fc.property(name, name, (typed, target) => {
        const slip = describeSlip(typed, target);
        if (slip) assert.ok(difference(slip).length > 0 && nearness(slip).length > 0);
      }),
    );
  });
});

describe('edits between two names', () => {
  it('make the one of the other, and their places are in both', () => {
    const name = fc.stringMatching(/^[ab-]{0,12}$/);
    fc.assert(
      fc.property(name, name, (typed, target) => {
        const edits = editsBetween(typed, target, 2);
        for (const edit of edits ?? []) {
          assert.equal(typed.slice(edit.at, edit.at + edit.typed.length), edit.typed);
          assert.equal(target.slice(edit.targetAt, edit.targetAt + edit.target.length), edit.target);
        }
        if (edits) assert.equal(applied(target, edits), typed);
      }),
    );
  });

  it('are none for long strangers, without much work', () => {
    assert.equal(editsBetween('a'.repeat(5000), 'b'.repeat(5000), 2), null);
  });
});

function applied(target: string, edits: NonNullable<ReturnType<typeof editsBetween>>): string {
  let typed = '';
  let from = 0;
  for (const edit of edits) {
    typed += target.slice(from, edit.targetAt) + edit.typed;
    from = edit.targetAt + edit.target.length;
  }
  return typed + target.slice(from);
}
