/** Which repository a project claims, out of the links that projects write. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { repositoryOfAddress, repositoryOfLinks } from '../../../server/core/facts/repository-claim.ts';

describe('repository of an address', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['https://github.com/Acme/Kit', 'github.com/acme/kit'],
    ['http://www.github.com/acme/kit.git/', 'github.com/acme/kit'],
    ['git+https://github.com/acme/kit.git@v1#egg=x', null],
    ['git+https://github.com/acme/kit.git#egg=x', 'github.com/acme/kit'],
    ['git+ssh://git@github.com/acme/kit.git', 'github.com/acme/kit'],
    ['git@github.com:acme/kit.git', 'github.com/acme/kit'],
    ['https://github.com/acme/kit/tree/main/sub?x#readme', 'github.com/acme/kit'],
    ['https://github.com/acme/kit/issues', 'github.com/acme/kit'],
    ['https://gitlab.com/group/sub/kit/-/tree/main', 'gitlab.com/group/sub/kit'],
    ['https://gitlab.com/group/kit/issues', 'gitlab.com/group/kit'],
    ['https://bitbucket.org/acme/kit/src', 'bitbucket.org/acme/kit'],
    ['https://github.com/acme', null],
    ['https://github.com/', null],
    ['https://github.com/sponsors/acme', null],
    ['https://github.com/orgs/acme/projects', null],
    ['https://github.com/yourname/project', null],
    ['https://github.com/votre_nom/kit', null],
    ['https://github.com/username/repo', null],
    ['https://github.com/acme/your-repo', null],
    ['https://github.com/%61cme/kit', null],
    ['https://github.com/acme/..', null],
    ['https://github.com@evil.example/acme/kit', null],
    ['https://github.com.evil.example/acme/kit', null],
    ['https://gist.github.com/acme/123', null],
    ['https://acme.github.io/kit', null],
    ['https://example.org/acme/kit', null],
    ['', null],
  ];
  for (const [address, key] of cases)
    it(address || '(empty)', () => assert.equal(repositoryOfAddress(address), key));
});

describe('claimed repository', () => {
  const link = (label: string, path: string) => ({ label, url: `https://github.com/${path}` });

  it('is the source link, then the home page, then any other, money last', () => {
    const sponsor = link('Funding', 'acme/money');
    const docs = link('Docs', 'acme/docs');
    const home = link('Home Page', 'acme/home');
    const source = link('Source Code', 'acme/kit');
    assert.equal(repositoryOfLinks([sponsor, docs, home, source], null), 'github.com/acme/kit');
    assert.equal(repositoryOfLinks([sponsor, docs, home], null), 'github.com/acme/home');
    assert.equal(repositoryOfLinks([sponsor, docs], null), 'github.com/acme/docs');
    assert.equal(repositoryOfLinks([sponsor], null), 'github.com/acme/money');
    assert.equal(repositoryOfLinks([], null), null);
  });

  it('is the first badge of the description where no link says', () => {
    const descriptions = [
      '# Kit\n[![CI](https://ci.example/x.svg)](https://github.com/acme/kit/actions)',
      '![CI](https://github.com/acme/kit/actions/workflows/ci.yml/badge.svg "build")',
      '.. image:: https://ci.example/x.svg\n   :alt: CI\n   :target: https://github.com/acme/kit\n',
      '.. |ci| image:: https://github.com/acme/kit/badge.svg\n',
      '<p><img alt="CI" src="https://github.com/acme/kit/badge.svg"></p>',
    ];
    for (const text of descriptions) assert.equal(repositoryOfLinks([], text), 'github.com/acme/kit', text);
    assert.equal(repositoryOfLinks([], 'Like [requests](https://github.com/psf/requests), but new'), null);
  });

  it('is looked for in any text, in bounded time', () => {
    fc.assert(fc.property(fc.string(), text => void repositoryOfLinks([{ label: text, url: text }], text)));
    const started = process.cpuUsage();
    for (const flood of ['![](', '![', '![](a ', '<img ', '.. image:: a\n :a:', '\n.. ', 'git@'])
      repositoryOfLinks([{ label: '', url: flood.repeat(50_000) }], flood.repeat(50_000));
    assert.ok(process.cpuUsage(started).user / 1000 < 1500);
  });
});
