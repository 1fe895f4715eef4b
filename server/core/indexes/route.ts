/** Decides for one name who may be told of it. Every request about a package starts here. */
import type { IndexSetting } from '../dependency.ts';
import type { Context } from '../judge.ts';
import { canonicalName, isValidName } from '../names/canonical.ts';
import { matchesPattern } from '../policy/patterns.ts';
import type { Subject } from '../rules/rule.ts';
import type { Settings } from '../settings.ts';
import { type AskedIndex, askedBySource, type Home, homeOf } from './asked.ts';
import { type IndexesInForce, indexesInForce, isPrivateSource, mayOwn } from './index-in-force.ts';

export type Route =
  /**
   * The name is in the bundled list: PyPI, OSV and deps.dev may be asked. `indexes` is the mirror that is asked in
   * place of PyPI, where there is one.
   */
  | { readonly to: 'public'; readonly indexes?: readonly AskedIndex[] }
  /** The name is in no list: PyPI's index alone, and only once the text is saved or has rested for 2 s. */
  | { readonly to: 'index-only' }
  /** The project would install it from these indexes, which are asked in turn; nobody else hears of it. */
  | { readonly to: 'private'; readonly indexes: readonly AskedIndex[] }
  | { readonly to: 'nobody'; readonly reason: Reason };

/** Why nobody is told. The first that holds is given, and what lies in the name or the project comes first. */
export type Reason =
  | 'invalid'
  /** It comes from a path, a repository, an address, a workspace or conda, or is no more than an import. */
  | 'elsewhere'
  /** It is bound to an index other than PyPI, or is on no list and such an index may have it. */
  | 'private-index'
  | 'allowed'
  | 'find-links'
  /** `network` or `--offline` says so. */
  | 'offline'
  /** `lookUpUnknownNames` says so. */
  | 'switched-off';

export interface RouteFacts {
  /** True for a canonical name of the bundled list. */
  isListed(canonical: string): boolean;
  /** True for the name of a project that lies beside the text. */
  isOwn(canonical: string): boolean;
  readonly indexes: IndexesInForce;
  readonly home: Home | null;
  readonly settings: Settings;
}

/** `own` are the index settings of the text itself (`Parsed.indexes`); without a text there are none. */
export function routeFactsOf(context: Context, own: readonly IndexSetting[] = []): RouteFacts {
  const { knowledge, settings, indexes = [], isOwnProject } = context;
  const inForce = indexesInForce(own, indexes, settings);
  return {
    isOwn: canonical => isOwnProject?.(canonical) ?? false,
    isListed: canonical => knowledge.names.has(canonical),
    indexes: inForce,
    home: homeOf(inForce),
    settings,
  };
}

/** Pure; give it the dependency as `analyze` returns it, whose source and project are settled. */
export function routeOf(
  { kind, written, dependency }: Pick<Subject, 'kind' | 'written' | 'dependency'>,
  { isListed, isOwn, indexes, home, settings }: RouteFacts,
): Route {
  const name = kind === 'import' ? (dependency?.name ?? null) : written;
  if (name === null) return nobody('elsewhere');
  if (!isValidName(name)) return nobody('invalid');
  const canonical = canonicalName(name);
  const source = dependency?.source ?? 'index';
  if (source !== 'index' && !source.startsWith('index:')) return nobody('elsewhere');
  // An allowance that has ended still says whose name it is.
  const isAllowed = [...settings.allow, ...settings.unsent].some(({ pattern }) =>
    matchesPattern(canonical, pattern),
  );
  const privately = (asked: readonly AskedIndex[]): Route => {
    const mayAsk = settings.network === 'online' && settings.lookUpUnknownNames && !isAllowed;
    return mayAsk && asked.length > 0 ? { to: 'private', indexes: asked } : nobody('private-index');
  };
  if (isPrivateSource(source, indexes)) {
    // Whose name a listed one is, its index has no need to say.
    const bound = kind === 'import' || isListed(canonical) ? null : askedBySource(source, indexes);
    return privately(bound ? [bound] : []);
  }
  if (isAllowed) return nobody('allowed');
  const isPublic = isListed(canonical);
  if (!isPublic) {
    // The module of an import is a guess at a project's name, and most often the project's own.
    if (kind === 'import') return nobody('elsewhere');
    if (isOwn(canonical)) return nobody('elsewhere');
    const owners = mayOwn(canonical, indexes);
    if (owners.some(each => each.kind === 'workspace')) return nobody('elsewhere');
    if (owners.some(each => each.kind !== 'find-links' && each.kind !== 'no-index'))
      return privately(home?.indexes ?? []);
    if (owners.length > 0) return nobody('find-links');
    if (!indexes.asksPyPI) return nobody(indexes.all.some(isOff) ? 'find-links' : 'private-index');
  }
  if (settings.network === 'offline') return nobody('offline');
  if (isPublic) return home?.isAlone ? { to: 'public', indexes: home.indexes } : { to: 'public' };
  return settings.lookUpUnknownNames ? { to: 'index-only' } : nobody('switched-off');
}

function nobody(reason: Reason): Route {
  return { to: 'nobody', reason };
}

function isOff({ kind }: IndexesInForce['all'][number]): boolean {
  return kind === 'no-index';
}
