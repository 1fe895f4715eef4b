/** The licences of all that the bundles contain, read off the installed packages. */

interface LockFile {
  readonly packages: { readonly [path: string]: { readonly version?: string; readonly dev?: boolean } };
}

const licenceFiles = [
  // Where a package has two licences, `LICENSE` only names them.
  'LICENSE.APACHE',
  'LICENSE',
  'LICENSE.md',
  'LICENSE.txt',
  'License.txt',
  'license',
  'LICENSE-MIT',
  'LICENCE',
];

/** `read` gives the text of a file below the project's folder and throws where there is none. */
export function thirdPartyNotices(read: (path: string) => string): string {
  const lock = JSON.parse(read('package-lock.json')) as LockFile;
  const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  const sections = shipped
    .map(([path]) => notice(path, read))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, version, licence, text }) => `## ${name} ${version} (${licence})\n\n\`\`\`\n${text}\n\`\`\`\n`,
    );
  return [
    '# Third-party notices',
    '',
    'Antivenom is bundled with the packages below.',
    'Written by `npm run gen` from the packages themselves.',
    'The data that ship with it, and their licences, are in [data/SOURCES.md](data/SOURCES.md).',
    '',
    ...sections,
  ].join('\n');
}

function notice(path: string, read: (path: string) => string) {
  const { name, version, license } = JSON.parse(read(`${path}/package.json`)) as {
    name: string;
    version: string;
    license: string;
  };
  for (const file of licenceFiles) {
    try {
      return { name, version, licence: license, text: read(`${path}/${file}`).replaceAll('\r', '').trim() };
    } catch {}
  }
  throw new Error(`${name} has no licence file that is known by name`);
}
