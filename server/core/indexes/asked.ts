/**
 * Which indexes other than PyPI may be asked about a name, in the order an installer would ask them. Only where there
 * is no doubt whose name it is: an index that stands in for PyPI, or one that its tool asks before any other.
 */
import type { Source } from '../dependency.ts';
import { isPublicIndex } from '../public-services.ts';
import { type IndexesInForce, type IndexInForce, strategyOf } from './index-in-force.ts';
import { isMergedWithPyPI } from './merged.ts';

/** Plain data, which can be sent from one thread to another. */
export interface AskedIndex {
  /** The address below which its pages are, with a slash at the end and without a user: it may be shown and logged. */
  readonly url: string;
  /** As written, perhaps with a password: for whoever makes the request, and for nobody else. */
  readonly address: string;
  /** What uv and Poetry call it in the names of their variables. */
  readonly name: string | null;
  /** False where nobody but the project has named it. */
  readonly isOwn: boolean;
}

/** Where names come from that name no index themselves. */
export interface Home {
  readonly indexes: readonly AskedIndex[];
  /** True for a single index that is asked in place of PyPI: what it denies cannot be installed. */
  readonly isAlone: boolean;
}

/** Null where PyPI is asked, or where it cannot be told which index would serve a name. */
export function homeOf({ owners, all }: IndexesInForce): Home | null {
  const candidates = owners.filter(({ kind }) => kind !== 'workspace');
  if (candidates.length > mostSettings) return null;
  const asked = new Map<string, AskedIndex>();
  for (const index of candidates) {
    const one = bindsNames(index, all) ? askedOf(index) : null;
    if (!one) return null;
    const before = asked.get(one.url);
    if (!before || (one.isOwn && !before.isOwn)) asked.set(one.url, one);
  }
  const indexes = [...asked.values()];
  if (indexes.length === 0 || indexes.length > mostAsked) return null;
  const tools = new Set(candidates.map(({ tool }) => tool));
  if (indexes.length > 1 && (tools.size > 1 || !candidates.every(takesFirst))) return null;
  // Poetry may have been told of PyPI by its name alone, which sets nothing that could be seen here.
  const isAlone =
    indexes.length === 1 && !tools.has('poetry') && candidates.every(({ kind }) => kind === 'default');
  return { indexes: inOrder(indexes, candidates), isAlone };
}

/** More than anybody has; each is told the name in turn. */
const mostAsked = 4;
/** More than any honest project and machine say together. */
const mostSettings = 50;

/** An index is asked for all names, before any other, and what it has comes from nowhere else. */
function bindsNames(index: IndexInForce, all: readonly IndexInForce[]): boolean {
  const { kind, includes, excludes } = index;
  if (includes?.length || excludes?.length || isMergedWithPyPI(index, all)) return false;
  if (kind === 'default') return true;
  return kind === 'extra' && takesFirst(index);
}

function takesFirst({ tool, strategy }: IndexInForce): boolean {
  return (strategy ?? strategyOf(tool)) === 'index-priority';
}

/** The default index of uv stands last, wherever it is written. */
function inOrder(indexes: readonly AskedIndex[], candidates: readonly IndexInForce[]): readonly AskedIndex[] {
  const isLast = ({ address }: AskedIndex) =>
    candidates.some(index => index.address === address && index.kind === 'default' && index.tool === 'uv');
  return [...indexes.filter(each => !isLast(each)), ...indexes.filter(isLast)];
}

/** The index that `index:NAME` means; null where it is PyPI, is not to be contacted, or could be several. */
export function askedBySource(source: Source, { all }: IndexesInForce): AskedIndex | null {
  if (!source.startsWith('index:')) return null;
  const name = source.slice('index:'.length);
  const found = all.filter(index => index.name === name && index.kind !== 'find-links');
  if (found.length > mostSettings) return null;
  const asked = found.map(askedOf);
  const [first] = asked;
  return first && asked.every(each => each?.url === first.url) ? first : null;
}

/** Null for an index that may not be contacted, or cannot be. */
function askedOf({ address, name, origin, isContactable, kind }: IndexInForce): AskedIndex | null {
  if (!isContactable || kind === 'find-links' || kind === 'no-index' || isPublicIndex(address)) return null;
  // What a variable holds may be a secret, and the project would choose who is told it.
  const parts = /^(https?):\/\/(?:[^/?#\s]{0,1000}@)?([^/@?#\s\\]{1,300})([^?#\s\\]*)(?:[?#].*)?$/i.exec(
    address.trim(),
  );
  if (!parts || /[${}\p{Cc}]/u.test(address)) return null;
  const [, scheme = '', host = '', path = ''] = parts;
  const isOwn = origin === 'user' || origin === 'environment';
  const isWorkspaces = origin === 'file' || origin === 'project';
  if (isWorkspaces && isInsideHost(host)) return null;
  const url = `${scheme.toLowerCase()}://${host.toLowerCase()}${path.replace(/\/{1,100}$/, '')}/`;
  return { url, address: address.trim(), name, isOwn };
}

/**
 * True for an address of this machine or of a network that is not public. A file that anybody may have written must
 * not make us knock there.
 */
function isInsideHost(host: string): boolean {
  const name = host.replace(/:\d{0,5}$/, '').toLowerCase();
  if (/^(?:localhost|.*\.localhost)\.?$/.test(name) || name.startsWith('[')) return true;
  // `127.1`, `0x7f000001` and `2130706433` are addresses too; no name ends in such a word.
  if (!/(?:^|\.)(?:0x[0-9a-f]*|\d+)\.?$/.test(name)) return false;
  const numbers = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name)?.slice(1).map(Number);
  if (!numbers || /(?:^|\.)0\d/.test(name)) return true;
  const [first = 0, second = 0] = numbers;
  return (
    first === 0 ||
    first === 10 ||
    first === 127 ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second < 128)
  );
}

/** Where what is learnt of a name is kept: answers of one index are never taken for those of another. */
export function factsKey(canonical: string, indexes: readonly AskedIndex[] = []): string {
  return [canonical, ...indexes.map(({ url }) => url)].join(' ');
}

/** The canonical name of such a key. */
export function nameOfKey(key: string): string {
  return key.split(' ', 1)[0] ?? key;
}

/** How an index is called in sentences. */
export function hostOfIndex({ url }: AskedIndex): string {
  return url.split('/')[2] ?? url;
}
