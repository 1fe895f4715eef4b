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

const kinds = [
  { what: 'repository', label: /source|repo|code|git/i },
  { what: 'documentation', label: /doc/i },
  { what: 'changelog', label: /change|history|release notes|what.?s new|news/i },
] as const;

/** The first link of each kind that may be shown: "documentation (docs.python-requests.org)". */
export function projectLinks({ links }: Pick<ProjectCard, 'links'>): readonly Piece[] {
  return kinds.flatMap(({ what, label }) => {
    const link = links
      .filter(each => label.test(each.label.slice(0, 100)))
      .map(({ url }) => safeLink(url))
      .find(each => each !== null);
    return link ? { text: `${what} (${link.host})`, href: link.href } : [];
  });
}
