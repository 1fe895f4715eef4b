/** The licences of all that the bundles contain, read off the installed packages. */

interface LockFile {
  readonly packages: { readonly [path: string]: Installed };
}

interface Installed {
  readonly dependencies?: { readonly [name: string]: string };
}

/** Of these packages only a part is bundled, which needs no more than the packages named. */
const partlyBundled: { readonly [name: string]: readonly string[] } = {
  // Its server on standard input and output; the rest serves HTTP, with a web framework.
  '@modelcontextprotocol/sdk': ['zod'],
};

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
  const sections = bundledPaths(lock)
    .map(path => notice(path, read))
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

/** What the project depends on, and what that does in its turn. */
function bundledPaths({ packages }: LockFile): readonly string[] {
  const paths = [''];
  // Grows while it is read.
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const needed = partlyBundled[name] ?? Object.keys(packages[path]?.dependencies ?? {});
    for (const each of needed) {
      const found = installedPath(path, each, packages);
      if (found !== null && !paths.includes(found)) paths.push(found);
    }
  }
  return paths.slice(1);
}

/** Node looks beside the package that asks, then further up. */
function installedPath(from: string, name: string, packages: LockFile['packages']): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
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
