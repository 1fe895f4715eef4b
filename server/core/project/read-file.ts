/** What one file says of its project: what it asks for, what it imports, and which other names stand in it. */
import type { Dependency, Link, Parsed } from '../dependency.ts';
import type { Document } from '../document.ts';
import { canonicalName } from '../names/canonical.ts';
import { importReach } from '../python/import-reach.ts';
import { projectOfModule, type Surroundings } from '../python/resolve.ts';
import { parseToml } from '../toml/parse.ts';
import { itemsOf, select, treeOf } from '../toml/tree.ts';
import { isInFolderBeside } from './beside-the-code.ts';

/** A file that asks for projects. All names are canonical. */
export interface ManifestUse {
  readonly kind: 'manifest';
  /** True for one that says what the code of its folder needs, not only what some tool installs. */
  readonly isHome: boolean;
  /** True where the folder is a project that can be installed by itself. */
  readonly isOwnProject: boolean;
  /** False where there is more to it than can be read. */
  readonly isReadable: boolean;
  readonly declared: ReadonlySet<string>;
  /** What the code needs wherever it runs, each with no condition. */
  readonly runtime: readonly string[];
  /** Requirements files that it pulls in, as paths like its own. */
  readonly references: readonly string[];
  /** Names that stand anywhere else in it. */
  readonly words: ReadonlySet<string>;
}

export interface CodeUse {
  readonly kind: 'code';
  /** Dotted modules, and every part of them from the left. */
  readonly modules: ReadonlySet<string>;
  /** Canonical projects that the imports lead to. */
  readonly projects: ReadonlySet<string>;
  /** Modules that some code can do without. */
  readonly optional: ReadonlySet<string>;
  /** Names in strings. */
  readonly words: ReadonlySet<string>;
}

export interface LockUse {
  readonly kind: 'lock';
  readonly links: readonly Link[];
}

export type FileUse = ManifestUse | CodeUse | LockUse;

/** Python alone, and what consists of it. */
export function isCode({ format }: Pick<Document, 'format'>): boolean {
  return code.has(format.id);
}

const code: ReadonlySet<string> = new Set(['python', 'notebook', 'setup-py', 'noxfile']);

/** Prose mentions what its reader may install, which nobody has asked for. */
const prose: ReadonlySet<string> = new Set(['markdown', 'restructuredtext', 'antivenom-toml']);

/** Those that say what code needs. */
const homes: ReadonlySet<string> = new Set([
  'pyproject',
  'setup-cfg',
  'setup-py',
  'requirements',
  'pipfile',
  'pixi-toml',
  'conda-environment',
]);

/** A file may be both: `setup.py` is code and asks for projects. */
export function readUses(document: Document, surroundings: Surroundings): readonly FileUse[] {
  const { format, path, text } = document;
  if (prose.has(format.id)) return [];
  const parsed = format.parse(text);
  if (parsed.links) return [{ kind: 'lock', links: parsed.links }];
  if (/lock/.test(format.id) || /\.lock$/i.test(path)) return [];
  return [
    ...(isCode(document) ? [codeUse(document, parsed.dependencies, surroundings)] : []),
    ...(format.id === 'python' ? [] : [manifestUse(document, parsed)]),
  ];
}

function codeUse(
  { format, text }: Document,
  dependencies: readonly Dependency[],
  surroundings: Surroundings,
): CodeUse {
  const modules = new Set<string>();
  const projects = new Set<string>();
  const optional = new Set<string>();
  const reach = importReach(text);
  for (const { module, dottedModule, span } of dependencies) {
    if (module === undefined) continue;
    const dotted = dottedModule ?? module;
    for (let dot = dotted.indexOf('.'); dot > 0; dot = dotted.indexOf('.', dot + 1))
      modules.add(dotted.slice(0, dot));
    modules.add(dotted);
    const project = projectOfModule(dotted, surroundings);
    if (project === null) continue;
    projects.add(project);
    if (reach(span.start) === 'maybe') optional.add(module);
  }
  for (const [, module = ''] of text.matchAll(asksForModule)) optional.add(module);
  const words = new Set<string>();
  // The strings of the others are read as those of a manifest.
  if (format.id === 'python' || format.id === 'notebook')
    for (const [, , string = ''] of text.matchAll(quoted)) addWords(string, words);
  return { kind: 'code', modules, projects, optional, words };
}

const asksForModule = /\b(?:find_spec|importorskip)\([ \t\n]{0,50}["'](\w{1,100})/g;
const quoted = /(?<!["'])(["'])([^"'\n]{1,300})\1(?!["'])/g;

function manifestUse({ format, path, text }: Document, parsed: Parsed): ManifestUse {
  const named = parsed.dependencies.flatMap(dependency => {
    const { kind, name } = dependency;
    return name === null || kind === 'import' ? [] : [{ ...dependency, canonical: canonicalName(name) }];
  });
  const isOwnProject = ownProject(format.id, text);
  return {
    kind: 'manifest',
    isHome: homes.has(format.id) && (isOwnProject || named.length > 0) && isForCode(format.id, path),
    isOwnProject,
    isReadable: isReadable(format.id, text, parsed),
    declared: new Set([
      ...named.map(({ canonical }) => canonical),
      ...(parsed.ownName ? [parsed.ownName] : []),
    ]),
    runtime: isFrozen(format.id, text, parsed)
      ? []
      : named.filter(each => isRuntime(each, { format, path })).map(({ canonical }) => canonical),
    references: parsed.references.flatMap(each =>
      each.kind === 'requirements' ? [resolved(path, each.path)] : [],
    ),
    words: wordsBeside(text, parsed.dependencies),
  };
}

/** A path that leads out of the scanned folder stays as no file is called. */
function resolved(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split(/[\\/]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Of many requirements files beside one another the plain one stands for the code; those for tests and docs do not. */
function isForCode(format: string, path: string): boolean {
  if (isInFolderBeside(path)) return false;
  return format !== 'requirements' || /(?:^|\/)requirements\.(?:txt|in)$/i.test(path);
}

function ownProject(format: string, text: string): boolean {
  if (format === 'pyproject') return /^[ \t]*\[(?:project|tool\.poetry)\]/m.test(text);
  return (
    format === 'setup-py' || format === 'pipfile' || (format === 'setup-cfg' && /^\[metadata\]/m.test(text))
  );
}

const runtimeLists: ReadonlySet<string> = new Set([
  'project.dependencies',
  'tool.poetry.dependencies',
  'tool.pixi.pypi-dependencies',
  'pypi-dependencies',
  'options.install_requires',
  'install_requires',
  'packages',
]);

/** True for what code needs wherever it runs. */
export function isRuntime(
  { kind, group, marker, source }: Dependency,
  { format, path }: Pick<Document, 'format' | 'path'>,
): boolean {
  if (kind !== 'requirement' || marker !== null || ['path', 'workspace', 'conda'].includes(source))
    return false;
  if (format.id === 'requirements') return isForCode(format.id, path);
  return homes.has(format.id) && group !== null && runtimeLists.has(group);
}

/** Fewer lines in the order of the alphabet may be so by chance. */
const fewestFrozen = 8;

/** True for what a tool has written down of all that was installed: nobody asked for each of those by name. */
function isFrozen(format: string, text: string, { dependencies }: Parsed): boolean {
  if (format !== 'requirements') return false;
  if (
    dependencies.some(({ hashed }) => hashed) ||
    /^\s{0,20}#\s{0,20}(?:via\b|.{0,80}autogenerated)/m.test(text)
  )
    return true;
  const names = dependencies.map(({ name }) => canonicalName(name ?? ''));
  return (
    names.length >= fewestFrozen &&
    dependencies.every(({ specifier }) => specifier.startsWith('==')) &&
    names.every((name, at) => at === 0 || (names[at - 1] ?? '') <= name)
  );
}

/** Lists that are made while a build runs are in no file. */
function isReadable(format: string, text: string, { dependencies, problems, references }: Parsed): boolean {
  if (problems.some(({ isSetting }) => isSetting !== true)) return false;
  if (format === 'setup-py') {
    const isSaid = dependencies.some(({ group }) => group === 'install_requires') || references.length > 0;
    return isSaid || !text.includes('install_requires');
  }
  if (format !== 'pyproject' || references.length > 0 || !text.includes('dynamic')) return true;
  return !select(treeOf(parseToml(text)), ['project', 'dynamic']).some(({ member }) =>
    itemsOf(member.node).some(item => item.kind === 'string' && item.value === 'dependencies'),
  );
}

/** What a project says of itself; a word of it is not a use. */
const selfDescription = /^[ \t]*(?:name|description|keywords|classifiers|authors|readme|summary)[ \t]*=.*$/gm;

function wordsBeside(text: string, dependencies: readonly Dependency[]): ReadonlySet<string> {
  const words = new Set<string>();
  const blank = (whole: string): string => ' '.repeat(whole.length);
  let rest = '';
  let end = 0;
  for (const { span } of dependencies) {
    if (span.start < end) continue;
    rest += `${text.slice(end, span.start)}${' '.repeat(span.end - span.start)}`;
    end = span.end;
  }
  rest += text.slice(end);
  addWords(rest.replace(/^[ \t]*#.*$/gm, blank).replace(selfDescription, blank), words);
  return words;
}

/** Each name as it stands and as a project is called, and of a dotted one every part from the left. */
function addWords(text: string, words: Set<string>): void {
  for (const [word] of text.matchAll(/[A-Za-z_][\w.-]{1,100}/g)) {
    words.add(word);
    words.add(canonicalName(word));
    for (let dot = word.indexOf('.'); dot > 0; dot = word.indexOf('.', dot + 1))
      words.add(word.slice(0, dot));
  }
}
