/** What the JSON API says of a project or of one of its versions: every key that PyPI sends. */

import { projectPage } from '../../../server/core/public-services.ts';
import { sameVersion } from '../../../server/core/python/version.ts';
import { filesOf, type Served, type ServedRelease } from './served.ts';

/** Null for a version that does not exist, and for a project without releases. */
export function projectJson(
  served: Served,
  version: string | null,
  serial: number,
  addressOf: (blake2b: string, filename: string) => string,
): object | null {
  const unyanked = served.releases.filter(({ yanked }) => yanked === false);
  const latest = unyanked.at(-1) ?? served.releases.at(-1);
  const shown = version === null ? latest : served.releases.find(one => sameVersion(one.version, version));
  if (!shown) return null;
  const filesFor = (release: ServedRelease): object[] => fileObjects(served.name, release, addressOf);
  return {
    info: infoOf(served, shown),
    last_serial: serial,
    ownership: {
      roles: [
        ...served.owners.map(user => ({ role: 'Owner', user })),
        ...served.maintainers.map(user => ({ role: 'Maintainer', user })),
      ],
      organization: served.organization,
    },
    ...(version === null
      ? { releases: Object.fromEntries(served.releases.map(one => [one.version, filesFor(one)])) }
      : {}),
    urls: filesFor(shown),
    vulnerabilities: [],
  };
}

function infoOf({ name, repository, info }: Served, { version, yanked }: ServedRelease): object {
  const page = projectPage(name);
  return {
    author: `The ${name} developers`,
    author_email: null,
    bugtrack_url: null,
    classifiers: ['License :: OSI Approved :: MIT License', 'Programming Language :: Python :: 3'],
    description: `# ${name}\n\nA made-up description of ${name}.\n`,
    description_content_type: 'text/markdown',
    docs_url: null,
    download_url: '',
    downloads: { last_day: -1, last_month: -1, last_week: -1 },
    dynamic: null,
    home_page: '',
    keywords: null,
    license: null,
    license_expression: 'MIT',
    license_files: ['LICENSE'],
    maintainer: '',
    maintainer_email: null,
    name,
    package_url: page,
    platform: null,
    project_url: page,
    project_urls:
      repository === null ? null : { Homepage: `https://${repository}`, Source: `https://${repository}` },
    provides_extra: null,
    release_url: `${page}${version}/`,
    requires_dist: null,
    requires_python: '>=3.9',
    summary: `What ${name} does, in one line`,
    version,
    yanked: yanked !== false,
    yanked_reason: typeof yanked === 'string' ? yanked : null,
    ...info,
  };
}

function fileObjects(
  name: string,
  release: ServedRelease,
  addressOf: (blake2b: string, filename: string) => string,
): object[] {
  const { uploaded, yanked } = release;
  return filesOf(name, release).map(file => ({
    comment_text: null,
    'core-metadata': false,
    digests: { blake2b_256: file.blake2b, md5: file.md5, sha256: file.sha256 },
    downloads: -1,
    filename: file.filename,
    has_sig: false,
    md5_digest: file.md5,
    packagetype: file.packagetype,
    python_version: file.packagetype === 'sdist' ? 'source' : 'py3',
    requires_python: '>=3.9',
    size: file.size,
    upload_time: uploaded.slice(0, 19),
    upload_time_iso_8601: uploaded,
    url: addressOf(file.blake2b, file.filename),
    yanked: yanked !== false,
    yanked_reason: typeof yanked === 'string' ? yanked : null,
  }));
}
