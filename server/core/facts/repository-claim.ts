/** Finds the repository that a project claims as its own among its links. A claim only: anybody may write any link. */
import type { ProjectCard } from './project-card.ts';

/** The forges that deps.dev knows. */
const forges = ['github.com', 'gitlab.com', 'bitbucket.org'];

/**
 * The key of the claimed repository, `github.com/owner/name` in lower case; null where nothing points to one. A link
 * with a label for source code (PEP 753) comes before the home page, that before the others, and last is the first
 * badge at the top of the description.
 */
export function repositoryOfLinks(links: ProjectCard['links'], description: string | null): string | null {
  const byWeight = [...links].sort((a, b) => weightOf(a.label) - weightOf(b.label));
  for (const { url } of byWeight) {
    const key = repositoryOfAddress(url);
    if (key) return key;
  }
  return description === null ? null : repositoryOfBadges(description.slice(0, 5000));
}

/**
 * The key of the repository that an address leads to, in any of the usual notations (`git+ssh://git@…`,
 * `git@github.com:owner/name.git`, a page deep inside). Null for other sites, for pages of the forge itself, and for
 * what templates leave behind (`yourname/project`).
 */
export function repositoryOfAddress(address: string): string | null {
  const found =
    /^(?:(?:git\+)?(?:https?|ssh|git):\/\/(?:[^\s@/?#]*@)?|git@)([a-z0-9.-]+)(?::\d+)?[/:]([^?#\s]*)/i.exec(
      address.trim().slice(0, 2000),
    );
  const host = found?.[1]?.toLowerCase().replace(/^www\./, '') ?? '';
  if (!forges.includes(host)) return null;
  const parts = (found?.[2] ?? '').toLowerCase().split('/').filter(Boolean);
  const path = host === 'gitlab.com' ? parts.slice(0, endOfProject(parts)) : parts.slice(0, 2);
  let last = path.pop() ?? '';
  while (last.endsWith('.git')) last = last.slice(0, -4);
  const [owner] = path;
  if (owner === undefined || ![...path, last].every(isSlug)) return null;
  if (reservedOwners.has(owner) || isPlaceholder(owner, last)) return null;
  return [host, ...path, last].join('/');
}

function weightOf(label: string): number {
  const word = label.toLowerCase().replace(/[^a-z]/g, '');
  if (['source', 'repository', 'sourcecode', 'github', 'code', 'repo', 'gitlab'].includes(word)) return 0;
  if (word === 'homepage' || word === 'home') return 1;
  // Money and talk are often shared by many projects of one owner.
  return ['funding', 'sponsor', 'donate', 'donation'].includes(word) ? 3 : 2;
}

/** Groups of GitLab hold groups; pages of a project begin behind `-`, or once did with one of these words. */
function endOfProject(parts: readonly string[]): number {
  const end = parts.findIndex((part, place) => part === '-' || (place >= 2 && projectPages.has(part)));
  return Math.min(end < 0 ? parts.length : end, 6);
}

const projectPages = new Set(
  'activity blob commits issues merge_requests pipelines raw releases tags tree wikis'.split(' '),
);

function isSlug(part: string): boolean {
  return /^[a-z0-9_.-]{1,100}$/.test(part) && !/^\.+$/.test(part);
}

/** First parts of paths that are pages of the forge and no owner. */
const reservedOwners = new Set(
  `about account api apps assets codespaces collections contact customer-stories dashboard enterprise events explore
  features groups help issues join login marketplace new notifications orgs organizations pricing product projects
  pulls readme search security settings site sponsors stars topics trending user-attachments users workspace`.split(
    /\s+/,
  ),
);

const placeholderOwners = new Set(
  `author deinname example examples exampleorg exampleuser githubusername myname myorg myorganization myuser
  myusername nomutilisateur organization orgname owner tuusuario user username usuario votrenom votrepseudo
  yourcompany yourgithub yourgithubusername yourhandle yourid yourname yourorg yourorganization yourproject yourteam
  youruser yourusername`.split(/\s+/),
);

const placeholderNames = new Set(
  'examplerepo projectname reponame yourlibrary yourpackage yourproject yourrepo yourreponame yourrepository'.split(
    ' ',
  ),
);

function isPlaceholder(owner: string, name: string): boolean {
  const plain = (word: string): string => word.replace(/[-_.]/g, '');
  return placeholderOwners.has(plain(owner)) || placeholderNames.has(plain(name));
}

/** Addresses of pictures and of what they link to, in Markdown, reStructuredText and HTML, in the order of the text. */
const badge =
  /!\[[^\]\n]{0,200}\]\(([^)\s]{1,500})(?:\s[^)\n]{0,100})?\)(?:\s?\]\(([^)\s]{1,500})\))?|^\.\. [^\n]{0,100}image:: (\S{1,500})(?:\n {1,8}:(?!target:)[^\n]{0,200}){0,5}(?:\n {1,8}:target: (\S{1,500}))?|<img\s[^>]{0,300}src="([^"\s]{1,500})"/gm;

function repositoryOfBadges(description: string): string | null {
  for (const [, picture, link, image, target, source] of description.matchAll(badge)) {
    for (const address of [picture, link, image, target, source]) {
      const key = address === undefined ? null : repositoryOfAddress(address);
      if (key) return key;
    }
  }
  return null;
}
