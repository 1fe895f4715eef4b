/** Speaks as PyPI: the Index API in JSON and HTML, the JSON API, and the Integrity API. */
import { createHash } from 'node:crypto';
import { canonicalName } from '../../../server/core/names/canonical.ts';
import { type Answer, type Asked, json, partsOf, plain } from './answer.ts';
import type { Catalogue } from './catalogue.ts';
import { indexHtml } from './index-html.ts';
import { projectJson } from './project-json.ts';
import { provenanceOf } from './provenance.ts';
import type { ServedFile } from './release-files.ts';
import { filesOf, type Served } from './served.ts';

/** `base` is where this server is reached, for the addresses inside its answers. */
export function answerPypi(asked: Asked, catalogue: Catalogue, base: string): Answer {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return plain(405, 'Method Not Allowed');
  const [api, name = '', ...rest] = partsOf(asked.path) ?? [];
  if (api !== 'packages' && name !== '' && name !== canonicalName(name)) {
    return redirect(asked.path.replace(/^(\/[^/]+\/)[^/]+/, `$1${canonicalName(name)}`));
  }
  if (api === 'simple' && name === '' && rest.length === 0) return answerListing(asked, catalogue);
  if (api === 'packages') return answerFile(rest.at(-1) ?? '', catalogue);
  const served = catalogue.find(name);
  if (api === 'simple') return answerIndex(asked, served, name, rest, base);
  if (api === 'pypi') return answerJson(asked, served, rest.filter(Boolean), base);
  if (api === 'integrity') return answerIntegrity(asked, served, rest, name);
  return plain(404, '404 Not Found');
}

const jsonType = 'application/vnd.pypi.simple.v1+json';
const htmlType = 'application/vnd.pypi.simple.v1+html';

function answerIndex(
  asked: Asked,
  served: Served | null,
  name: string,
  rest: readonly string[],
  base: string,
): Answer {
  if (rest.length === 0) return redirect(`/simple/${name}/`);
  if (rest.length > 1 || rest[0] !== '' || !served) return plain(404, '404 Not Found');
  const type = offeredType(asked.headers.accept ?? '*/*');
  const page = indexPage(served, base);
  const body = type === jsonType ? JSON.stringify(page) : indexHtml(page);
  return cached(asked, served, 600, {
    status: 200,
    headers: { 'content-type': type === 'text/html' ? 'text/html; charset=UTF-8' : type, vary: 'Accept' },
    body,
  });
}

/** All of PyPI's names, 44 MB. The HTML form is left out, since nobody needs it. */
function answerListing(asked: Asked, catalogue: Catalogue): Answer {
  if (offeredType(asked.headers.accept ?? '*/*') !== jsonType)
    return plain(200, '<!DOCTYPE html><title>Simple index</title>', { 'content-type': 'text/html' });
  const projects = catalogue.names().map((name, place) => ({ '_last-serial': 30_000_000 + place, name }));
  return json(
    { meta: { '_last-serial': 31_000_000, 'api-version': '1.4' }, projects },
    { 'content-type': jsonType },
  );
}

/** The most wanted of the three types; of equally wanted ones HTML, as on PyPI: so for every type that it has not. */
function offeredType(accept: string): string {
  const wanted = new Map<string, number>();
  for (const item of accept.split(',')) {
    const [type = '', ...settings] = item.split(';').map(word => word.trim().toLowerCase());
    const weight = settings.find(setting => setting.startsWith('q='));
    wanted.set(type, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const weightOf = (type: string): number => wanted.get(type) ?? wanted.get('*/*') ?? 0;
  const [best = 'text/html'] = ['text/html', htmlType, jsonType].sort((a, b) => weightOf(b) - weightOf(a));
  return best;
}

export type IndexAnswer = ReturnType<typeof indexPage>;

function indexPage({ name, status, statusReason, releases }: Served, base: string) {
  return {
    'alternate-locations': [],
    files: releases.flatMap(release =>
      filesOf(name, release).map(file => ({
        'core-metadata': false,
        'data-dist-info-metadata': false,
        filename: file.filename,
        hashes: file.flaw === 'no-hash' ? {} : { sha256: file.sha256 },
        provenance:
          release.attestedBy &&
          `${base}/integrity/${name}/${encodeURIComponent(release.version)}/${encodeURIComponent(file.filename)}/provenance`,
        'requires-python': '>=3.9',
        size: file.size,
        'upload-time': release.uploaded,
        url: flawedAddress(file, base) ?? fileAddress(base, file.blake2b, file.filename),
        yanked: release.yanked,
      })),
    ),
    meta: { '_last-serial': serialOf(name), 'api-version': '1.4' },
    name,
    'project-status': { status, ...(statusReason === null ? {} : { reason: statusReason }) },
    versions: releases.map(({ version }) => version),
  };
}

function answerJson(asked: Asked, served: Served | null, rest: readonly string[], base: string): Answer {
  const version = rest.length === 2 ? rest[0] : null;
  const isRoute = rest.at(-1) === 'json' && rest.length <= 2;
  const body =
    isRoute && served?.inJson
      ? projectJson(served, version ?? null, serialOf(served.name), (blake, file) =>
          fileAddress(base, blake, file),
        )
      : null;
  if (!served || body === null) return json({ message: 'Not Found' }, {}, 404);
  return cached(asked, served, 900, json(body, { 'access-control-allow-origin': '*' }));
}

/** Under any hash, since the name of a file says which one it is. */
function answerFile(filename: string, catalogue: Catalogue): Answer {
  const stem = filename.replace(/\.tar\.gz$/, '');
  const name = canonicalName(stem.split('-', 1)[0] ?? '');
  const served = catalogue.find(name);
  const files = served?.releases.flatMap(release => filesOf(name, release)) ?? [];
  const file = files.find(each => each.filename === filename);
  if (!file) return plain(404, '404 Not Found');
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
}

function flawedAddress({ filename, flaw }: ServedFile, base: string): string | null {
  if (flaw === 'elsewhere') return `http://files.invalid/${filename}`;
  return flaw === 'secret' ? `${base.replace('://', '://user:secret@')}/packages/${filename}` : null;
}

function answerIntegrity(asked: Asked, served: Served | null, rest: readonly string[], name: string): Answer {
  const [version = '', filename = '', word] = rest;
  const type = 'application/vnd.pypi.integrity.v1+json';
  const accepted = (asked.headers.accept ?? '*/*').split(',').map(item => item.split(';', 1)[0]?.trim());
  if (!accepted.some(item => [type, 'application/json', '*/*'].includes(item ?? ''))) {
    return json({ message: 'Request not acceptable' }, {}, 406);
  }
  const release = served?.releases.find(one => one.version === version);
  const file = release && filesOf(name, release).find(one => one.filename === filename);
  if (!served || word !== 'provenance' || !release?.attestedBy || !file) {
    return json({ message: `No provenance available for ${filename}` }, {}, 404);
  }
  return cached(asked, served, 600, json(provenanceOf(file, release.attestedBy), { 'content-type': type }));
}

/** With the headers of a cached answer; without the body where the asker has it already. */
function cached(asked: Asked, served: Served, seconds: number, answer: Answer): Answer {
  const etag = `"${createHash('md5').update(answer.body).digest('hex')}"`;
  const headers = {
    ...answer.headers,
    etag,
    'cache-control': `max-age=${seconds}, public`,
    'x-pypi-last-serial': String(serialOf(served.name)),
  };
  return asked.headers['if-none-match'] === etag
    ? { status: 304, headers, body: '' }
    : { ...answer, headers };
}

function redirect(location: string): Answer {
  return plain(301, '', { location });
}

function fileAddress(base: string, blake2b: string, filename: string): string {
  const folders = `${blake2b.slice(0, 2)}/${blake2b.slice(2, 4)}/${blake2b.slice(4)}`;
  return `${base}/packages/${folders}/${encodeURIComponent(filename)}`;
}

function serialOf(name: string): number {
  return 30_000_000 + name.length * 1000 + name.charCodeAt(0);
}
