/** What people type or paste when they are asked for a package. */
import assert from 'node:assert/strict';
import { typedName } from '../../client/typed-name.ts';

describe('the name that was typed', () => {
  it('is taken as it is', () => {
    for (const name of ['requests', 'Zope.Interface', 'r\u0435quests'])
      assert.deepEqual(typedName(` ${name} `), { name, remark: null });
  });

  it('is found in requirements and install commands, which is said', () => {
    for (const text of [
      'requests==2.32.3',
      'requests[socks] >=2',
      'requests ; python_version > "3"',
      'pip install requests',
      'pip install "requests>=2"',
      '$ python3 -m pip install requests',
      'uv pip install requests',
      'poetry add requests',
    ]) {
      const { name, remark } = typedName(text);
      assert.equal(name, 'requests', text);
      assert.match(remark ?? '', /'requests' is checked/);
    }
  });

  it('is none where there is none, or more than one', () => {
    assert.deepEqual(typedName('  '), { name: null, remark: null });
    for (const text of ['==1', '-r base.txt', 'requests numpy', 'pip install a b', 'x'.repeat(5000)]) {
      const { name, remark } = typedName(text);
      assert.equal(name, null, text.slice(0, 20));
      assert.ok(remark);
    }
  });
});
