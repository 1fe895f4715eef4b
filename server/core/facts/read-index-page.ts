/** Reads a project's page of an index (PEP 503, 592, 658, 691, 700, 714, 740, 792), in JSON or in HTML. */
import { resolveAddress } from '../addresses.ts';
import { fileVersion } from './file-version.ts';
import type { IndexFile, IndexPage } from './index-page.ts';
import { fileNameOf, isForeignApi, mostFiles, statusOf } from './index-words.ts';
import {
  countOf,
  digestOf,
  fieldsOf,
  itemsOf,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
  timeOf,
  wordOf,
} from './json.ts';
import { readIndexHtml } from './read-index-html.ts';

/**
 * `contentType` is the header of the answer, `baseUrl` the address it came from in the end, to which relative ones
 * are resolved, and `name` the project's canonical name, without which file names cannot be split. Null for what is
 * no page of an index in a version of the standard that we know: a sign-in page, say.
 */
export function readIndexPage(
  body: string,
  contentType: string,
  baseUrl: string,
  name: string,
): IndexPage | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const simple = /^application\/vnd\.pypi\.simple\.(?:v1|latest)\+(json|html)$/.exec(type)?.[1];
  if (simple === 'json' || type === 'application/json') return readIndexJson(parseJson(body), baseUrl, name);
  if (simple === 'html' || type === 'text/html') return readIndexHtml(body, baseUrl, name);
  return null;
}

function readIndexJson(json: unknown, baseUrl: string, name: string): IndexPage | null {
  const page = objectOf(json);
  if (!page || !Array.isArray(page['files'])) return null;
  const meta = fieldsOf(page['meta']);
  if (isForeignApi(meta['api-version'])) return null;
  const status = statusFields(page['project-status']) ?? statusFields(meta['project-status']);
  return {
    status: statusOf(status?.['status']),
    statusReason: textOf(status?.['reason'], 1000),
    files: itemsOf(page['files'], mostFiles).flatMap(file => fileOf(fieldsOf(file), baseUrl, name) ?? []),
  };
}

/** The standard's own example has a bare word in `meta`, its text and PyPI have an object at the top. */
function statusFields(value: unknown): JsonObject | null {
  return typeof value === 'string' ? { status: value } : objectOf(value);
}

function fileOf(file: JsonObject, baseUrl: string, name: string): IndexFile | null {
  const filename = fileNameOf(file['filename']);
  const address = wordOf(file['url'], 4000);
  const url = address && resolveAddress(address, baseUrl);
  if (!filename || !url) return null;
  const provenance = wordOf(file['provenance'], 4000);
  return {
    filename,
    version: fileVersion(filename, name),
    url,
    hashes: hashesOf(file['hashes']),
    uploaded: timeOf(file['upload-time']),
    size: countOf(file['size']),
    requiresPython: textOf(file['requires-python'], 500),
    yanked: textOf(file['yanked'], 1000) ?? file['yanked'] === true,
    provenance: provenance && resolveAddress(provenance, baseUrl),
  };
}

function hashesOf(value: unknown): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const [algorithm, digest] of Object.entries(fieldsOf(value)).slice(0, 20)) {
    const hex = digestOf(digest);
    // No key can begin with `__proto__`'s underscore.
    if (hex && /^[a-z][a-z0-9_]{1,19}$/i.test(algorithm)) hashes[algorithm.toLowerCase()] = hex;
  }
  return hashes;
}
