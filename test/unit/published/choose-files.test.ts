/** Which release of a project is looked into, and which of its files. */
import assert from 'node:assert/strict';
import type { IndexFile, IndexPage } from '../../../server/core/facts/index-page.ts';
import { chooseFiles, chooseRelease, releaseBefore } from '../../../server/core/published/choose-files.ts';
import { namedTarget } from '../../../server/core/published/named-target.ts';

function file(filename: string, version: string, yanked: boolean | string = false): IndexFile {
  const where = { url: `https://files.invalid/${filename}`, hashes: {}, uploaded: null, size: null };
  return { filename, version, ...where, requiresPython: null, yanked, provenance: null };
}

function page(files: readonly IndexFile[], status: IndexPage['status'] = 'active'): IndexPage {
  return { status, statusReason: null, files };
}

const releases = (...versions: readonly string[]) =>
  versions.map(version => file(`a-${version}.tar.gz`, version));

describe('choosing a release', () => {
  const chosen = (files: readonly IndexFile[], version: string | null = null): string => {
    const found = chooseRelease(page(files), 'a', version);
    return 'release' in found ? found.release.version : found.problem;
  };

  it('takes the newest that installers would take', () => {
    assert.equal(chosen(releases('1.9', '1.10', '1.2')), '1.10');
    assert.equal(chosen(releases('1.0', '2.0rc1', '2.0.dev3')), '1.0');
    assert.equal(chosen(releases('1.0a1', '1.0b2')), '1.0b2');
    assert.equal(chosen([...releases('1.0'), file('a-2.0.tar.gz', '2.0', 'broken')]), '1.0');
  });

  it('takes the version that is named, however it is spelt', () => {
    assert.equal(chosen(releases('1.0', '2.0'), '1.0.0'), '1.0');
    assert.equal(chosen([file('a-1.0.tar.gz', '1.0', true)], '1.0'), '1.0');
    assert.match(chosen(releases('1.0'), '3'), /no release 3/);
  });

  it('says why there is none', () => {
    assert.match(chosen([]), /has no files/);
    assert.match(chosen([file('a-1.0.tar.gz', '1.0', true)]), /every release of 'a' is yanked; .*'a==1\.0'/);
    const quarantined = chooseRelease(page([], 'quarantined'), 'a', null);
    assert.match('problem' in quarantined ? quarantined.problem : '', /quarantined/);
  });

  it('knows the release before', () => {
    const previous = (files: readonly IndexFile[], version: string): string | null => {
      const found = chooseRelease(page(files), 'a', version);
      return 'release' in found ? (releaseBefore(page(files), found.release)?.version ?? null) : null;
    };
    assert.equal(previous(releases('1.0', '1.1', '1.2'), '1.1'), '1.0');
    assert.equal(previous(releases('1.0', '1.1rc1', '1.1'), '1.1'), '1.0');
    assert.equal(previous([...releases('0.9', '1.1'), file('a-1.0.tar.gz', '1.0', true)], '1.1'), '0.9');
    assert.equal(previous(releases('1.0'), '1.0'), null);
  });
});

describe('choosing files', () => {
  const chosen = (...names: readonly string[]): readonly string[] => {
    const found = chooseRelease(page(names.map(name => file(name, '1.0'))), 'a', null);
    return 'release' in found ? chooseFiles(found.release).map(({ filename }) => filename) : [];
  };

  it('takes a pure wheel and the source', () => {
    assert.deepEqual(
      chosen(
        'a-1.0-cp313-cp313-manylinux_2_17_x86_64.whl',
        'a-1.0-py3-none-any.whl',
        'a-1.0.tar.gz',
        'a-1.0.zip',
      ),
      ['a-1.0-py3-none-any.whl', 'a-1.0.tar.gz'],
    );
    assert.deepEqual(chosen('a-1.0-py2.py3-none-any.whl'), ['a-1.0-py2.py3-none-any.whl']);
  });

  it('else the wheel for Linux and the newest Python, else any', () => {
    assert.deepEqual(
      chosen(
        'a-1.0-cp312-cp312-win_amd64.whl',
        'a-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
        'a-1.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
        'a-1.0-cp313-cp313-musllinux_1_2_aarch64.whl',
      ),
      ['a-1.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl'],
    );
    assert.deepEqual(chosen('a-1.0-cp312-cp312-win_amd64.whl'), ['a-1.0-cp312-cp312-win_amd64.whl']);
    assert.deepEqual(chosen('a-1.0-py3.9.egg'), ['a-1.0-py3.9.egg']);
    assert.deepEqual(chosen('a-1.0.win32.exe'), []);
  });
});

describe('a target that is typed', () => {
  it('is a name, or a name and a version', () => {
    assert.deepEqual(namedTarget('Zope.Interface'), {
      name: 'Zope.Interface',
      canonical: 'zope-interface',
      version: null,
    });
    assert.deepEqual(namedTarget('requests == 2.32.3'), {
      name: 'requests',
      canonical: 'requests',
      version: '2.32.3',
    });
    for (const text of ['', 'a b', './a', 'a==', 'a==x y', 'a==1==2', 'a>=1', 'a===1', '-a', 'а'])
      assert.equal(namedTarget(text), null, text);
  });
});
