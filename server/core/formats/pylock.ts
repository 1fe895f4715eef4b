/** `pylock.toml` and `pylock.NAME.toml`: the standard lock file (PEP 751). */
import type { Format } from './format.ts';
import { type Fields, fieldsOf, hashesOf, namesOf, stringOf } from './locks/fields.ts';
import { isOwnFolder, type LockedIndex, sourceOfIndex } from './locks/sources.ts';
import { readTomlLock } from './locks/toml-lock.ts';

export const pylock = {
  id: 'pylock',
  title: 'pylock.toml',
  files: ['**/pylock.toml', '**/pylock.*.toml'],
  example:
    'lock-version = "1.0"\ncreated-by = "pip"\n\n[[packages]]\nname = "requests"\nversion = "2.32.3"\nindex = "https://pypi.org/simple"\n',
  matches: (path: string) => /(?:^|\/)pylock(?:\.[^./]+)?\.toml$/i.test(path),
  parse: (text: string) =>
    readTomlLock(text, 'packages', () => (fields, name) => {
      const index = indexOf(fields);
      return {
        source: sourceOf(fields) ?? (index ? sourceOfIndex(index) : 'index'),
        index,
        hashes: hashesOf(name, fields.get('archive'), fields.get('sdist'), fields.get('wheels')),
        requires: namesOf(fields.get('dependencies')),
        marker: stringOf(fields, 'marker'),
      };
    }),
} as const satisfies Format;

function indexOf(fields: Fields): LockedIndex | null {
  const index = fields.get('index');
  return index?.kind === 'string' ? { address: index.value, span: index.content } : null;
}

/** Null for what comes from an index. */
function sourceOf(fields: Fields) {
  if (fields.has('vcs')) return 'vcs';
  const folder = fieldsOf(fields.get('directory'));
  if (fields.has('directory')) return isOwnFolder(stringOf(folder, 'path') ?? '') ? 'workspace' : 'path';
  if (!fields.has('archive')) return null;
  return stringOf(fieldsOf(fields.get('archive')), 'url') === null ? 'path' : 'url';
}
