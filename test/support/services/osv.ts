/** Speaks as OSV: queries, single records, and the copies for downloading. Withdrawn records are in the last two only. */
import { canonicalName, isValidName } from '../../../server/core/names/canonical.ts';
import { sameVersion } from '../../../server/core/python/version.ts';
import { type Answer, type Asked, json, partsOf, plain } from './answer.ts';
import type { Catalogue } from './catalogue.ts';
import type { OsvRecord } from './served.ts';
import { storedZip } from './stored-zip.ts';

/** Small, so that paging is seen; the service itself sends about 1,000. */
const pageSize = 3;

export function answerOsv(asked: Asked, catalogue: Catalogue): Answer {
  const parts = partsOf(asked.path) ?? [];
  if (asked.method === 'POST' && parts[0] === 'v1') {
    const query = parsed(asked.body);
    if (parts[1] === 'querybatch') return answerBatch(query, catalogue);
    if (parts[1] === 'query') return answerQuery(query, catalogue);
  }
  const records = catalogue.stated.flatMap(served => served.records);
  if (asked.method === 'GET' && parts[0] === 'v1' && parts[1] === 'vulns') {
    const record = records.find(({ id }) => id === parts[2]);
    return record ? json(record) : json({ code: 5, message: 'Bug not found.' }, {}, 404);
  }
  if (asked.method === 'GET' && parts[0] === 'osv-vulnerabilities' && parts[1] === 'PyPI') {
    return answerCopies(parts[2] ?? '', records);
  }
  return json({ code: 5, message: 'Not Found' }, {}, 404);
}

function answerBatch(query: Fields, catalogue: Catalogue): Answer {
  const queries: unknown[] = Array.isArray(query['queries']) ? query['queries'] : [];
  if (queries.length > 1000) return badRequest('too many queries');
  const results = queries.map(item => matches(item as Fields, catalogue));
  // One bad query spoils them all.
  if (results.includes(null)) return badRequest('invalid query');
  return json({
    results: results.map(page => ({
      ...(page?.records.length ? { vulns: page.records.map(({ id, modified }) => ({ id, modified })) } : {}),
      ...(page?.next ? { next_page_token: page.next } : {}),
    })),
  });
}

function answerQuery(query: Fields, catalogue: Catalogue): Answer {
  const page = matches(query, catalogue);
  if (!page) return badRequest('invalid query');
  return json({
    ...(page.records.length ? { vulns: page.records } : {}),
    ...(page.next ? { next_page_token: page.next } : {}),
  });
}

/** One page; null for a query that the service would refuse. Of more pages than one the first has a token only. */
function matches(query: Fields, catalogue: Catalogue) {
  const { package: asked, version, page_token: token } = (query ?? {}) as { readonly [key: string]: unknown };
  const { name, ecosystem } = (asked ?? {}) as { readonly [key: string]: unknown };
  if (typeof name !== 'string' || !isValidName(name) || ecosystem !== 'PyPI') return null;
  if (version !== undefined && typeof version !== 'string') return null;
  const found = (catalogue.find(canonicalName(name))?.records ?? []).filter(
    record => record.withdrawn === undefined && concerns(record, version),
  );
  if (found.length <= pageSize) return { records: found, next: null };
  if (token === undefined) return { records: [], next: '0' };
  const start = Number(token);
  const next = start + pageSize < found.length ? String(start + pageSize) : null;
  return { records: found.slice(start, start + pageSize), next };
}

/** A record without a list is about every version here. */
function concerns({ affected }: OsvRecord, version: string | undefined): boolean {
  const versions = affected.flatMap(entry => entry.versions ?? []);
  return (
    version === undefined || versions.length === 0 || versions.some(listed => sameVersion(listed, version))
  );
}

function answerCopies(file: string, records: readonly OsvRecord[]): Answer {
  if (file === 'all.zip') {
    const members = records.map(record => ({
      name: `${record.id}.json`,
      data: Buffer.from(JSON.stringify(record)),
    }));
    return { status: 200, headers: { 'content-type': 'application/zip' }, body: storedZip(members) };
  }
  if (file === 'modified_id.csv') {
    const lines = records
      .map(({ id, modified }) => `${modified},${id}`)
      .sort()
      .reverse();
    return plain(200, `${lines.join('\n')}\n`, { 'content-type': 'text/csv' });
  }
  const record = records.find(({ id }) => file === `${id}.json`);
  return record ? json(record) : plain(404, 'NoSuchKey');
}

type Fields = { readonly [key: string]: unknown };

function parsed(body: string): Fields {
  try {
    return JSON.parse(body) as Fields;
  } catch {
    return {};
  }
}

function badRequest(message: string): Answer {
  return json({ code: 3, message }, {}, 400);
}
