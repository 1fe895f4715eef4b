/** Reads records of the OSV format, and the lists of record ids that OSV answers with. */
import { canonicalName } from '../names/canonical.ts';
import { compareVersions } from '../python/version.ts';
import type { Advisory, AffectedRange } from './advisory.ts';
import { fieldsOf, itemsOf, type JsonObject, objectOf, parseJson, textOf, timeOf, wordOf } from './json.ts';

/** More versions than any project has. */
const mostVersions = 20_000;
const mostRanges = 1000;

/**
 * What the record says of the PyPI project with this canonical name; withdrawn records too, which say when. Null
 * where it speaks of other projects alone, is no record, or is one of the raw imports that nobody has reviewed
 * (`MAL-0000-…`).
 */
export function readAdvisory(json: unknown, name: string): Advisory | null {
  const record = objectOf(json);
  const id = wordOf(record?.['id'], 100);
  if (!record || !id || id.startsWith('MAL-0000-')) return null;
  const affected = itemsOf(record['affected'], 1000)
    .map(fieldsOf)
    .filter(entry => isAbout(fieldsOf(entry['package']), name));
  if (affected.length === 0) return null;
  return {
    id,
    isMalware: id.startsWith('MAL-'),
    summary: textOf(record['summary'], 500) ?? textOf(firstLine(record['details']), 500),
    published: timeOf(record['published']),
    withdrawn: withdrawnOf(record),
    aliases: wordsOf(record['aliases'], 100, 100),
    versions: affected.flatMap(entry => wordsOf(entry['versions'], mostVersions, 200)).slice(0, mostVersions),
    ranges: affected.flatMap(rangesOf).slice(0, mostRanges),
    sources: sourcesOf(record),
  };
}

/** One answer of OSV's `querybatch`: for each query in its order. */
export interface QueryResult {
  readonly ids: readonly { readonly id: string; readonly modified: string | null }[];
  /** To be sent again with the same query for the rest; a page may have nothing but this. */
  readonly pageToken: string | null;
}

/** Null for what is no such answer. */
export function readQueryBatch(body: string): readonly QueryResult[] | null {
  const answer = objectOf(parseJson(body));
  if (!answer || !Array.isArray(answer['results'])) return null;
  return itemsOf(answer['results'], 1000).map(item => {
    const { vulns, next_page_token: token } = fieldsOf(item);
    const ids = itemsOf(vulns, 10_000).flatMap(found => {
      const { id, modified } = fieldsOf(found);
      const word = wordOf(id, 100);
      return word ? [{ id: word, modified: timeOf(modified) }] : [];
    });
    return { ids, pageToken: wordOf(token, 5000) };
  });
}

function isAbout({ ecosystem, name: found }: JsonObject, name: string): boolean {
  return ecosystem === 'PyPI' && typeof found === 'string' && canonicalName(found) === name;
}

function firstLine(details: unknown): string | undefined {
  return textOf(details, 2000)?.split('\n', 1)[0];
}

/** A record that says it is withdrawn is, even where the time cannot be read. */
function withdrawnOf(record: JsonObject): string | null {
  const when = textOf(record['withdrawn'], 40);
  return when && (timeOf(when) ?? when);
}

function wordsOf(value: unknown, most: number, longest: number): string[] {
  return itemsOf(value, most).flatMap(item => wordOf(item, longest) ?? []);
}

/** How many names of reporters stand in the record, each once. */
function sourcesOf(record: JsonObject): number {
  const origins = fieldsOf(record['database_specific'])['malicious-packages-origins'];
  return new Set(itemsOf(origins, 1000).flatMap(origin => wordOf(fieldsOf(origin)['source'], 200) ?? []))
    .size;
}

function rangesOf(entry: JsonObject): AffectedRange[] {
  return (
    itemsOf(entry['ranges'], 100)
      .map(fieldsOf)
      // The other kind, `GIT`, speaks of commits.
      .filter(({ type }) => type === 'ECOSYSTEM' || type === 'SEMVER')
      .flatMap(range => pairedEvents(itemsOf(range['events'], 1000).flatMap(eventOf)))
  );
}

interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'last_affected';
  readonly version: string;
}

function eventOf(value: unknown): RangeEvent[] {
  const event = fieldsOf(value);
  for (const kind of ['introduced', 'fixed', 'last_affected'] as const) {
    const version = wordOf(event[kind], 200);
    if (version) return [{ kind, version }];
  }
  return [];
}

/** Events may stand in any order; sorted, each end belongs to the beginning before it. */
function pairedEvents(events: readonly RangeEvent[]): AffectedRange[] {
  const ranges: AffectedRange[] = [];
  let open: string | null = null;
  for (const { kind, version } of [...events].sort(byVersion)) {
    if (kind === 'introduced') {
      open ??= version;
    } else if (open !== null) {
      ranges.push({
        introduced: open,
        fixed: kind === 'fixed' ? version : null,
        lastAffected: kind === 'fixed' ? null : version,
      });
      open = null;
    }
  }
  if (open !== null) ranges.push({ introduced: open, fixed: null, lastAffected: null });
  return ranges;
}

/** `0` is before all versions, even before `0.dev1`. */
function byVersion(a: RangeEvent, b: RangeEvent): number {
  const first = Number(b.version === '0') - Number(a.version === '0');
  return first || compareVersions(a.version, b.version);
}
