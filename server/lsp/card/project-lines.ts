/** What was learnt of a project, line by line, in the order of the card. */
import { known, type ProjectFacts } from '../../core/facts/project-facts.ts';
import { type Release, releasesOf } from '../../core/facts/releases.ts';
import { repositoryOfLinks } from '../../core/facts/repository-claim.ts';
import { isPreRelease } from '../../core/python/pre-release.ts';
import { dayAndAge } from './dates.ts';
import { projectLinks, safeLink } from './links.ts';
import { type CardLine, type Piece, words } from './piece.ts';

export interface ProjectLines {
  /** "2.32.3", and "2026-10-30 (25 days ago)". */
  readonly latest: readonly string[];
  readonly summary: string | null;
  /** "first published …", "158 releases". */
  readonly history: readonly string[];
  /** People, repository, licence, provenance; lines of which nothing is known are left out. */
  readonly rest: readonly CardLine[];
  readonly links: readonly Piece[];
}

export function projectLines(facts: ProjectFacts, today: string): ProjectLines {
  const card = known(facts.card);
  const release = latestRelease(facts);
  const version = card?.version ?? release?.version ?? null;
  const released = dayAndAge(card?.released ?? release?.uploaded ?? null, today);
  return {
    latest: [version, released].filter(each => each !== null),
    summary: card?.summary?.trim() || null,
    history: historyOf(facts, today),
    rest: [
      peopleOf(facts),
      repositoryOf(facts, release),
      [
        card?.license ? words(`licence ${card.license}`) : null,
        card?.requiresPython ? words(`Python ${card.requiresPython}`) : null,
      ].filter(each => each !== null),
      provenanceOf(facts, release),
    ].filter(line => line.length > 0),
    links: card ? projectLinks(card) : [],
  };
}

/** The release that the project's own page calls the latest, as far as the index has it, else the newest that is settled. */
export function latestRelease(facts: Pick<ProjectFacts, 'index' | 'card'>): Release | null {
  const page = known(facts.index);
  if (!page) return null;
  const releases = releasesOf(page);
  const named = known(facts.card)?.version;
  const isSettled = (each: Release) => each.yanked === false && !isPreRelease(each.version);
  return releases.find(({ version }) => version === named) ?? releases.find(isSettled) ?? releases[0] ?? null;
}

export function firstPublished(facts: Pick<ProjectFacts, 'index' | 'card'>): string | null {
  const page = known(facts.index);
  const uploads = page?.files.map(({ uploaded }) => uploaded).filter(each => each !== null) ?? [];
  return known(facts.card)?.firstReleased ?? uploads.sort()[0] ?? null;
}

export function releaseCount(facts: Pick<ProjectFacts, 'index' | 'card'>): number | null {
  const page = known(facts.index);
  return known(facts.card)?.releases || (page && releasesOf(page).length);
}

/** "an organisation", or up to three owners; null where PyPI lists nobody, as it may for an organisation. */
export function ownerOf({ card }: Pick<ProjectFacts, 'card'>): string | null {
  const project = known(card);
  if (project?.organization) return project.organization;
  return project && project.owners.length > 0 ? listed(project.owners) : null;
}

/** "yes", "for some files", "none", of one release. */
export function attestation(release: Release): string {
  if (release.attested === 'none') return 'none';
  return release.attested === 'all' ? 'yes' : 'for some files';
}

function historyOf(facts: ProjectFacts, today: string): readonly string[] {
  const first = dayAndAge(firstPublished(facts), today);
  const count = releaseCount(facts);
  return [
    first && `first published ${first}`,
    count ? `${count.toLocaleString('en-US')} ${count === 1 ? 'release' : 'releases'}` : null,
  ].filter(each => each !== null);
}

function peopleOf(facts: ProjectFacts): CardLine {
  const card = known(facts.card);
  if (!card) return [];
  const { organization, owners, maintainers } = card;
  return [
    organization ? words(`organisation ${organization}`) : null,
    !organization && owners.length > 0 ? words(`owner ${listed(owners)}`) : null,
    maintainers.length > 0 ? words(`maintainers ${listed(maintainers)}`) : null,
  ].filter(each => each !== null);
}

/** Whether the repository that is claimed is one that attests releases: anybody can write down any address. */
function repositoryOf(facts: ProjectFacts, release: Release | null): CardLine {
  const card = known(facts.card);
  const repository = known(facts.repository);
  const key = repository?.key ?? (card ? repositoryOfLinks(card.links, card.description) : null);
  if (key === null) return [];
  const [host, ...path] = key.split('/');
  const builders = [...publishers(facts)].map(({ kind, repository: from }) =>
    from === null ? null : `${hostOf[kind] ?? ''}/${from}`,
  );
  const attesters = [...(repository?.attesters ?? []), ...builders].filter(each => each !== null);
  const backing = attesters.includes(key)
    ? 'backed by provenance'
    : attesters[0]
      ? `provenance names another one: ${attesters[0]}`
      : release
        ? release.attested === 'none'
          ? 'not backed by provenance'
          : 'whether provenance backs it was not looked at'
        : null;
  const href = safeLink(`https://${host}/${path.join('/')}`)?.href ?? null;
  const stars = repository?.stars == null ? null : `${repository.stars.toLocaleString('en-US')} stars`;
  return [{ text: `repository ${key}`, href }, ...[backing, stars].filter(each => each !== null).map(words)];
}

const hostOf: Readonly<Record<string, string>> = { GitHub: 'github.com', GitLab: 'gitlab.com' };

function provenanceOf(facts: ProjectFacts, release: Release | null): CardLine {
  if (!release) return [];
  const [publisher] = publishers(facts);
  const from = publisher && [publisher.kind, publisher.repository].filter(each => each !== null).join(' ');
  return [
    words(`provenance of ${release.version}: ${attestation(release)}`),
    ...(from ? [words(`published by ${from}`)] : []),
  ];
}

function publishers({ provenance }: ProjectFacts) {
  return [...provenance.values()].flatMap(learnt => known(learnt)?.publishers ?? []);
}

/** "a, b, c and 4 more". */
function listed(people: readonly string[]): string {
  const rest = people.length - 3;
  return people.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
