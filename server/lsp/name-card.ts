/** What is known offline of one name, as data for a hover: verdict, standing, and the project it may imitate. */
import type { Dependency } from '../core/dependency.ts';
import type { Finding } from '../core/finding.ts';
import { canonicalName, isValidName } from '../core/names/canonical.ts';
import { similarNames } from '../core/names/similar-names.ts';
import type { Knowledge, NameIndex } from '../core/ports.ts';
import { projectPage } from '../core/public-services.ts';

export interface NameCard {
  readonly verdict: { readonly severity: string; readonly rule: string; readonly message: string } | null;
  /** What was probably meant: a project, and for an import its module. */
  readonly meant: (Linked & { readonly module: string | null }) | null;
  readonly name: string;
  /** One phrase; null where a list of names has nothing to say. */
  readonly standing: string | null;
  /** Where its page is; null for a name that is not on the list. */
  readonly page: string | null;
  readonly note: string | null;
  readonly comparison: Comparison | null;
  /** Other much more used projects with names like this, the most used first. */
  readonly similar: readonly (Linked & { readonly rank: number | null })[];
}

/** A name and its page; null for a name that is not on the list. */
export interface Linked {
  readonly name: string;
  readonly page: string | null;
}

export interface Comparison {
  readonly columns: readonly [Linked, Linked];
  readonly rows: readonly (readonly [string, string, string])[];
}

/** Null for what there is nothing to say of, such as an import whose project is not known. */
export function nameCard(
  dependency: Dependency,
  finding: Finding | null,
  knowledge: Knowledge,
): NameCard | null {
  const { names } = knowledge;
  const { kind, name, module, source } = dependency;
  const shown = name ?? module;
  if (shown === undefined || (name === null && !finding)) return null;
  const isFromIndex = source === 'index';
  const canonical = isFromIndex && name !== null && isValidName(name) ? canonicalName(name) : null;
  const target = finding?.target ?? null;
  const similar = canonical === null ? [] : similarNames(canonical, knowledge);
  return {
    verdict: finding && { severity: finding.severity, rule: finding.rule, message: finding.message },
    meant:
      target === null
        ? null
        : { ...linked(target, names), module: moduleMeant(finding?.targetModule, target) },
    name: shown,
    standing: canonical === null ? null : standingOf(canonical, names),
    page: canonical === null ? null : linked(canonical, names).page,
    note:
      kind === 'import' && name !== null
        ? `supplies the module '${module}'`
        : isFromIndex
          ? null
          : originOf(source),
    comparison: target === null ? null : comparisonOf(shown, target, names),
    similar: similar
      .filter(each => each !== target)
      .map(each => ({ ...linked(each, names), rank: names.rank(each) })),
  };
}

function moduleMeant(module: string | undefined, target: string): string | null {
  return module === undefined || module === target ? null : module;
}

function linked(name: string, names: NameIndex): Linked {
  const canonical = canonicalName(name);
  const isKnown = isValidName(name) && names.has(canonical);
  return { name, page: isKnown ? projectPage(canonical) : null };
}

/** "number 81 of 14,985 by downloads", for sentences. */
export function standingOf(canonical: string, names: NameIndex): string {
  const rank = names.rank(canonical);
  const ranked = names.ranked.toLocaleString('en-US');
  if (rank !== null) return `number ${rank.toLocaleString('en-US')} of the ${ranked} most used`;
  return names.has(canonical)
    ? `listed, not among the ${ranked} most used`
    : `not in the list of ${names.date}`;
}

function comparisonOf(written: string, target: string, names: NameIndex): Comparison {
  const cells = (of: (canonical: string) => string): [string, string] => [
    of(canonicalName(written)),
    of(canonicalName(target)),
  ];
  return {
    columns: [linked(written, names), linked(target, names)],
    rows: [
      ['Rank', ...cells(canonical => names.rank(canonical)?.toLocaleString('en-US') ?? '–')],
      [`In the list of ${names.date}`, ...cells(canonical => (names.has(canonical) ? 'yes' : 'no'))],
    ],
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
