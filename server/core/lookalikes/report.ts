/** Lookalikes with what the services say of each, as a report for the people of a project. */
import type { ProjectCard } from '../facts/project-card.ts';
import { known, type ProjectFacts } from '../facts/project-facts.ts';
import { safeText } from '../hidden-code/safe-text.ts';
import { code, escaped } from '../outputs/markdown.ts';
import { counted } from '../outputs/summary.ts';
import type { Lookalike, Lookalikes } from './lookalikes.ts';

export interface LookalikeReport extends Omit<Lookalikes, 'lookalikes'> {
  readonly schema: 1;
  readonly tool: { readonly name: 'antivenom'; readonly version: string };
  readonly network: 'online' | 'offline';
  readonly lookalikes: readonly ReportedLookalike[];
}

export interface ReportedLookalike extends Lookalike {
  /** Null where nobody was asked, or nobody answered. */
  readonly project: KnownProject | null;
}

export interface KnownProject {
  /** `YYYY-MM-DD`; null where the index does not say. */
  readonly firstReleased: string | null;
  readonly releases: number;
  readonly owners: readonly string[];
  /** Whether somebody who owns or maintains one's own project owns this one too; null where that is not known. */
  readonly isSameOwner: boolean | null;
  readonly summary: string | null;
}

/** `facts` is null where nobody was asked. */
export function lookalikeReport(
  found: Lookalikes,
  facts: ((canonical: string) => ProjectFacts) | null,
  version: string,
): LookalikeReport {
  const own = facts && known(facts(found.canonical).card);
  const projectOf = (name: string): KnownProject | null => {
    const card = facts && known(facts(name).card);
    return card ? knownProject(card, own) : null;
  };
  return {
    schema: 1,
    tool: { name: 'antivenom', version },
    network: facts ? 'online' : 'offline',
    ...found,
    lookalikes: found.lookalikes.map(each => ({ ...each, project: projectOf(each.name) })),
  };
}

function knownProject(card: ProjectCard, own: ProjectCard | null): KnownProject {
  return {
    firstReleased: card.firstReleased?.slice(0, 10) ?? null,
    releases: card.releases,
    owners: card.owners.map(owner => safeText(owner, 80)),
    isSameOwner: own && sharesPeople(card, own),
    summary: card.summary === null ? null : safeText(card.summary, 200),
  };
}

function sharesPeople(one: ProjectCard, other: ProjectCard): boolean | null {
  if (one.organization !== null && one.organization === other.organization) return true;
  const people = [...one.owners, ...one.maintainers];
  const others = new Set([...other.owners, ...other.maintainers]);
  if (people.length === 0 || others.size === 0) return null;
  return people.some(user => others.has(user));
}

/** What is found, in a sentence without its full stop. */
export function lookalikeSentence({ canonical, rank, isListed, lookalikes, date }: LookalikeReport): string {
  const standing = !isListed
    ? `not in the list of ${date}`
    : rank === null
      ? 'a listed project'
      : `rank ${rank}`;
  const names = `${counted(lookalikes.length, 'name')} of the list of ${date}`;
  return `${canonical} (${standing}): ${names} ${lookalikes.length === 1 ? 'looks' : 'look'} like an imitation of it`;
}

/** Why one is on the list, without its full stop. Text of the services in it is made harmless, but not escaped. */
export function lookalikeRemarks({ difference, rank, isReported, project }: ReportedLookalike): string {
  const known = project && [
    project.firstReleased === null ? null : `since ${project.firstReleased}`,
    counted(project.releases, 'release'),
    ownership(project),
    project.summary,
  ];
  return [difference, rank === null ? null : `rank ${rank}`, isReported ? 'reported' : null, ...(known ?? [])]
    .filter(phrase => phrase !== null)
    .join(' · ');
}

function ownership({ isSameOwner, owners }: KnownProject): string | null {
  if (isSameOwner) return 'the same people';
  if (owners.length === 0) return null;
  return `${isSameOwner === false ? 'other people' : 'people'}: ${owners.slice(0, 3).join(', ')}`;
}

export const aboutLookalikes =
  'Reported are those that Antivenom warns of today; the others it would warn of if the project were among the hundred most used. A likeness is a reason to look, not a verdict';

export const aboutFree =
  'Free names that fingers make most easily. Whoever registers them first decides what they install; PyPI itself refuses names that differ in separators, or in 1, l, i or 0, o alone';

export function lookalikeMarkdown(report: LookalikeReport): string {
  const { lookalikes, free } = report;
  const rows = lookalikes.map(
    each => `| ${code(each.name)} | ${each.confidence} | ${escaped(lookalikeRemarks(each))} |`,
  );
  const blocks = [
    `## Lookalikes of ${code(report.canonical)}`,
    `${escaped(lookalikeSentence(report))}.`,
    `${aboutLookalikes}.`,
    ...(rows.length > 0
      ? [['| Name | Confidence | What is known |', '|---|---|---|', ...rows].join('\n')]
      : []),
    ...(free.length > 0
      ? [
          '### Worth a placeholder',
          `${aboutFree}.`,
          [
            '| Name | Slip |',
            '|---|---|',
            ...free.map(({ name, kind }) => `| ${code(name)} | ${kind} |`),
          ].join('\n'),
        ]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
