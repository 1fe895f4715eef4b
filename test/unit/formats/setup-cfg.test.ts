/** `setup.cfg` where a fixture cannot show it. */
import assert from 'node:assert/strict';
import { setupCfg } from '../../../server/core/formats/setup-cfg.ts';

const { parse } = setupCfg;

describe('setup.cfg', () => {
  it('is chosen by file name alone', () => {
    for (const path of ['setup.cfg', 'a/Setup.cfg']) assert.ok(setupCfg.matches(path), path);
    for (const path of ['setup.py', 'my-setup.cfg', 'setup.cfg/x', 'tox.cfg'])
      assert.ok(!setupCfg.matches(path), path);
  });

  it('loses one of several requirements on a line, with one semicolon', () => {
    const text = '[options]\nsetup_requires = a; b ;c\n';
    const cuts = parse(text).dependencies.map(({ name, removal }) => {
      assert.ok(removal);
      return [name, text.slice(0, removal.start) + text.slice(removal.end)];
    });
    assert.deepEqual(cuts, [
      ['a', '[options]\nsetup_requires =  b ;c\n'],
      ['b', '[options]\nsetup_requires = a;c\n'],
      ['c', '[options]\nsetup_requires = a; b \n'],
    ]);
  });

  it('takes a half-typed marker for no requirement', () => {
    for (const marker of ['python_versio', 'python_version < "3', 'sys_platform ==', "'x", '(os_name'])
      assert.equal(parse(`[options]\ninstall_requires = a; ${marker}`).dependencies.length, 1, marker);
  });

  it('says which Python the project needs', () => {
    const needs = (text: string): unknown => parse(text).requiresPython;
    assert.equal(needs('[options]\npython_requires = >=3.9\n'), '>=3.9');
    assert.equal(needs('[options]\npython-requires: >=3.9\n'), '>=3.9');
    assert.equal(needs('[options]\npython_requires =\n'), null);
    assert.equal(needs('[metadata]\npython_requires = >=3\n'), null);
  });

  it('names the files that stand in for a list', () => {
    const text = '[options]\ninstall_requires =\n    file: a.txt, sub/b.txt ,\n';
    assert.deepEqual(
      parse(text).references.map(({ path, span }) => [path, text.slice(span.start, span.end)]),
      [
        ['a.txt', 'a.txt'],
        ['sub/b.txt', 'sub/b.txt'],
      ],
    );
    assert.deepEqual(parse(text).dependencies, []);
  });
});
