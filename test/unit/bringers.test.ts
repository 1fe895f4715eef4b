/** Who brings a locked project in. */
import assert from 'node:assert/strict';
import { bringersIn } from '../../server/core/bringers.ts';
import type { Link } from '../../server/core/dependency.ts';

const links = (...pairs: readonly string[]): Link[] =>
  pairs.map(pair => {
    const [from = '', to = ''] = pair.split(' ');
    return { from, to };
  });

describe('bringers', () => {
  it('are the direct requirements above a project, nearest first, with the way down', () => {
    const bringersOf = bringersIn(
      links('flask jinja2', 'jinja2 markupsafe', 'mako markupsafe', 'alembic mako', 'shop flask'),
      new Set(['flask', 'alembic', 'mako']),
    );
    assert.deepEqual(bringersOf('markupsafe'), [
      { name: 'mako', path: ['mako', 'markupsafe'] },
      { name: 'flask', path: ['flask', 'jinja2', 'markupsafe'] },
    ]);
    assert.deepEqual(bringersOf('flask'), [{ name: 'flask', path: ['flask'] }]);
    assert.deepEqual(bringersOf('unheard-of'), []);
  });

  it('end in circles and in chains of any length', () => {
    assert.deepEqual(bringersIn(links('a b', 'b a', 'b b'), new Set(['c']))('a'), []);
    const chain = Array.from({ length: 20_000 }, (_, index) => `n${index} n${index + 1}`);
    assert.deepEqual(bringersIn(links(...chain), new Set(['n0']))('n20000'), []);
  });
});
