/**
 * A baseline: the findings that a team knows of and has put off, so that only new ones are shown. It is a file of its
 * own, written by `--write-baseline`. The files in it are named as seen from the baseline's own folder, whichever
 * folder is scanned or open. A finding is known by its rule, its file and its subject, and by how many there are.
 */
import { fieldsOf, itemsOf, parseJson } from '../facts/json.ts';
import type { Finding } from '../finding.ts';
import { canonicalName } from '../names/canonical.ts';
import { subjectOf } from '../outputs/fingerprint.ts';

/** One line of the file. */
export interface KnownFinding {
  readonly rule: string;
  /** As seen from the baseline's folder, with `/` separators. */
  readonly file: string;
  /** What `subjectOf` says. */
  readonly subject: string;
  readonly count: number;
}

export interface BaselineReading {
  readonly known: readonly KnownFinding[];
  /** Predicates to put behind the file's name. */
  readonly problems: readonly string[];
}

/** More than any project has; a larger file is none that was written for it. */
const mostEntries = 100_000;
const longestText = 2000;

/** Never throws. Entries that cannot be read are told of together, and the rest counts. */
export function readBaseline(text: string): BaselineReading {
  const { antivenomBaseline: form, findings } = fieldsOf(parseJson(text));
  if (form !== 1 || !Array.isArray(findings))
    return { known: [], problems: ['is no baseline that this version can read'] };
  const entries = itemsOf(findings, mostEntries);
  const known = entries.flatMap(entryOf);
  const problems: string[] = [];
  if (known.length < entries.length)
    problems.push(`has entries that cannot be read: ${entries.length - known.length} of ${entries.length}`);
  if (findings.length > mostEntries)
    problems.push(`has too many entries: only the first ${mostEntries.toLocaleString('en-US')} count`);
  return { known, problems };
}

function entryOf(item: unknown): KnownFinding[] {
  const { rule, file, subject, count } = fieldsOf(item);
  if (!isText(rule) || !isText(file) || !isText(subject)) return [];
  if (count !== undefined && !(Number.isSafeInteger(count) && (count as number) > 0)) return [];
  return [{ rule, file, subject, count: (count as number | undefined) ?? 1 }];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText;
}

/** The file's text: one finding a line, in one order, so that a change reads well in a review. */
export function printBaseline(known: readonly KnownFinding[]): string {
  const lines = known
    .toSorted((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.subject, b.subject))
    .map(({ count, ...entry }) => JSON.stringify(count === 1 ? entry : { ...entry, count }));
  const list = lines.length === 0 ? '[]' : `[\n  ${lines.join(',\n  ')}\n]`;
  return `{\n"antivenomBaseline": 1,\n"findings": ${list}\n}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is known of one file: how many findings of each sort. Plain data, which can be sent from one thread to another. */
export type KnownInFile = ReadonlyMap<string, number>;

/** By file, as the baseline names it. */
export function knownByFile(known: readonly KnownFinding[]): ReadonlyMap<string, KnownInFile> {
  const files = new Map<string, Map<string, number>>();
  for (const { rule, file, subject, count } of known) {
    const sorts = files.get(file) ?? new Map<string, number>();
    files.set(file, sorts);
    const sort = sortOf(rule, subject);
    sorts.set(sort, (sorts.get(sort) ?? 0) + count);
  }
  return files;
}

function sortOf(rule: string, subject: string): string {
  return `${rule} ${subject}`;
}

/** The findings of one file as entries of a baseline. */
export function entriesOf(file: string, findings: readonly Finding[]): readonly KnownFinding[] {
  const counts = new Map<string, KnownFinding>();
  for (const finding of findings) {
    const [rule, subject] = identityOf(finding);
    const before = counts.get(sortOf(rule, subject));
    counts.set(sortOf(rule, subject), { rule, file, subject, count: (before?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Takes out what is known; of several findings of one sort the first ones. `hidden` has what of each sort was found. */
export function withoutKnown(
  findings: readonly Finding[],
  known: KnownInFile | undefined,
): { readonly shown: readonly Finding[]; readonly hidden: KnownInFile } {
  const hidden = new Map<string, number>();
  if (!known || known.size === 0) return { shown: findings, hidden };
  const shown = findings.filter(finding => {
    const sort = sortOf(...identityOf(finding));
    const count = hidden.get(sort) ?? 0;
    if (count >= (known.get(sort) ?? 0)) return true;
    hidden.set(sort, count + 1);
    return false;
  });
  return { shown, hidden };
}

function identityOf({ rule, dependency, evidence }: Finding): [rule: string, subject: string] {
  const name = dependency?.name ?? dependency?.module ?? null;
  return [rule, subjectOf({ name, canonical: name === null ? null : canonicalName(name), evidence })];
}

/** The rule of a sort, as `withoutKnown` gives it back. */
export function ruleOfSort(sort: string): string {
  return sort.slice(0, sort.indexOf(' '));
}
