/** What PyPI, OSV and deps.dev say of a project, from answers written here in their documented shapes. */
import assert from 'node:assert/strict';
import { advisoryConcerns, type Concern } from '../../../server/core/facts/advisory-concerns.ts';
import { factsUnchecked, known } from '../../../server/core/facts/project-facts.ts';
import { readAdvisory, readQueryBatch } from '../../../server/core/facts/read-advisory.ts';
import { readProjectCard } from '../../../server/core/facts/read-project-card.ts';
import { readProvenance } from '../../../server/core/facts/read-provenance.ts';
import {
  readPublishedVersion,
  readRepositoryCard,
  readRepositoryPackages,
  repositoryFrom,
} from '../../../server/core/facts/read-repository.ts';
import { neverThrows } from '../../support/mutated.ts';

describe('facts', () => {
  it('are values only where they are known', () => {
    const { index, provenance } = factsUnchecked('offline');
    assert.deepEqual(index, { state: 'unchecked', reason: 'offline' });
    assert.equal(provenance.size, 0);
    assert.equal(known(index), null);
    assert.equal(known({ state: 'missing', asOf: '2026-11-10' }), null);
    assert.equal(known({ state: 'known', asOf: '2026-11-10', value: 7 }), 7);
  });
});

const card = {
  info: {
    name: 'Acme.Kit',
    version: '2.0',
    summary: ' Tools ',
    description: 'd'.repeat(30_000),
    license: 'A long text\nof many lines',
    license_expression: null,
    classifiers: ['Topic :: Utilities', 'License :: OSI Approved :: MIT License'],
    author: '',
    author_email: '"Acme Team" <team@acme.example>',
    maintainer: 'UNKNOWN',
    maintainer_email: null,
    requires_python: '>=3.9',
    requires_dist: null,
    project_urls: { Source: 'https://github.com/acme/kit', Bad: 'javascript:1', '': 'https://acme.example' },
    home_page: 'https://github.com/acme/kit',
    download_url: 'https://github.com@evil.example/acme/kit',
  },
  urls: [{ upload_time: '2026-02-02T00:00:00' }, { upload_time_iso_8601: '2026-02-01T10:00:00.5Z' }],
  releases: { '1.0': [{ upload_time_iso_8601: '2020-01-01T00:00:00Z' }], '1.5': [], '2.0': [{}] },
  ownership: {
    roles: [
      { role: 'Owner', user: 'acme-bot' },
      { role: 'Maintainer', user: 'helper' },
    ],
    organization: 'acme',
  },
  last_serial: 5,
};

describe('project card', () => {
  it('is read', () => {
    const read = readProjectCard(JSON.stringify(card));
    assert.equal(read?.description?.length, 20_000);
    assert.deepEqual(
      { ...read, description: null },
      {
        name: 'Acme.Kit',
        version: '2.0',
        released: '2026-02-01T10:00:00.500Z',
        releases: 2,
        firstReleased: '2020-01-01T00:00:00.000Z',
        summary: 'Tools',
        license: 'MIT License',
        requiresPython: '>=3.9',
        author: 'Acme Team',
        maintainer: null,
        owners: ['acme-bot'],
        maintainers: ['helper'],
        organization: 'acme',
        links: [
          { label: 'Source', url: 'https://github.com/acme/kit' },
          { label: '', url: 'https://acme.example' },
        ],
        description: null,
      },
    );
  });

  it('of nulls has nothing but name and version', () => {
    const nulls = Object.fromEntries(Object.keys(card.info).map(key => [key, null]));
    const info = { ...nulls, name: 'a', version: '0' };
    const read = readProjectCard(JSON.stringify({ info, urls: null, releases: null, ownership: null }));
    assert.deepEqual([read?.summary, read?.releases, read?.owners, read?.links], [null, 0, [], []]);
  });

  it('is no other answer', () => {
    for (const body of ['', '{}', '[]', '{"message":"Not Found"}', '{"info":{"name":"a"}}', '{"info":[]}'])
      assert.equal(readProjectCard(body), null, body);
  });

  it('is read whatever stands there', () => neverThrows(card, readProjectCard));
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const provenance = {
  version: 1,
  attestation_bundles: [
    {
      publisher: {
        kind: 'GitHub',
        repository: 'Acme/Kit',
        workflow: 'release.yml',
        environment: '',
        claims: null,
      },
      attestations: [
        {
          version: 1,
          envelope: {
            statement: encoded({
              _type: 'https://in-toto.io/Statement/v1',
              subject: [{ name: 'acme_kit-2.0-py3-none-any.whl', digest: { sha256: 'AB'.repeat(32) } }],
              note: 'für 🐍',
            }),
            signature: 'c2ln',
          },
          verification_material: { certificate: 'Y2VydA==', transparency_entries: [{ logIndex: '1' }] },
        },
        { version: 1, envelope: { statement: 'not base64!' } },
        { version: 1, envelope: { statement: '/w==' } },
      ],
    },
    {
      publisher: { kind: 'GitLab', repository: 'g/sub/p', workflow_filepath: '.gitlab-ci.yml' },
      attestations: [],
    },
    { publisher: { kind: 'Google', email: 'a@acme.example' }, attestations: null },
  ],
};

describe('provenance', () => {
  it('is read', () => {
    assert.deepEqual(readProvenance(JSON.stringify(provenance)), {
      publishers: [
        { kind: 'GitHub', repository: 'acme/kit', workflow: 'release.yml' },
        { kind: 'GitLab', repository: 'g/sub/p', workflow: '.gitlab-ci.yml' },
        { kind: 'Google', repository: null, workflow: null },
      ],
      subjects: [{ filename: 'acme_kit-2.0-py3-none-any.whl', sha256: 'ab'.repeat(32) }],
    });
  });

  /** An extension of a certificate, with other bytes around it: object identifier, perhaps "critical", text. */
  const certificate = (id: string, { critical = false, tag = 0x0c } = {}) =>
    Buffer.from([
      ...[0x30, 0x82, 0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01, 0x0e, 0x04, 0x03],
      ...[
        0x0c, 0x01, 0x39, 0x30, 0x18, 0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01, 0x0f,
      ],
      ...(critical ? [0x01, 0x01, 0xff] : []),
      ...[0x04, id.length + 2, tag, id.length, ...Buffer.from(id), 0x30, 0x00],
    ]).toString('base64');
  const idOf = (...certificates: readonly unknown[]) => {
    const attestations = certificates.map(each => ({ verification_material: { certificate: each } }));
    const publisher = { kind: 'GitHub', repository: 'acme/kit', workflow: 'a.yml' };
    const body = { version: 1, attestation_bundles: [{ publisher, attestations }] };
    return readProvenance(JSON.stringify(body))?.publishers[0]?.repositoryId;
  };

  it('has the number of the repository, where all certificates say the same', () => {
    assert.equal(idOf(certificate('14899596')), '14899596');
    assert.equal(idOf(certificate('7', { critical: true }), certificate('7')), '7');
    for (const odd of [
      [certificate('7'), certificate('8')],
      [certificate('7'), 'Y2VydA=='],
      [certificate('7', { tag: 0x13 })],
      [certificate('x7')],
      [certificate('7').slice(0, 48)],
      ['not base64!'],
      [7],
      [],
    ])
      assert.equal(idOf(...odd), undefined, JSON.stringify(odd));
  });

  it('is no other answer, and no later version', () => {
    for (const body of ['{}', '[]', '{"message":"No provenance"}', '{"version":2,"attestation_bundles":[]}'])
      assert.equal(readProvenance(body), null, body);
  });

  it('is read whatever stands there', () => neverThrows(provenance, readProvenance));
});

const entry = (rest: object) => ({ package: { ecosystem: 'PyPI', name: 'Acme.Kit' }, ...rest });
const record = {
  id: 'MAL-2026-1',
  summary: '',
  details: 'Steals tokens\nand more',
  aliases: ['GHSA-aaaa-bbbb-cccc', 7],
  published: '2026-03-01T00:00:00Z',
  withdrawn: null,
  affected: [
    entry({ versions: ['1.82.7', '1.82.8'], ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }),
    { package: { ecosystem: 'npm', name: 'acme-kit' }, versions: ['9'] },
  ],
  database_specific: {
    'malicious-packages-origins': [{ source: 'one' }, { source: 'two' }, { source: 'one' }, {}],
  },
};

describe('advisory', () => {
  it('is read for one project', () => {
    assert.deepEqual(readAdvisory(record, 'acme-kit'), {
      id: 'MAL-2026-1',
      isMalware: true,
      summary: 'Steals tokens',
      published: '2026-03-01T00:00:00.000Z',
      withdrawn: null,
      aliases: ['GHSA-aaaa-bbbb-cccc'],
      versions: ['1.82.7', '1.82.8'],
      ranges: [],
      sources: 2,
    });
    assert.equal(readAdvisory(record, 'other'), null);
    assert.equal(readAdvisory({ ...record, id: 'MAL-0000-one-abc' }, 'acme-kit'), null);
    assert.equal(readAdvisory({ ...record, withdrawn: 'long ago' }, 'acme-kit')?.withdrawn, 'long ago');
    assert.equal(readAdvisory({ ...record, database_specific: null }, 'acme-kit')?.sources, 0);
  });

  it('is read whatever stands there', () =>
    neverThrows(record, body => {
      let json: unknown;
      try {
        json = JSON.parse(body);
      } catch {}
      const read = readAdvisory(json, 'acme-kit');
      if (read) advisoryConcerns(read, '1.82.7');
    }));

  const range = (...events: object[]) => ({ ranges: [{ type: 'ECOSYSTEM', events }] });
  const all = range({ introduced: '0' });
  const cases: readonly (readonly [string, object, string | null, Concern])[] = [
    ['everything', all, null, 'all-versions'],
    ['everything, for a version', all, '1.0', 'all-versions'],
    ['everything and a list', { ...all, versions: ['1.0'] }, '2.0', 'all-versions'],
    [
      'a range of SEMVER',
      { ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
      '1',
      'all-versions',
    ],
    ['commits only', { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }, '1', 'some-versions'],
    ['nothing said', {}, '1.0', 'some-versions'],
    ['a list, no version', { versions: ['1.0'] }, null, 'some-versions'],
    ['a list', { versions: ['1.0'] }, '1.0.0', 'this-version'],
    ['a list, another spelling', { versions: ['1.0RC1'] }, 'v1.0-rc.1', 'this-version'],
    ['a list, another version', { versions: ['1.82.7', '1.82.8'] }, '1.82.6', 'not-this-version'],
    ['a list, a local version', { versions: ['1.0'] }, '1.0+cpu', 'not-this-version'],
    ['a list, an epoch', { versions: ['1.0'] }, '1!1.0', 'not-this-version'],
    ['a list, a version from before PEP 440', { versions: ['2004d'] }, '2004D', 'this-version'],
    ['before the fix', range({ introduced: '0' }, { fixed: '2.0' }), '2.0rc1', 'this-version'],
    ['the fix', range({ introduced: '0' }, { fixed: '2.0' }), '2.0.0', 'not-this-version'],
    ['after the fix, by number', range({ introduced: '0' }, { fixed: '2.9' }), '2.10', 'not-this-version'],
    ['the last one', range({ introduced: '1' }, { last_affected: '2.0' }), '2.0', 'this-version'],
    ['after the last one', range({ introduced: '1' }, { last_affected: '2.0' }), '2.0.1', 'not-this-version'],
    [
      'the second of two ranges',
      range({ fixed: '4' }, { introduced: '3' }, { fixed: '2' }, { introduced: '0' }),
      '3.5',
      'this-version',
    ],
    [
      'between two ranges',
      range({ fixed: '4' }, { introduced: '3' }, { fixed: '2' }, { introduced: '0' }),
      '2.5',
      'not-this-version',
    ],
    ['open end', range({ introduced: '2.0' }), '1!0.1', 'this-version'],
    ['before the beginning', range({ introduced: '2.0' }), '1.9', 'not-this-version'],
    ['the very first of all', range({ introduced: '0' }, { fixed: '1' }), '0.dev1', 'this-version'],
    ['an old version in a range', range({ introduced: '1' }, { fixed: '2' }), '2004d', 'some-versions'],
    ['the list beside a range', { ...range({ introduced: '5' }), versions: ['1.0'] }, '1.0', 'this-version'],
  ];
  for (const [what, rest, version, concern] of cases)
    it(`${what}: ${concern}`, () => {
      const read = readAdvisory({ ...record, affected: [entry(rest)] }, 'acme-kit');
      assert.ok(read);
      assert.equal(advisoryConcerns(read, version), concern);
    });
});

describe('query batch', () => {
  const batch = {
    results: [
      { vulns: [{ id: 'MAL-2026-1', modified: '2026-01-01T00:00:00Z' }, { modified: 'x' }] },
      {},
      { next_page_token: 'more' },
      null,
    ],
  };

  it('is read in order', () => {
    assert.deepEqual(readQueryBatch(JSON.stringify(batch)), [
      { ids: [{ id: 'MAL-2026-1', modified: '2026-01-01T00:00:00.000Z' }], pageToken: null },
      { ids: [], pageToken: null },
      { ids: [], pageToken: 'more' },
      { ids: [], pageToken: null },
    ]);
    assert.equal(readQueryBatch('{"code":3,"message":"too many queries"}'), null);
    assert.equal(readQueryBatch('<html>'), null);
  });

  it('is read whatever stands there', () => neverThrows(batch, readQueryBatch));
});

describe('repository', () => {
  const project = {
    projectKey: { id: 'github.com/Acme/Kit' },
    starsCount: 900,
    forksCount: '12',
    description: 'K',
  };
  const used = (name: string, relationProvenance: string, system = 'PYPI') => ({
    versionKey: { system, name, version: '1' },
    relationType: 'SOURCE_REPO',
    relationProvenance,
  });
  const packages = {
    versions: [
      used('Acme_Kit', 'PYPI_PUBLISH_ATTESTATION'),
      used('acme-kit', 'UNVERIFIED_METADATA'),
      used('borrower', 'UNVERIFIED_METADATA'),
      used('acme', 'SLSA_ATTESTATION', 'NPM'),
      used('no name!', 'UNVERIFIED_METADATA'),
    ],
  };
  const version = {
    versionKey: { system: 'PYPI', name: 'acme-kit', version: '1' },
    relatedProjects: [
      {
        projectKey: { id: 'github.com/other/kit' },
        relationType: 'SOURCE_REPO',
        relationProvenance: 'UNVERIFIED_METADATA',
      },
      {
        projectKey: { id: 'github.com/Acme/Kit' },
        relationType: 'SOURCE_REPO',
        relationProvenance: 'PYPI_PUBLISH_ATTESTATION',
      },
    ],
    attestations: [
      { verified: true, sourceRepository: 'https://github.com/acme/kit' },
      { verified: false, sourceRepository: 'https://github.com/evil/kit' },
    ],
    projectStatus: { status: 'archived', reason: '' },
  };

  it('is put together from three answers', () => {
    const read = readRepositoryCard(JSON.stringify(project));
    assert.ok(read);
    const published = readPublishedVersion(JSON.stringify(version));
    assert.deepEqual(published, {
      attesters: ['github.com/acme/kit'],
      claimed: 'github.com/other/kit',
      status: 'archived',
      statusReason: null,
    });
    assert.deepEqual(repositoryFrom(read, readRepositoryPackages(JSON.stringify(packages)), published), {
      key: 'github.com/acme/kit',
      stars: 900,
      forks: 12,
      description: 'K',
      attested: ['acme-kit'],
      claimedBy: ['borrower'],
      attesters: ['github.com/acme/kit'],
    });
    assert.deepEqual(repositoryFrom(read, null, null).attested, []);
  });

  it('is read whatever stands there', () => {
    neverThrows(project, readRepositoryCard);
    neverThrows(packages, readRepositoryPackages);
    neverThrows(version, readPublishedVersion);
  });
});
