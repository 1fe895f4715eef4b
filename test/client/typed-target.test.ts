/** Which release is meant by what was typed, and by the line under the cursor. */
import assert from 'node:assert/strict';
import { targetAt, typedTarget } from '../../client/packages/typed-target.ts';

describe('the release that was typed', () => {
  it('is a name, with the version that is pinned', () => {
    for (const [text, target] of [
      ['requests', 'requests'],
      [' Zope.Interface ', 'Zope.Interface'],
      ['requests==2.32.3', 'requests==2.32.3'],
      ['requests[socks] == 2.32.3 ; python_version > "3"', 'requests==2.32.3'],
      ['requests===2.32.3', 'requests==2.32.3'],
      ['"requests==2.32.3",', 'requests==2.32.3'],
      ['requests>=2', 'requests'],
      ['requests==', 'requests'],
    ] as const)
      assert.equal(typedTarget(text), target, text);
  });

  it('is nothing where no name begins the text', () => {
    for (const text of [
      '',
      ' ',
      '-r other.txt',
      './dist/acme.whl',
      'C:\\acme.whl',
      'dist/acme.whl',
      '==1.0',
      'h://x',
    ])
      assert.equal(typedTarget(text), null, text);
  });

  it('takes no longer for a long text', () => {
    assert.equal(typedTarget(`${'a-'.repeat(100_000)}`), null);
  });
});

describe('the release under the cursor', () => {
  it('is the one whose name or version is pointed at', () => {
    const line = 'dependencies = ["flask>=3.0", "colourama==0.4.6"]';
    const at = (word: string) => targetAt(line, line.indexOf(word) + 1);
    assert.equal(at('flask'), 'flask');
    assert.equal(at('colourama'), 'colourama==0.4.6');
    assert.equal(at('0.4.6'), 'colourama==0.4.6');
    assert.equal(targetAt('requests==2.32.3', 0), 'requests==2.32.3');
    assert.equal(targetAt('', 0), '');
    assert.equal(targetAt('  # ', 1), '');
  });
});
