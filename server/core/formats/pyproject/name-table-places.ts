/** Where the tables are whose keys are project names. */
import type { Source } from '../../dependency.ts';

/** A table of names; `*` in its path stands for any name. */
export interface NameTable {
  readonly path: readonly string[];
  /** Where a name comes from that does not say so itself. */
  readonly source: Source;
}

/** Those of Poetry, PDM and Pixi. */
export const pyprojectTables: readonly NameTable[] = [
  ...namesOf('index', [
    'tool.poetry.dependencies',
    'tool.poetry.dev-dependencies',
    'tool.poetry.group.*.dependencies',
    'tool.poetry.requires-plugins',
    'tool.pdm.resolution.overrides',
    'tool.pdm.overrides',
  ]),
  ...pixiTables('tool.pixi.'),
];

/** Pixi's tables, which stand at the top of its own file and under `tool.pixi.` elsewhere. */
export function pixiTables(prefix: string): NameTable[] {
  const anywhere = ['', 'target.*.', 'feature.*.', 'feature.*.target.*.'];
  const package_ = ['package.', 'package.target.*.'];
  const all = (places: readonly string[], names: readonly string[]): string[] =>
    places.flatMap(place => names.map(name => prefix + place + name));
  const options = ['', 'workspace.', 'feature.*.'];
  return [
    ...namesOf('index', all(anywhere, ['pypi-dependencies'])),
    ...namesOf('index', all(options, ['pypi-options.dependency-overrides'])),
    // All others name packages of conda channels.
    ...namesOf('conda', all(anywhere, ['dependencies', 'host-dependencies', 'build-dependencies'])),
    ...namesOf('conda', all(package_, ['host-dependencies', 'build-dependencies'])),
    ...namesOf('conda', all(package_, ['run-dependencies', 'run-constraints'])),
  ];
}

function namesOf(source: Source, paths: readonly string[]): NameTable[] {
  return paths.map(path => ({ path: path.split('.'), source }));
}
