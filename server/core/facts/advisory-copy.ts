/**
 * The offline copy of the open malicious-package records about PyPI: one text, searched in its bytes. Nothing is parsed
 * at opening but its head, and at a look-up but one line.
 *
 *     antivenom-advisories 1\n
 *     {"asOf", "lastChange", "names", "bytes"}\n      `bytes`: of all that follows
 *     NAME\t[RECORD, …]\n                             sorted by name, one line a project
 *
 * A record is a list: id, summary, published, aliases, versions, ranges (each from, fixed, last), sources. Withdrawn
 * records are not in it.
 */
import { isValidName } from '../names/canonical.ts';
import type { Advisory, AffectedRange } from './advisory.ts';
import { countOf, itemsOf, objectOf, parseJson, textOf, timeOf, wordOf } from './json.ts';
import { isMalwareId, type NamedAdvisory } from './malware-record.ts';

export interface AdvisoryCopy {
  /** When it was last known to be true, and up to which change it goes; ISO 8601. */
  readonly asOf: string;
  readonly lastChange: string;
  /** How many projects it speaks of. */
  readonly names: number;
  /** What it says of the project with this canonical name. */
  find(name: string): readonly Advisory[];
  /** A packed copy without the records that have these ids, and with others. */
  replace(ids: ReadonlySet<string>, added: Iterable<NamedAdvisory>, times: CopyTimes): Uint8Array;
}

export type CopyTimes = Pick<AdvisoryCopy, 'asOf' | 'lastChange'>;

const magic = 'antivenom-advisories 1\n';
/** The head is far shorter. */
const longestHead = 1000;
/** Summaries are shown in one line. */
const longestSummary = 200;
const mostAliases = 10;

const tab = 0x09;
const newline = 0x0a;

/** The same entries in any order give the same bytes. */
export function packAdvisories(entries: Iterable<NamedAdvisory>, times: CopyTimes): Uint8Array {
  return pack(withAdded(new Map(), new Set(), entries), times);
}

/** By name, the records as they stand behind it in its line. */
type Lines = ReadonlyMap<string, string>;

function pack(lines: Lines, { asOf, lastChange }: CopyTimes): Uint8Array {
  const encoder = new TextEncoder();
  const names = [...lines.keys()].sort();
  const body = encoder.encode(names.map(name => `${name}\t${lines.get(name)}\n`).join(''));
  const about = { asOf, lastChange, names: names.length, bytes: body.length };
  const head = encoder.encode(`${magic}${JSON.stringify(about)}\n`);
  const file = new Uint8Array(head.length + body.length);
  file.set(head);
  file.set(body, head.length);
  return file;
}

/**
 * Keeps `bytes`, which must not change. Null for what is foreign, cut short or of another version. Bytes that are
 * damaged in the middle give wrong answers but never an error: whoever keeps the file adds a sum to it.
 */
export function openAdvisoryCopy(bytes: Uint8Array): AdvisoryCopy | null {
  const end = bytes.subarray(0, longestHead).indexOf(newline, magic.length);
  if (end < 0 || decode(bytes.subarray(0, magic.length)) !== magic) return null;
  const about = objectOf(parseJson(decode(bytes.subarray(magic.length, end))));
  const asOf = timeOf(about?.['asOf']);
  const lastChange = timeOf(about?.['lastChange']);
  const names = countOf(about?.['names']);
  const body = bytes.subarray(end + 1);
  if (asOf === null || lastChange === null || names === null || about?.['bytes'] !== body.length) return null;
  if (body.length > 0 && body.at(-1) !== newline) return null;
  return {
    asOf,
    lastChange,
    names,
    find: name => {
      const line = lineOf(body, name);
      return line ? advisoriesIn(decode(line.subarray(line.indexOf(tab) + 1))) : [];
    },
    replace: (ids, added, times) => pack(withAdded(linesOf(decode(body)), ids, added), times),
  };
}

function linesOf(body: string): Lines {
  const lines = new Map<string, string>();
  for (const line of body.split('\n')) {
    const end = line.indexOf('\t');
    const name = line.slice(0, Math.max(0, end));
    if (isValidName(name)) lines.set(name, line.slice(end + 1));
  }
  return lines;
}

/** Most lines stay as they are and are not parsed. */
function withAdded(lines: Lines, ids: ReadonlySet<string>, added: Iterable<NamedAdvisory>): Lines {
  const touched = new Map<string, Advisory[]>();
  const touch = (name: string): Advisory[] => {
    const known = touched.get(name) ?? advisoriesIn(lines.get(name) ?? '').filter(({ id }) => !ids.has(id));
    touched.set(name, known);
    return known;
  };
  for (const [name, line] of lines)
    if (line.match(/MAL-[0-9A-Za-z-]+/g)?.some(id => ids.has(id))) touch(name);
  for (const { name, advisory } of added) touch(name).push(advisory);
  const merged = new Map(lines);
  for (const [name, advisories] of touched) {
    const records = advisories.sort((a, b) => (a.id < b.id ? -1 : 1)).map(recordOf);
    if (records.length > 0) merged.set(name, JSON.stringify(records));
    else merged.delete(name);
  }
  return merged;
}

/** The line that begins with the name and a tab, by halving: each step looks at the line around the middle. */
function lineOf(body: Uint8Array, name: string): Uint8Array | null {
  let low = 0;
  let high = body.length;
  while (low < high) {
    const start = lineStart(body, (low + high) >> 1);
    const end = lineEnd(body, start);
    const order = compareName(name, body, start, end);
    if (order === 0) return body.subarray(start, end);
    if (order < 0) high = start;
    else low = end + 1;
  }
  return null;
}

function lineStart(body: Uint8Array, at: number): number {
  return at === 0 ? 0 : body.lastIndexOf(newline, at - 1) + 1;
}

function lineEnd(body: Uint8Array, from: number): number {
  const end = body.indexOf(newline, from);
  return end < 0 ? body.length : end;
}

/** Below zero where `name` comes before the line's own. */
function compareName(name: string, body: Uint8Array, start: number, end: number): number {
  for (let i = 0; ; i++) {
    const byte = start + i < end ? (body[start + i] ?? tab) : tab;
    const isEnd = byte === tab;
    if (i === name.length) return isEnd ? 0 : -1;
    if (isEnd) return 1;
    const difference = name.charCodeAt(i) - byte;
    if (difference !== 0) return difference;
  }
}

type PackedRange = readonly [string, string | null, string | null];

function recordOf({
  id,
  summary,
  published,
  aliases,
  versions,
  ranges,
  sources,
}: Advisory): readonly unknown[] {
  const packedRanges = ranges.map(
    ({ introduced, fixed, lastAffected }): PackedRange => [introduced, fixed, lastAffected],
  );
  const cut = textOf(summary, longestSummary);
  return [id, cut, published, aliases.slice(0, mostAliases), versions, packedRanges, sources];
}

function advisoriesIn(records: string): Advisory[] {
  return itemsOf(parseJson(records), 10_000).flatMap(advisoryOf);
}

function advisoryOf(value: unknown): Advisory[] {
  const [id, summary, published, aliases, versions, ranges, sources] = itemsOf(value, 7);
  const word = wordOf(id, 100);
  if (!word || !isMalwareId(word)) return [];
  return [
    {
      id: word,
      isMalware: true,
      summary: textOf(summary, longestSummary),
      published: timeOf(published),
      withdrawn: null,
      aliases: itemsOf(aliases, mostAliases).flatMap(alias => wordOf(alias, 100) ?? []),
      versions: itemsOf(versions, 20_000).flatMap(version => wordOf(version, 200) ?? []),
      ranges: itemsOf(ranges, 1000).flatMap(rangeOf),
      sources: countOf(sources) ?? 0,
    },
  ];
}

function rangeOf(value: unknown): AffectedRange[] {
  const [from, fixed, last] = itemsOf(value, 3);
  const introduced = wordOf(from, 200);
  return introduced ? [{ introduced, fixed: wordOf(fixed, 200), lastAffected: wordOf(last, 200) }] : [];
}

const utf8 = new TextDecoder();

function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
