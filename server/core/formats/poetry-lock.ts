/** `poetry.lock` of all versions: what Poetry has resolved. The project itself is not in it. */
import { canonicalName } from '../names/canonical.ts';
import { membersOf, select, type TomlNode, type TomlTable } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { type Fields, fieldsOf, hashesOf, listOf, stringOf } from './locks/fields.ts';
import { isOwnFolder, type LockedIndex, sourceOfIndex } from './locks/sources.ts';
import { readTomlLock } from './locks/toml-lock.ts';

export const poetryLock = {
  id: 'poetry-lock',
  title: 'Poetry lock',
  files: ['**/poetry.lock'],
  example:
    '[[package]]\nname = "requests"\nversion = "2.32.3"\noptional = false\ngroups = ["main"]\n\n[package.dependencies]\nurllib3 = ">=1.21.1,<3"\n',
  matches: (path: string) => /(?:^|\/)poetry\.lock$/i.test(path),
  parse: (text: string) =>
    readTomlLock(text, 'package', root => {
      const files = filesIn(root);
      return (fields, name) => {
        const index = indexOf(fields);
        return {
          source: index ? sourceOfIndex(index) : sourceOf(fields),
          index,
          hashes: hashesOf(name, fields.get('files') ?? files.get(name)),
          requires: [...fieldsOf(fields.get('dependencies')).keys()],
          group: listOf(fields.get('groups')) ?? stringOf(fields, 'category'),
          marker: stringOf(fields, 'markers'),
        };
      };
    }),
} as const satisfies Format;

/** Before Poetry 1.5 all hashes stood together at the end. */
function filesIn(root: TomlTable): ReadonlyMap<string, TomlNode> {
  const files = select(root, ['metadata', 'files']).flatMap(({ member }) => membersOf(member.node));
  return new Map(files.map(({ key, node }) => [canonicalName(key.name), node]));
}

/** A `legacy` source is an index. */
function indexOf(fields: Fields): LockedIndex | null {
  const source = fieldsOf(fields.get('source'));
  const url = source.get('url');
  if (stringOf(source, 'type') !== 'legacy' || url?.kind !== 'string') return null;
  return { address: url.value, span: url.content, name: stringOf(source, 'reference') };
}

function sourceOf(fields: Fields) {
  const source = fieldsOf(fields.get('source'));
  switch (stringOf(source, 'type')) {
    case 'git':
    case 'hg':
      return 'vcs';
    case 'url':
      return 'url';
    case 'file':
    case 'directory':
      return isOwnFolder(stringOf(source, 'url') ?? '') ? 'workspace' : 'path';
    default:
      return 'index';
  }
}
