/** The index settings of the user and the machine: read once, and folders of packages are looked into. */
import { existsSync, readdirSync } from 'node:fs';
import nodePath from 'node:path';
import { type IndexInForce, indexOf } from '../core/indexes/index-in-force.ts';
import { type PipFile, pipIndexes } from '../core/indexes/pip.ts';
import { environmentIndexes, pdmTomlIndexes, uvTomlIndexes } from '../core/indexes/tools.ts';
import { canonicalName } from '../core/names/canonical.ts';
import { paths } from './paths.ts';
import { nothingOpen, textOf } from './project-folders.ts';
import { type Machine, settingsPlaces } from './settings-places.ts';

/** Files that cannot be read say nothing. */
export function machineIndexes(machine: Machine): readonly IndexInForce[] {
  const places = settingsPlaces(machine, existsSync);
  const environment = machine.env['VIRTUAL_ENV'];
  const read = (path: string): string[] => {
    const text = textOf(nodePath.resolve(path), nothingOpen);
    return text === null ? [] : [text];
  };
  const pip = places.pip.flatMap(path => {
    // An environment most often lies in a workspace, whose author may have put the file there.
    const isContactable = !environment || !paths.isInside(environment, path);
    return read(path).map((text): PipFile => ({ text, origin: 'user', isContactable }));
  });
  const found = [
    ...pipIndexes(pip, machine.env),
    ...environmentIndexes(machine.env),
    ...[
      ...lastDefault(places.uv.flatMap(read).map(uvTomlIndexes)),
      ...lastDefault(places.pdm.flatMap(read).map(pdmTomlIndexes)),
    ].flatMap(setting => indexOf(setting, 'user', true)),
  ];
  return withoutReplaced(found).map(withContent);
}

/** A user's default index goes before that of the machine. */
function lastDefault<Setting extends { readonly kind: string }>(
  files: readonly (readonly Setting[])[],
): readonly Setting[] {
  const last = files.findLastIndex(settings => settings.some(({ kind }) => kind === 'index-url'));
  return files.flatMap((settings, place) =>
    settings.filter(({ kind }) => kind !== 'index-url' || place === last),
  );
}

/** A variable goes before the default index of a file. */
function withoutReplaced(indexes: readonly IndexInForce[]): readonly IndexInForce[] {
  const replaced = new Set(
    indexes.flatMap(({ kind, origin, tool }) =>
      kind === 'default' && origin === 'environment' ? [tool] : [],
    ),
  );
  return indexes.filter(
    ({ kind, origin, tool }) => kind !== 'default' || origin !== 'user' || !replaced.has(tool),
  );
}

/** More files than any honest folder of packages has; what is larger could hold any name. */
const mostFiles = 20_000;

/** A folder of this machine has the names that can be seen in it and no others. */
function withContent(index: IndexInForce): IndexInForce {
  const { address, kind } = index;
  const folder = nodePath.isAbsolute(address) ? address : paths.uriToPath(address);
  if (folder === null || kind === 'no-index' || kind === 'explicit') return index;
  try {
    const entries = readdirSync(folder);
    // A page alone may list what lies elsewhere.
    if (entries.length > mostFiles || (entries.length === 1 && entries[0] === 'index.html')) return index;
    return { ...index, holds: new Set(entries.flatMap(kind === 'find-links' ? namesOfFile : canonicalName)) };
  } catch {
    return index;
  }
}

/** The project of a wheel ends at the first `-`; that of a source archive at one of them, so all are taken. */
function namesOfFile(file: string): string[] {
  const parts = file.slice(0, 300).split('-');
  if (/\.whl$/i.test(file)) return [canonicalName(parts[0] ?? '')];
  return parts.slice(1).map((_, count) => canonicalName(parts.slice(0, count + 1).join('-')));
}
