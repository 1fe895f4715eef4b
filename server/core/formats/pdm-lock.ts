/** `pdm.lock`: what PDM has resolved. A project with extras has a table of its own beside the one without. */
import { parseRequirement } from '../python/pep508.ts';
import { membersOf, select, type TomlNode, type TomlTable } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { type Fields, hashesOf, listOf, stringOf, stringsOf } from './locks/fields.ts';
import { isOwnFolder } from './locks/sources.ts';
import { readTomlLock } from './locks/toml-lock.ts';

export const pdmLock = {
  id: 'pdm-lock',
  title: 'PDM lock',
  files: ['**/pdm.lock'],
  example:
    '[[package]]\nname = "requests"\nversion = "2.32.3"\nrequires_python = ">=3.8"\ngroups = ["default"]\ndependencies = [\n    "urllib3<3,>=1.21.1",\n]\n',
  matches: (path: string) => /(?:^|\/)pdm\.lock$/i.test(path),
  parse: (text: string) =>
    readTomlLock(text, 'package', root => {
      const files = filesIn(root);
      return (fields, name) => ({
        source: sourceOf(fields),
        hashes: hashesOf(
          name,
          fields.get('files') ?? files.get(`${stringOf(fields, 'name')} ${stringOf(fields, 'version')}`),
        ),
        requires: stringsOf(fields.get('dependencies')).flatMap(
          needed => parseRequirement(needed).name?.text ?? [],
        ),
        group: listOf(fields.get('groups')),
        marker: stringOf(fields, 'marker'),
        extras: stringsOf(fields.get('extras')),
      });
    }),
} as const satisfies Format;

/** Before PDM 2.8 all hashes stood together at the end, under "NAME VERSION". */
function filesIn(root: TomlTable): ReadonlyMap<string, TomlNode> {
  const files = select(root, ['metadata', 'files']).flatMap(({ member }) => membersOf(member.node));
  return new Map(files.map(({ key, node }) => [key.name, node]));
}

function sourceOf(fields: Fields) {
  if (['git', 'hg', 'svn', 'bzr'].some(key => fields.has(key))) return 'vcs';
  const path = stringOf(fields, 'path');
  if (path !== null) return isOwnFolder(path) ? 'workspace' : 'path';
  return fields.has('url') ? 'url' : 'index';
}
