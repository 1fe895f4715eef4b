/** The addresses that are asked, written out. */
import assert from 'node:assert/strict';
import { resolveAddress, webAddress } from '../../server/core/addresses.ts';
import { serviceAddresses } from '../../server/core/public-services.ts';

describe('service addresses', () => {
  const at = serviceAddresses();
  const key = 'github.com/psf/requests';
  const cases: readonly (readonly [string, string])[] = [
    [at.indexPage('requests'), 'https://pypi.org/simple/requests/'],
    [at.projectJson('requests'), 'https://pypi.org/pypi/requests/json'],
    [at.projectJson('requests', '1!2.0+x'), 'https://pypi.org/pypi/requests/1!2.0%2Bx/json'],
    [at.provenance('a', '1', 'a-1.zip'), 'https://pypi.org/integrity/a/1/a-1.zip/provenance'],
    [at.osvQueryBatch(), 'https://api.osv.dev/v1/querybatch'],
    [at.osvRecord('MAL-2026-1'), 'https://api.osv.dev/v1/vulns/MAL-2026-1'],
    [at.osvBulkArchive(), 'https://storage.googleapis.com/osv-vulnerabilities/PyPI/all.zip'],
    [at.osvBulkChanges(), 'https://storage.googleapis.com/osv-vulnerabilities/PyPI/modified_id.csv'],
    [at.osvBulkRecord('PYSEC-1'), 'https://storage.googleapis.com/osv-vulnerabilities/PyPI/PYSEC-1.json'],
    [at.depsDevProject(key), 'https://api.deps.dev/v3/projects/github.com%2Fpsf%2Frequests'],
    [
      at.depsDevProjectPackages(key),
      'https://api.deps.dev/v3/projects/github.com%2Fpsf%2Frequests:packageversions',
    ],
    [at.depsDevPackage('a'), 'https://api.deps.dev/v3/systems/pypi/packages/a'],
    [
      at.depsDevVersion('a', '1/../2?x#y'),
      'https://api.deps.dev/v3/systems/pypi/packages/a/versions/1%2F..%2F2%3Fx%23y',
    ],
  ];
  for (const [built, expected] of cases) it(expected, () => assert.equal(built, expected));

  it('keep hostile parts inside their place', () => {
    for (const hostile of ['..', '.', '', '\ud800', '../../x', 'a b', '%2e%2e'])
      assert.match(new URL(at.projectJson('a', hostile)).pathname, /^\/pypi\/a\/[^/]+\/json$/);
  });

  it('take other bases', () => {
    const mirror = serviceAddresses({ pypi: 'https://m.example/pip/simple/', osv: 'http://o.example/' });
    assert.equal(mirror.indexPage('a'), 'https://m.example/pip/simple/a/');
    assert.equal(mirror.projectJson('a'), 'https://m.example/pip/pypi/a/json');
    assert.equal(mirror.osvBulkArchive(), 'http://o.example/osv-vulnerabilities/PyPI/all.zip');
    assert.equal(mirror.depsDevPackage('a'), 'https://api.deps.dev/v3/systems/pypi/packages/a');
  });
});

describe('addresses', () => {
  const base = 'https://u@index.example:8443/a/b/?q';
  const cases: readonly (readonly [string, string | null])[] = [
    ['c', 'https://u@index.example:8443/a/b/c'],
    ['../c#f', 'https://u@index.example:8443/a/c'],
    ['../../../c/./d/..', 'https://u@index.example:8443/c/'],
    ['/c?d=../e', 'https://u@index.example:8443/c?d=../e'],
    ['?x', 'https://u@index.example:8443/a/b/?x'],
    ['', 'https://u@index.example:8443/a/b/'],
    ['//other.example/c', 'https://other.example/c'],
    ['HTTP://other.example', 'HTTP://other.example'],
    ['a b.zip', 'https://u@index.example:8443/a/b/a%20b.zip'],
    ['ftp://other.example', null],
    ['javascript:alert(1)', null],
    ['\\\\other.example', null],
    ['a\u202eb', null],
    ['http://', null],
  ];
  for (const [reference, address] of cases)
    it(`${JSON.stringify(reference)} on a page`, () =>
      assert.equal(resolveAddress(reference, base), address));

  it('that may be shown are plain ones', () => {
    assert.equal(webAddress(' https://a.example/b '), 'https://a.example/b');
    for (const text of [
      'https://a@b.example',
      'https://a b',
      'https://a/<x>',
      'mailto:a@b',
      'a.example',
      'https://\u200b',
    ])
      assert.equal(webAddress(text), null, text);
  });
});
