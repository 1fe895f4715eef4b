/** `uv.lock`: every project that uv has resolved, with those that each of them needs. */
import { canonicalName } from '../names/canonical.ts';
import { select, type TomlTable } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { type Fields, fieldsOf, hashesOf, namesOf, stringOf, stringsOf } from './locks/fields.ts';
import { isOwnFolder, type LockedIndex, sourceOfIndex } from './locks/sources.ts';
import { readTomlLock } from './locks/toml-lock.ts';

export const uvLock = {
  id: 'uv-lock',
  title: 'uv lock',
  files: ['**/uv.lock'],
  example:
    'version = 1\n\n[[package]]\nname = "requests"\nversion = "2.32.3"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [\n    { name = "urllib3" },\n]\n',
  matches: (path: string) => /(?:^|\/)uv\.lock$/i.test(path),
  parse: (text: string) =>
    readTomlLock(text, 'package', root => {
      const members = membersIn(root);
      return (fields, name) => {
        const index = indexOf(fields);
        return {
          source: members.has(name) ? 'workspace' : index ? sourceOfIndex(index) : sourceOf(fields),
          index,
          hashes: hashesOf(name, fields.get('sdist'), fields.get('wheels')),
          requires: ['dependencies', 'optional-dependencies', 'dev-dependencies'].flatMap(key =>
            namesOf(fields.get(key)),
          ),
        };
      };
    }),
} as const satisfies Format;

/** A workspace of several projects lists them. */
function membersIn(root: TomlTable): ReadonlySet<string> {
  return new Set(
    select(root, ['manifest', 'members']).flatMap(({ member }) => stringsOf(member.node).map(canonicalName)),
  );
}

function indexOf(fields: Fields): LockedIndex | null {
  const registry = fieldsOf(fields.get('source')).get('registry');
  return registry?.kind === 'string' ? { address: registry.value, span: registry.content } : null;
}

/** `virtual` is a project that is not built, `editable` one that is used from its folder. */
function sourceOf(fields: Fields) {
  const source = fieldsOf(fields.get('source'));
  const folder = stringOf(source, 'virtual') ?? stringOf(source, 'editable') ?? stringOf(source, 'directory');
  if (source.has('git')) return 'vcs';
  if (folder !== null) return source.has('virtual') || isOwnFolder(folder) ? 'workspace' : 'path';
  if (source.has('path')) return 'path';
  return source.has('url') ? 'url' : 'index';
}
