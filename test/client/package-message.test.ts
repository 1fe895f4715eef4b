/** The page of a package shows text of unknown origin: what it says is heeded only as far as the page itself goes. */
import assert from 'node:assert/strict';
import { readPackageMessage } from '../../client/packages/package-message.ts';
import { visible } from '../../client/packages/visible.ts';

const file = { package: 0, file: 'a.py', side: 'inspected' } as const;
const place = { ...file, line: 3, character: 0 };
const pair = { inspected: file, original: { ...file, side: 'original' } as const };
const read = (message: unknown) => readPackageMessage(message, { places: [place], pairs: [pair] });

describe('messages of the page of a package', () => {
  it('open a place, or a comparison', () => {
    assert.deepEqual(read({ kind: 'open', place: 0, file: '/etc/passwd' }), { kind: 'open', place });
    assert.deepEqual(read({ kind: 'compare', pair: 0 }), { kind: 'compare', pair });
  });

  it('are nothing where they name another place, or are of another shape', () => {
    for (const message of [
      ...[null, 'open', 3, [], {}, { kind: 'open' }, { kind: 'open', place: 1 }, { kind: 'open', place: -1 }],
      ...[
        { kind: 'open', place: 0.5 },
        { kind: 'open', place: '0' },
        { kind: 'open', place: 'length' },
      ],
      ...[
        { kind: 'compare', pair: 1 },
        { kind: 'compare', place: 0 },
        { kind: 'run', place: 0 },
      ],
    ])
      assert.equal(read(message), null, JSON.stringify(message));
  });
});

describe('names out of packages', () => {
  it('are cut, and hide nothing', () => {
    assert.equal(visible('a\u202eb\u0007c\ud800'), 'a\uFFFDb\uFFFDc\uFFFD');
    assert.equal(visible('x'.repeat(300), 10), `${'x'.repeat(10)}…`);
  });
});
