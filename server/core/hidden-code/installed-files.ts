/** Which files of a source distribution run while it is built or installed, `setup.py` apart. */
import { iniValue, parseIni } from '../ini/parse.ts';
import { parseToml } from '../toml/parse.ts';
import { itemsOf, select, stringAt, type TomlNode, treeOf } from '../toml/tree.ts';
import type { SourceFile } from './inspection.ts';

/**
 * Paths of a build backend of the project's own (`backend-path`, PEP 517), of hooks that hatch, PDM and Poetry call, and
 * of modules whose classes setuptools takes for its commands.
 */
export function installedFiles(files: readonly SourceFile[]): ReadonlySet<string> {
  const pyproject = files.find(({ path }) => path === 'pyproject.toml')?.text();
  const setup = files.find(({ path }) => path === 'setup.cfg')?.text();
  const named = new Set([...(pyproject ? ofPyproject(pyproject) : []), ...(setup ? ofSetup(setup) : [])]);
  const found = files.flatMap(({ path }) => (named.has(path) ? [path] : []));
  // A backend that is a package runs its `__init__.py`, and what it imports of its own.
  const folders = found.flatMap(path => (path.endsWith('/__init__.py') ? [path.slice(0, -11)] : []));
  const beside = files.flatMap(({ path }) =>
    path.endsWith('.py') && folders.some(folder => path.startsWith(folder)) ? [path] : [],
  );
  return new Set([...found, ...beside]);
}

function ofPyproject(text: string): readonly string[] {
  const root = treeOf(parseToml(text));
  const folders = select(root, ['build-system', 'backend-path'])
    .flatMap(({ member }) => itemsOf(member.node))
    .flatMap(item => (item.kind === 'string' ? [item.value] : []));
  const backend = stringAt(root, 'build-system', 'build-backend')?.split(':')[0];
  return [
    ...(backend === undefined ? [] : folders.flatMap(folder => placesOf(folder, backend))),
    ...hooks.flatMap(({ table, key, usual }) =>
      select(root, table).flatMap(({ member }) => scriptOf(member.node, key, usual)),
    ),
    ...select(root, ['tool', 'setuptools', 'cmdclass', '*']).flatMap(({ member: { node } }) =>
      node.kind === 'string' ? ofClass(node.value) : [],
    ),
  ];
}

/** Where build tools are told of a script; `usual` is its name where none is given. */
const hooks: readonly {
  readonly table: readonly string[];
  readonly key: string;
  readonly usual?: string;
}[] = [
  { table: ['tool', 'hatch', 'build', 'hooks', 'custom'], key: 'path', usual: 'hatch_build.py' },
  {
    table: ['tool', 'hatch', 'build', 'targets', '*', 'hooks', 'custom'],
    key: 'path',
    usual: 'hatch_build.py',
  },
  { table: ['tool', 'hatch', 'metadata', 'hooks', 'custom'], key: 'path', usual: 'hatch_build.py' },
  { table: ['tool', 'pdm', 'build'], key: 'custom-hook', usual: 'pdm_build.py' },
  { table: ['tool', 'pdm', 'build'], key: 'setup-script' },
  { table: ['tool', 'poetry', 'build'], key: 'script', usual: 'build.py' },
];

function scriptOf(node: TomlNode, key: string, usual?: string): readonly string[] {
  const script = node.kind === 'string' ? node.value : (stringAt(node, key) ?? usual);
  return script === undefined ? [] : [plainPath(script)];
}

function ofSetup(text: string): readonly string[] {
  const ini = parseIni(text);
  return ini.sections
    .filter(({ name }) => name === 'options')
    .flatMap(({ options }) => options.filter(({ name }) => name === 'cmdclass'))
    .flatMap(option => iniValue(text, option).split('\n'))
    .flatMap(line => ofClass(line.slice(line.indexOf('=') + 1).trim()));
}

/** `pkg.module.Class` */
function ofClass(written: string): readonly string[] {
  const dot = written.lastIndexOf('.');
  const module = written.includes(':') ? written.split(':')[0] : written.slice(0, Math.max(0, dot));
  return module ? placesOf('.', module) : [];
}

function placesOf(folder: string, module: string): readonly string[] {
  const path = plainPath(`${folder}/${module.trim().replaceAll('.', '/')}`);
  return [`${path}.py`, `${path}/__init__.py`];
}

function plainPath(path: string): string {
  return path
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');
}
