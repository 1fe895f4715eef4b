/** Which names a hover holds against another: near, much more used, few, and none for an honest name. */
import assert from 'node:assert/strict';
import { similarNames } from '../../../server/core/names/similar-names.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

const knowledge = bundledKnowledge();
const { names } = knowledge;

describe('similarNames', () => {
  it('finds what a slip was meant to be', () => {
    for (const [typed, meant] of [
      ['reqeusts', 'requests'],
      ['pythn-dateutil', 'python-dateutil'],
      ['urlib3', 'urllib3'],
    ] as const)
      assert.ok(similarNames(typed, knowledge).includes(meant), typed);
  });

  it('says nothing beside much-used names', () => {
    for (const name of names.rankedNames.slice(0, 1000))
      assert.deepEqual(similarNames(name, knowledge), [], name);
  });

  it('gives at most three, the most used first, never the name itself', () => {
    for (const name of names.rankedNames.slice(0, 300)) {
      const typed = `${name}s`;
      const found = similarNames(typed, knowledge);
      assert.ok(found.length <= 3 && !found.includes(typed));
      const ranks = found.map(each => names.rank(each) ?? 0);
      assert.deepEqual(
        ranks,
        ranks.toSorted((a, b) => a - b),
      );
    }
  });
});
