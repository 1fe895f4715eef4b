/** Which of the addresses that a project gives may be shown as links, and as what. Whoever uploads writes them. */
import type { ProjectCard } from '../../core/facts/project-card.ts';
import type { Piece } from './piece.ts';

export interface SafeLink {
  readonly href: string;
  readonly host: string;
}

/**
 * Null unless it is https to a host that is a plain public name: no user in front, no port, no bare number, nothing
 * that Markdown could read in another way.
 */
export function safeLink(address: string): SafeLink | null {
  if (address.length > 300) return null;
  const found =
    /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*)(?:[/?#][\w\-.~/?#@:!$&'+,;=%]*)?$/i.exec(
      address,
    );
  const host = found?.[1]?.toLowerCase();
  return host === undefined || /\.(?:local|localhost|internal)$/.test(host) ? null : { href: address, host };
}

const repositoryHosts = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org'];

const kinds = [
  { what: 'repository', label: /source|repo|code|git/i },
  { what: 'documentation', label: /doc/i },
  { what: 'changelog', label: /change|history|release notes|what.?s new|news/i },
] as const;

export type LinkKind = (typeof kinds)[number]['what'];

/** The first link of each kind that may be shown: "documentation (docs.python-requests.org)". */
export function projectLinks({ links }: Pick<ProjectCard, 'links'>): readonly Piece[] {
  const shown: Piece[] = [];
  for (const { what } of kinds) {
    const link = linkOf(what, links);
    if (link) shown.push({ text: `${what} (${link.host})`, href: link.href });
  }
  return shown;
}

/** `github.com/owner/name`, lower-case, as far as the links say where the source is; null where they do not. */
export function claimedRepository({ links }: Pick<ProjectCard, 'links'>): string | null {
  for (const { url } of links) {
    const link = safeLink(url);
    const path = /^https:\/\/[^/]+\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/?#]|$)/.exec(url);
    if (link && path && repositoryHosts.includes(link.host) && path[1] !== 'sponsors')
      return `${link.host}/${path[1]}/${path[2]}`.toLowerCase();
  }
  return null;
}

function linkOf(what: LinkKind, links: ProjectCard['links']): SafeLink | null {
  const labelled = kinds.find(kind => kind.what === what)?.label;
  for (const { label, url } of links) {
    const link = labelled?.test(label.slice(0, 100)) ? safeLink(url) : null;
    if (link) return link;
  }
  if (what !== 'repository') return null;
  const found = links
    .map(({ url }) => safeLink(url))
    .find(link => link && repositoryHosts.includes(link.host));
  return found ?? null;
}
