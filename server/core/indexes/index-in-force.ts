/** Which indexes an installer could use for the names of one file, whoever has set them. */
import type { IndexSetting, Source } from '../dependency.ts';
import { canonicalName } from '../names/canonical.ts';
import { matchesPattern } from '../policy/patterns.ts';
import { isPublicIndex } from '../public-services.ts';
import type { Settings } from '../settings.ts';
import { redacted } from './redacted.ts';

/** Whose settings an index comes from; `antivenom` is our own. What no other tool has set is pip's. */
export type IndexTool = NonNullable<IndexSetting['tool']> | 'antivenom';

/**
 * `default` stands in for PyPI · `extra` is asked beside it · `supplemental` only where no other has the name ·
 * `find-links` is a page or folder of files · `explicit` serves only what names it · `no-index` turns all indexes off ·
 * `workspace` is no index but the project itself, which `holds` its own name.
 */
export type IndexKind =
  | 'default'
  | 'extra'
  | 'supplemental'
  | 'find-links'
  | 'explicit'
  | 'no-index'
  | 'workspace';

/** Plain data, which can be sent from one thread to another. */
export interface IndexInForce {
  /** The text itself, a file of its project, a file of the user or the machine, a variable, or Antivenom's settings. */
  readonly origin: 'file' | 'project' | 'user' | 'environment' | 'setting';
  readonly tool: IndexTool;
  readonly kind: IndexKind;
  /** What `index:NAME` sources refer to. */
  readonly name: string | null;
  /** As written, secrets included: show it only `redacted`. Empty for `no-index`. */
  readonly address: string;
  /** False for an address that only an untrusted workspace names: nothing may ever be sent there. */
  readonly isContactable: boolean;
  /** How its tool chooses, where that is not the tool's own way (`strategyOf`). */
  readonly strategy?: IndexSetting['strategy'];
  /** Patterns of names that are looked for here and nowhere else (PDM's `include_packages`). */
  readonly includes?: readonly string[];
  /** Patterns of names that are not looked for here (PDM's `exclude_packages`). */
  readonly excludes?: readonly string[];
  /** All that it has, as canonical names: set for folders of this machine, which can be looked into. */
  readonly holds?: ReadonlySet<string>;
}

export interface IndexesInForce {
  readonly all: readonly IndexInForce[];
  /** False where some tool asks PyPI no more: its default index is another one, or indexes are off. */
  readonly asksPyPI: boolean;
  /** True where an index other than PyPI may have a name that is on no list. */
  readonly hasPrivateIndex: boolean;
  /** Indexes other than PyPI that may serve names which do not name them. */
  readonly owners: readonly IndexInForce[];
  /** Indexes other than PyPI that have names of their own. */
  readonly binding: readonly IndexInForce[];
}

/** How a tool chooses among indexes: the best version of all, or the first index that has the name. */
export function strategyOf(tool: IndexTool): 'version-priority' | 'index-priority' {
  return tool === 'uv' ? 'index-priority' : 'version-priority';
}

/**
 * Everything adds up: where two settings differ, a name that is private by one of them is treated as private.
 * `around` is what files and variables beside the text say.
 */
export function indexesInForce(
  own: readonly IndexSetting[],
  around: readonly IndexInForce[],
  settings: Settings,
): IndexesInForce {
  const all = [...ownIndexes(own, settings), ...around, ...indexesOfSettings(settings)];
  const asking = new Set(
    all.flatMap(({ tool, kind, address }) => (kind !== 'explicit' && isPublicIndex(address) ? [tool] : [])),
  );
  const turnsOff = ({ kind, tool }: IndexInForce): boolean =>
    kind === 'no-index' || (kind === 'default' && !asking.has(tool));
  const owners = all.filter(mayOwnUnknownNames);
  return {
    all,
    asksPyPI: !all.some(turnsOff),
    hasPrivateIndex: owners.length > 0,
    owners: [...owners, ...all.filter(({ holds, kind }) => holds && kind !== 'explicit')],
    binding: all.filter(({ includes, address }) => includes && !isPublicIndex(address)).slice(0, mostBinding),
  };
}

/** More settings than any honest file has; every name is asked of all of them. */
const mostOwn = 1000;
const mostBinding = 20;

function ownIndexes(own: readonly IndexSetting[], { honoursIgnores }: Settings): readonly IndexInForce[] {
  // Comments of a text are honoured where its author is trusted, and so are its addresses.
  return own.slice(0, mostOwn).flatMap(setting => indexOf(setting, 'file', honoursIgnores));
}

/** What a setting of a text means; none for one that names no index. */
export function indexOf(
  setting: IndexSetting,
  origin: IndexInForce['origin'],
  isContactable: boolean,
): readonly IndexInForce[] {
  const { kind, value, name = null, tool = 'pip', includes, excludes } = setting;
  if (kind === 'trusted-host') return [];
  const patterns = {
    ...(includes && { includes }),
    ...(excludes && { excludes }),
    ...(setting.strategy && { strategy: setting.strategy }),
  };
  return [
    {
      origin,
      tool,
      kind: setting.explicit ? 'explicit' : kindOf(setting),
      name,
      address: value,
      isContactable,
      ...patterns,
    },
  ];
}

function kindOf({ kind, supplemental }: IndexSetting): IndexKind {
  if (kind === 'index-url') return 'default';
  if (kind === 'find-links' || kind === 'no-index') return kind;
  return supplemental ? 'supplemental' : 'extra';
}

function indexesOfSettings({ indexUrl, extraIndexUrls, distrustedIndexUrls }: Settings): IndexInForce[] {
  const index = (address: string, kind: IndexKind, isContactable = true): IndexInForce => {
    return { origin: 'setting', tool: 'antivenom', kind, name: null, address, isContactable };
  };
  return [
    ...(indexUrl === null ? [] : [index(indexUrl, 'default')]),
    ...extraIndexUrls.map(address => index(address, 'extra')),
    ...distrustedIndexUrls.map(address => index(address, 'extra', false)),
  ];
}

/** An index that serves only the names bound to it explains no other name, and a folder only what lies in it. */
function mayOwnUnknownNames({ kind, origin, address, holds }: IndexInForce): boolean {
  // A project without indexes has its own folder of files; a machine without them has only its other settings.
  if (kind === 'no-index') return origin === 'file' || origin === 'project';
  return kind !== 'explicit' && !isPublicIndex(address) && holds === undefined;
}

/** The indexes other than PyPI that might serve this canonical name to an installer. */
export function mayOwn(canonical: string, { owners }: IndexesInForce): readonly IndexInForce[] {
  return owners.filter(({ holds, excludes = none }) =>
    holds ? holds.has(canonical) : !matchesAny(canonical, excludes, 'fewer'),
  );
}

const none: readonly string[] = [];

/**
 * What explains a name that is on no list: settings bind it to a private index, it lies in a folder which they name, or
 * it is the project's own. An untrusted project explains nothing.
 */
export function ownerOf(canonical: string, inForce: IndexesInForce): 'private-index' | 'workspace' | null {
  if (boundSource(canonical, 'index', inForce) !== 'index') return 'private-index';
  const owner = inForce.owners.find(({ holds, isContactable }) => isContactable && holds?.has(canonical));
  if (!owner) return null;
  return owner.kind === 'workspace' ? 'workspace' : 'private-index';
}

/** A source as written, or the private index that settings bind the name to. */
export function boundSource(canonical: string, source: Source, { binding }: IndexesInForce): Source {
  if (source !== 'index') return source;
  const index = binding.find(({ includes = [] }) => matchesAny(canonical, includes, 'more'));
  return index ? `index:${index.name ?? redacted(index.address)}` : source;
}

/** True for `index:NAME` unless all that is known of the name says that it is PyPI. */
export function isPrivateSource(source: Source, { all }: IndexesInForce): boolean {
  if (!source.startsWith('index:')) return false;
  const name = source.slice('index:'.length);
  if (isPublicIndex(name)) return false;
  const known = all.filter(index => index.name === name && index.address !== '');
  if (known.length > 0) return known.some(({ address }) => !isPublicIndex(address));
  // Poetry, PDM and Pipenv know PyPI by this name without being told.
  return name.toLowerCase() !== 'pypi';
}

/** More patterns than any honest source has. */
const mostPatterns = 50;

interface Patterns {
  readonly names: ReadonlySet<string>;
  readonly wild: readonly string[];
}

/** Every name of a file is asked of every list, so each is taken apart once. */
const known = {
  more: new WeakMap<readonly string[], Patterns>(),
  fewer: new WeakMap<readonly string[], Patterns>(),
};

/** Where a pattern is in doubt (`?`, `[…]`, or there are too many), it matches `more` names or `fewer`. */
function matchesAny(canonical: string, patterns: readonly string[], doubt: 'more' | 'fewer'): boolean {
  const { names, wild } = known[doubt].get(patterns) ?? takenApart(patterns, doubt);
  return names.has(canonical) || wild.some(each => matchesPattern(canonical, each));
}

function takenApart(patterns: readonly string[], doubt: 'more' | 'fewer'): Patterns {
  const sure = doubt === 'more' ? patterns : patterns.filter(each => !/[?[]/.test(each));
  const plain = sure.map(each => canonicalName(each.replace(/\?|\[[^\]]{0,50}\]/g, '*')));
  const wild = [...new Set(plain.filter(each => each.includes('*')))];
  const parts = {
    names: new Set(plain.filter(each => !each.includes('*'))),
    wild: wild.length <= mostPatterns ? wild : doubt === 'more' ? ['*'] : [],
  };
  known[doubt].set(patterns, parts);
  return parts;
}
