/** All that a hover says of one name, as data: verdict, what is known of the project, and the one it may imitate. */
import type { Dependency } from '../../core/dependency.ts';
import type { ProjectFacts } from '../../core/facts/project-facts.ts';
import type { Finding } from '../../core/finding.ts';
import { canonicalName, isValidName } from '../../core/names/canonical.ts';
import { similarNames } from '../../core/names/similar-names.ts';
import type { Knowledge, NameIndex } from '../../core/ports.ts';
import { projectPage } from '../../core/public-services.ts';
import { pinnedVersion } from '../../core/python/version.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { CardLine, Piece } from './piece.ts';
import { projectLines } from './project-lines.ts';
import { releaseNotes } from './release-notes.ts';
import { asOf, stateOf } from './states.ts';

/** In the order of the card. All text may be of unknown origin. */
export interface NameCard {
  /** Of the name first, then of its releases; empty for nearly all. */
  readonly verdicts: readonly {
    readonly severity: string;
    readonly rule: string;
    readonly message: string;
  }[];
  /** What was probably meant: a project, and for an import its module. */
  readonly meant: (Linked & { readonly module: string | null }) | null;
  readonly name: Linked;
  /** Where it comes from, where that is not an index; then the latest version and its date. */
  readonly heading: readonly string[];
  readonly summary: string | null;
  /** First published, releases, and how the bundled list knows it. */
  readonly history: readonly string[];
  readonly lines: readonly CardLine[];
  /** What is to be known of the releases that the line may get. */
  readonly notes: readonly string[];
  readonly comparison: (Comparison & { readonly columns: readonly [Linked, Linked] }) | null;
  /** Other much more used projects with names like this, the most used first. */
  readonly similar: readonly (Linked & { readonly rank: number | null })[];
  readonly links: readonly Piece[];
  /** What could not be learnt and why, and how old the rest is. */
  readonly states: readonly string[];
}

/** A name and its page; null for a name that is neither on the list nor known to exist. */
export interface Linked {
  readonly name: string;
  readonly page: string | null;
}

export interface CardWorld {
  readonly knowledge: Knowledge;
  readonly factsOf: (canonical: string) => ProjectFacts;
  /** The host of the index that was asked in place of PyPI; null, and where it is missing, PyPI was. */
  readonly hostOf?: (canonical: string) => string | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Null for what there is nothing to say of, such as an import whose project is not known. */
export function nameCard(
  dependency: Dependency,
  findings: readonly Finding[],
  world: CardWorld,
): NameCard | null {
  const { names } = world.knowledge;
  const { kind, name, module, source } = dependency;
  const shown = name ?? module;
  if (shown === undefined || (name === null && findings.length === 0)) return null;
  const canonical = askedProject(dependency);
  const facts = canonical === null ? null : world.factsOf(canonical);
  const known = facts && projectLines(facts, world.today);
  const finding = findings.find(each => each.target !== null);
  const target = finding?.target ?? null;
  const similar = canonical === null ? [] : similarNames(canonical, world.knowledge);
  const note =
    kind === 'import' && name !== null
      ? `supplies the module '${module}'`
      : source === 'index'
        ? null
        : originOf(source);
  return {
    verdicts: findings.map(({ severity, rule, message }) => ({ severity, rule, message })),
    meant:
      target === null
        ? null
        : { ...linked(target, world), module: moduleMeant(finding?.targetModule, target) },
    name: canonical === null ? { name: shown, page: null } : linked(shown, world),
    heading: [...(note === null ? [] : [note]), ...(known?.latest ?? [])],
    summary: known?.summary ?? null,
    history: [...(known?.history ?? []), ...(canonical === null ? [] : [standingOf(canonical, names)])],
    lines: known?.rest ?? [],
    notes: facts ? releaseNotes(facts, pinnedVersion(dependency), world.today) : [],
    comparison: target === null ? null : compared(shown, canonical, target, world),
    similar: similar
      .filter(each => each !== target)
      .map(each => ({ ...linked(each, world), rank: names.rank(each) })),
    links: known?.links ?? [],
    states: facts
      ? [stateOf(facts, hostAsked(canonical, world)), asOf(facts, world.today)].filter(each => each !== null)
      : [],
  };
}

/** The project, by canonical name, that an index would be asked for; null where none would be. */
export function askedProject({ name, source }: Pick<Dependency, 'name' | 'source'>): string | null {
  return source === 'index' && name !== null && isValidName(name) ? canonicalName(name) : null;
}

function moduleMeant(module: string | undefined, target: string): string | null {
  return module === undefined || module === target ? null : module;
}

function hostAsked(canonical: string | null, { hostOf }: CardWorld): string | null {
  return (canonical !== null && hostOf?.(canonical)) || null;
}

function linked(name: string, world: CardWorld): Linked {
  const canonical = canonicalName(name);
  const isThere = () =>
    world.knowledge.names.has(canonical) ||
    (hostAsked(canonical, world) === null && world.factsOf(canonical).index.state === 'known');
  return { name, page: isValidName(name) && isThere() ? projectPage(canonical) : null };
}

/** "number 81 of the 14,985 most used", for sentences. */
function standingOf(canonical: string, names: NameIndex): string {
  const rank = names.rank(canonical);
  const ranked = names.ranked.toLocaleString('en-US');
  if (rank !== null) return `number ${rank.toLocaleString('en-US')} of the ${ranked} most used`;
  return names.has(canonical)
    ? `listed, not among the ${ranked} most used`
    : `not in the list of ${names.date}`;
}

/** For an import the module stands beside the project: what is compared then is only how the list knows them. */
function compared(
  shown: string,
  canonical: string | null,
  target: string,
  world: CardWorld,
): NameCard['comparison'] {
  const written = { name: shown, facts: world.factsOf(canonical ?? canonicalName(shown)) };
  const imitated = { name: target, facts: world.factsOf(canonicalName(target)) };
  return {
    columns: [linked(shown, world), linked(target, world)],
    ...comparisonOf(written, imitated, world.knowledge.names, world.today),
  };
}

function originOf(source: Dependency['source']): string {
  switch (source) {
    case 'vcs':
      return 'comes from a repository, not from an index';
    case 'url':
      return 'comes from an address, not from an index';
    case 'path':
      return 'comes from a folder or file, not from an index';
    case 'workspace':
      return 'comes from this workspace';
    case 'conda':
      return 'comes from conda';
    default:
      return `comes from the index '${source.slice('index:'.length)}'`;
  }
}
