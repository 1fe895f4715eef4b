/** Reads what PyPI's JSON API says of a project (`/pypi/NAME/json`, or of one version). */
import { webAddress } from '../addresses.ts';
import {
  earliest,
  fieldsOf,
  itemsOf,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
  timeOf,
  wordOf,
} from './json.ts';
import type { ProjectCard } from './project-card.ts';

/** Null for what is no such answer: one without a name and a version. */
export function readProjectCard(body: string): ProjectCard | null {
  const answer = objectOf(parseJson(body));
  const info = objectOf(answer?.['info']);
  const name = wordOf(info?.['name'], 200);
  const version = wordOf(info?.['version'], 200);
  if (!answer || !info || !name || !version) return null;
  const uploads = releaseUploads(answer['releases']);
  const ownership = fieldsOf(answer['ownership']);
  return {
    name,
    version,
    released: earliest(uploadsOf(answer['urls'])),
    releases: uploads.length,
    firstReleased: earliest(uploads.flat()),
    summary: said(info['summary'], 2000),
    license: licenseOf(info),
    requiresPython: said(info['requires_python'], 200),
    author: personOf(info['author'], info['author_email']),
    maintainer: personOf(info['maintainer'], info['maintainer_email']),
    owners: usersOf(ownership, 'owner'),
    maintainers: usersOf(ownership, 'maintainer'),
    organization: wordOf(ownership['organization'], 200),
    links: linksOf(info),
    description: textOf(info['description'], 20_000),
  };
}

/** Old packages say `UNKNOWN` where they mean nothing. */
function said(value: unknown, most: number): string | null {
  const text = textOf(value, most);
  return text === 'UNKNOWN' || text === 'None' ? null : text;
}

/** For each version with files, when they were uploaded. */
function releaseUploads(releases: unknown): (string | null)[][] {
  return Object.values(fieldsOf(releases))
    .map(uploadsOf)
    .filter(uploads => uploads.length > 0);
}

function uploadsOf(files: unknown): (string | null)[] {
  return itemsOf(files, 10_000).map(file => {
    const { upload_time_iso_8601: exact, upload_time: naive } = fieldsOf(file);
    return timeOf(exact) ?? timeOf(naive);
  });
}

/** The expression, else the first line of the licence where that is a name and no text, else the classifier. */
function licenseOf(info: JsonObject): string | null {
  const expression = said(info['license_expression'], 200);
  const license = said(info['license'], 20_000);
  const name = license && license.length <= 100 && !license.includes('\n') ? license : null;
  const classifier = itemsOf(info['classifiers'], 500).find(
    item => typeof item === 'string' && item.startsWith('License ::'),
  );
  const last = wordOf(classifier, 200)?.split(' :: ').at(-1) ?? null;
  return expression ?? name ?? last ?? textOf(license?.split('\n', 1)[0], 100);
}

/** Newer packages give `Ada <ada@example.org>` and nothing else. */
function personOf(name: unknown, mail: unknown): string | null {
  const address = said(mail, 200);
  const inFront = address
    ?.slice(0, Math.max(0, address.indexOf('<')))
    .replaceAll('"', '')
    .trim();
  return said(name, 200) ?? (inFront || address);
}

function usersOf(ownership: JsonObject, role: string): readonly string[] {
  return itemsOf(ownership['roles'], 200).flatMap(item => {
    const { role: found, user } = fieldsOf(item);
    const name = wordOf(user, 100);
    return typeof found === 'string' && found.toLowerCase() === role && name ? [name] : [];
  });
}

function linksOf(info: JsonObject): ProjectCard['links'] {
  const entries: (readonly [string, unknown])[] = Object.entries(fieldsOf(info['project_urls'])).slice(0, 50);
  // PyPI puts these two among the others; other servers may not.
  entries.push(['Homepage', info['home_page']], ['Download', info['download_url']]);
  const links: { label: string; url: string }[] = [];
  for (const [label, value] of entries) {
    const url = typeof value === 'string' ? webAddress(value) : null;
    if (url && !links.some(link => link.url === url)) links.push({ label: textOf(label, 100) ?? '', url });
  }
  return links;
}
