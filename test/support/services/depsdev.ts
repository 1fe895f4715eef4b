/** Speaks as deps.dev (v3): packages, versions, repositories, and who comes out of a repository. */
import { type Answer, type Asked, json, partsOf } from './answer.ts';
import { type Catalogue, repositoryIn } from './catalogue.ts';
import type { Served, ServedRelease } from './served.ts';

export function answerDepsDev(asked: Asked, catalogue: Catalogue): Answer {
  const parts = partsOf(asked.path) ?? [];
  if (asked.method === 'GET' && parts[0] === 'v3') {
    if (parts[1] === 'projects' && parts.length === 3) return answerProject(parts[2] ?? '', catalogue);
    if (parts[1] === 'systems' && parts[2]?.toLowerCase() === 'pypi' && parts[3] === 'packages') {
      return answerPackage(catalogue.find(parts[4] ?? ''), parts.slice(5));
    }
  }
  return notFound;
}

const notFound = json({ code: 5, message: 'not found' }, {}, 404);

function answerProject(part: string, catalogue: Catalogue): Answer {
  const [key = '', verb] = part.split(':');
  const repository = repositoryIn(catalogue, key.toLowerCase());
  if (!repository) return notFound;
  if (verb === 'packageversions') {
    const versions = repository.users.map(({ name, version, attested }) => ({
      versionKey: { system: 'PYPI', name, version },
      relationType: 'SOURCE_REPO',
      relationProvenance: attested ? 'PYPI_PUBLISH_ATTESTATION' : 'UNVERIFIED_METADATA',
    }));
    return json({ versions });
  }
  if (verb !== undefined) return notFound;
  return json({
    projectKey: { id: key.toLowerCase() },
    openIssuesCount: 12,
    starsCount: repository.stars,
    forksCount: Math.floor(repository.stars / 10),
    license: 'MIT',
    description: repository.description ?? '',
    homepage: '',
    scorecard: null,
    ossFuzz: null,
  });
}

function answerPackage(served: Served | null, rest: readonly string[]): Answer {
  if (!served) return notFound;
  const { name, releases } = served;
  if (rest.length === 0) {
    return json({
      packageKey: { system: 'PYPI', name },
      versions: releases.map(({ version, uploaded, yanked }, place) => ({
        versionKey: { system: 'PYPI', name, version },
        publishedAt: uploaded,
        isDefault: place === releases.length - 1,
        isDeprecated: yanked !== false,
      })),
    });
  }
  const release = releases.find(({ version }) => version === rest[1]);
  return rest[0] === 'versions' && rest.length === 2 && release ? json(versionOf(served, release)) : notFound;
}

function versionOf(
  { name, repository, status, statusReason, records }: Served,
  { version, uploaded, attestedBy }: ServedRelease,
): object {
  const related = (id: string, relationProvenance: string): object => ({
    projectKey: { id },
    relationProvenance,
    relationType: 'SOURCE_REPO',
  });
  return {
    versionKey: { system: 'PYPI', name, version },
    publishedAt: uploaded,
    licenses: ['MIT'],
    advisoryKeys: records.map(({ id }) => ({ id })),
    links: repository === null ? [] : [{ label: 'SOURCE_REPO', url: `https://${repository}` }],
    attestations:
      attestedBy === null
        ? []
        : [
            {
              type: 'https://docs.pypi.org/attestations/publish/v1',
              url: '',
              verified: true,
              sourceRepository: `https://github.com/${attestedBy}`,
              commit: '0'.repeat(40),
            },
          ],
    relatedProjects: [
      ...(attestedBy === null ? [] : [related(`github.com/${attestedBy}`, 'PYPI_PUBLISH_ATTESTATION')]),
      ...(repository === null ? [] : [related(repository, 'UNVERIFIED_METADATA')]),
    ],
    projectStatus: { status, reason: statusReason ?? '' },
  };
}
