/** `Pipfile.lock`: what Pipenv has resolved, in JSON. It does not say which project needs which. */

import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { append } from '../append.ts';
import type { Dependency, IndexSetting, LockedHash, Parsed, Source } from '../dependency.ts';
import { endOfString } from '../json-tree.ts';
import { canonicalName } from '../names/canonical.ts';
import { isPublicIndex } from '../public-services.ts';
import type { Span } from '../span.ts';
import type { Format } from './format.ts';
import { isOwnFolder } from './locks/sources.ts';

export const pipfileLock = {
  id: 'pipfile-lock',
  title: 'Pipenv lock',
  files: ['**/Pipfile.lock'],
  example:
    '{\n  "_meta": { "sources": [{ "name": "pypi", "url": "https://pypi.org/simple", "verify_ssl": true }] },\n  "default": {\n    "requests": { "index": "pypi", "version": "==2.32.3" }\n  },\n  "develop": {}\n}\n',
  matches: (path: string) => /(?:^|\/)pipfile\.lock$/i.test(path),
  parse: (text: string): Parsed => {
    const errors: ParseError[] = [];
    const root = isTooDeep(text) ? undefined : parseTree(text.replace(/^\uFEFF/, ' '), errors);
    const problems = errors.slice(0, 100).map(({ error, offset, length }) => ({
      span: { start: Math.min(offset, text.length), end: Math.min(offset + length, text.length) },
      message: `This is not valid JSON: ${printParseErrorCode(error)}`,
    }));
    const indexes = readSources(text, root);
    const hashes: LockedHash[] = [];
    const dependencies = members(root).flatMap(section =>
      section.name === '_meta'
        ? []
        : members(section.value).map(project => {
            append(hashes, hashesOf(text, project));
            return dependencyOf(text, project, section.name, indexes);
          }),
    );
    return { dependencies, problems, references: [], indexes, links: [], hashes };
  },
} as const satisfies Format;

interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The parser goes down by recursion; no lock is nested deeper than this. */
const maxDepth = 50;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"?|[[\]{}]/g)) {
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth--;
    if (depth > maxDepth) return true;
  }
  return false;
}

function members(node: Node | undefined): readonly Member[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value && typeof key.value === 'string' ? [{ name: key.value, key, value }] : [],
  );
}

function find(node: Node | undefined, name: string): Node | undefined {
  return members(node).find(member => member.name === name)?.value;
}

function stringOf(node: Node | undefined, name: string): string | null {
  const value: unknown = find(node, name)?.value;
  return typeof value === 'string' ? value : null;
}

/** The first source is asked for all names, the others only for those that name them. */
function readSources(text: string, root: Node | undefined): readonly IndexSetting[] {
  const sources = find(find(root, '_meta'), 'sources')?.children ?? [];
  return sources.flatMap((source, place): IndexSetting[] => {
    const url = find(source, 'url');
    if (typeof url?.value !== 'string') return [];
    const name = stringOf(source, 'name');
    return [
      {
        kind: place === 0 ? 'index-url' : 'extra-index-url',
        value: url.value,
        span: contentOf(text, url),
        ...(name !== null && { name }),
        ...(place > 0 && { explicit: true }),
      },
    ];
  });
}

function dependencyOf(
  text: string,
  { name, key, value }: Member,
  group: string,
  indexes: readonly IndexSetting[],
): Dependency {
  const extras = find(value, 'extras')?.children ?? [];
  return {
    kind: 'lock',
    name,
    span: contentOf(text, key),
    specifier: stringOf(value, 'version') ?? '',
    extras: extras.flatMap(extra => (typeof extra.value === 'string' ? [extra.value] : [])),
    marker: stringOf(value, 'markers'),
    group,
    source: sourceOf(value, indexes),
    hashed: (find(value, 'hashes')?.children ?? []).length > 0,
    removal: null,
  };
}

function sourceOf(project: Node, indexes: readonly IndexSetting[]): Source {
  const path = stringOf(project, 'path');
  if (['git', 'hg', 'svn', 'bzr'].some(key => find(project, key))) return 'vcs';
  if (path !== null) return isOwnFolder(path) ? 'workspace' : 'path';
  const file = stringOf(project, 'file');
  if (file !== null) return /^https?:/i.test(file) ? 'url' : 'path';
  const index = stringOf(project, 'index');
  const address = indexes.find(each => each.name === index)?.value;
  return index === null || address === undefined || isPublicIndex(address) ? 'index' : `index:${index}`;
}

function hashesOf(text: string, { name, value }: Member): readonly LockedHash[] {
  return (find(value, 'hashes')?.children ?? []).flatMap(hash => {
    const [algorithm = '', digest = ''] = typeof hash.value === 'string' ? hash.value.split(':', 2) : [];
    const span = contentOf(text, hash);
    return digest ? [{ name: canonicalName(name), file: null, algorithm, digest, span }] : [];
  });
}

/** A string without its quotes; one that is still being typed has none at its end. */
function contentOf(text: string, string: Node): Span {
  return { start: string.offset + 1, end: endOfString(text, string) };
}
