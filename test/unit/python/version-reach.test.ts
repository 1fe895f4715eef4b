/** Which Pythons a marker and requires-python let in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparePythons, reachesPython } from '../../../server/core/python/version-reach.ts';

const older = (bound: string) => (version: string) => comparePythons(version, bound) < 0;

describe('reachesPython', () => {
  const reaches = (marker: string | null, requiresPython: string | null, bound = '3.11') =>
    reachesPython(marker, requiresPython, older(bound));

  it('says no where nothing speaks of a version', () => {
    assert.equal(reaches(null, null), false);
    assert.equal(reaches('sys_platform == "win32"', null), false);
    assert.equal(reaches(null, '*'), false);
    assert.equal(reaches(null, ''), false);
  });

  it('reads markers', () => {
    const yes = [
      'python_version < "3.11"',
      "python_version<'3.11'",
      'python_full_version <= "3.10.2"',
      '"3.9" >= python_version',
      'python_version == "3.8"',
      'python_version in "3.7, 3.8"',
      'python_version not in "3.11 3.12"',
      '(python_version < "3.9" or python_version > "3.12") and os_name == "nt"',
      'python_version >= "3.8" and extra == "toml"',
      'python_version != "3.12"',
      'python_version ~= "3.6"',
    ];
    for (const marker of yes) assert.equal(reaches(marker, null), true, marker);
    const no = [
      'python_version >= "3.11"',
      'python_version > "3.10"',
      'python_version == "3.12"',
      'python_version in "3.12"',
      '"3.11" <= python_version',
      'python_version >= "3.8" and python_version > "3.11"',
      'python_version ~= "3.11"',
    ];
    for (const marker of no) assert.equal(reaches(marker, null), false, marker);
  });

  it('reads requires-python, of both dialects, together with the marker', () => {
    for (const specifier of [
      '>=3.8',
      '>=3.8,<4',
      '^3.9',
      '~=3.8',
      '>=2.7, !=3.0.*',
      '==3.10.*',
      '^2.7 || ^3.12',
      '3.10',
    ])
      assert.equal(reaches(null, specifier), true, specifier);
    for (const specifier of ['>=3.11', '>3.10', '^3.11', '==3.12.*', '>=3.8,>=3.12', '~3.13'])
      assert.equal(reaches(null, specifier), false, specifier);
    assert.equal(reaches('python_version < "3.11"', '>=3.11'), false);
    assert.equal(reaches('python_version < "3.12"', '>=3.9'), true);
  });

  it('never throws and never hangs', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => typeof reaches(a, b) === 'boolean'));
    const parts = fc.constantFrom(
      '(',
      ')',
      'and',
      'or',
      'not',
      'in',
      'python_version',
      '<',
      '"3.9"',
      "'",
      ' ',
    );
    fc.assert(fc.property(fc.array(parts), words => typeof reaches(words.join(' '), null) === 'boolean'));
    assert.equal(reaches('('.repeat(200_000), null), false);
  });
});
