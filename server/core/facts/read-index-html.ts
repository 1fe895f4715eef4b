/**
 * The HTML form of an index page, which is all that many private indexes have. A scanner of our own that only looks
 * for tags and their attributes: each character is passed once, whatever stands there.
 */
import { lastPathPart, resolveAddress } from '../addresses.ts';
import { fileVersion, isDistribution } from './file-version.ts';
import type { IndexFile, IndexPage } from './index-page.ts';
import { fileNameOf, isForeignApi, mostFiles, statusOf } from './index-words.ts';
import { digestOf, textOf, wordOf } from './json.ts';

/** Null for a page that shows no sign of being an index's: no file, no version of the API, no usual title. */
export function readIndexHtml(html: string, baseUrl: string, name: string): IndexPage | null {
  const files: IndexFile[] = [];
  const meta = new Map<string, string>();
  let base = baseUrl;
  let isIndex = false;
  for (const tag of tagsOf(html)) {
    if (tag.name === 'base') {
      base = resolveAddress(tag.attributes.get('href') ?? '', baseUrl) ?? baseUrl;
    } else if (tag.name === 'meta') {
      const key = tag.attributes.get('name')?.toLowerCase() ?? '';
      if (key.startsWith('pypi:') && !meta.has(key)) meta.set(key, tag.attributes.get('content') ?? '');
    } else if (tag.name === 'title' || tag.name === 'h1') {
      isIndex ||= /^\s*(?:links for|simple index)\b/i.test(html.slice(tag.end, tag.end + 100));
    } else if (tag.name === 'a' && files.length < mostFiles) {
      const file = fileOf(tag, html, base, name);
      if (file) files.push(file);
    }
  }
  if (isForeignApi(meta.get('pypi:repository-version'))) return null;
  if (!isIndex && files.length === 0 && meta.size === 0) return null;
  return {
    status: statusOf(meta.get('pypi:project-status')),
    statusReason: textOf(meta.get('pypi:project-status-reason'), 1000),
    files,
  };
}

function fileOf({ attributes, end }: Tag, html: string, base: string, name: string): IndexFile | null {
  const href = attributes.get('href')?.trim() ?? '';
  const url = href === '' ? null : resolveAddress(href, base);
  if (!url) return null;
  const filename = fileNameOf([lastPathPart(url), shownText(html, end)].find(isDistribution));
  if (!filename) return null;
  const provenance = wordOf(attributes.get('data-provenance'), 4000);
  const yanked = attributes.get('data-yanked');
  return {
    filename,
    version: fileVersion(filename, name),
    url,
    hashes: hashesIn(href),
    uploaded: null,
    size: null,
    requiresPython: textOf(attributes.get('data-requires-python'), 500),
    // An empty attribute counts too: the file is yanked without a reason.
    yanked: yanked !== undefined && (textOf(yanked, 1000) ?? true),
    provenance: provenance && resolveAddress(provenance, base),
  };
}

/** `#sha256=…`, among other things perhaps. */
function hashesIn(href: string): Record<string, string> {
  const fragment = href.includes('#') ? href.slice(href.indexOf('#') + 1).slice(0, 1000) : '';
  for (const part of fragment.split('&')) {
    const [, algorithm = '', digest] = /^(md5|sha\d{1,3})=(.+)$/i.exec(part) ?? [];
    const hex = digestOf(digest);
    if (hex) return { [algorithm.toLowerCase()]: hex };
  }
  return {};
}

function shownText(html: string, start: number): string {
  const text = html.slice(start, start + 600);
  return withoutEntities(text.split('<', 1)[0] ?? '').trim();
}

interface Tag {
  /** Lower-case. */
  readonly name: string;
  /** Lower-case names; of two with one name the first, as in browsers. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the text after it begins. */
  readonly end: number;
}

/** The opening tags, without comments, scripts and styles. What is not closed reaches to the end of the page. */
function* tagsOf(html: string): Generator<Tag, void> {
  let at = html.indexOf('<');
  while (at >= 0) {
    let end = at + 1;
    if (html.startsWith('<!--', at)) {
      end = html.indexOf('-->', at + 4);
    } else if (/[a-zA-Z]/.test(html[end] ?? '')) {
      const tag = readTag(html, end);
      if (!tag) return;
      yield tag;
      end = tag.end;
      if (tag.name === 'script' || tag.name === 'style') end = endOfRawText(html, end, tag.name);
    }
    if (end < 0) return;
    at = html.indexOf('<', end);
  }
}

/** More attributes than any tag has are passed over. */
const mostAttributes = 30;

const tagName = /[^\s/>]+/y;
/** Name, and perhaps a value in quotes or without; or a character that belongs to neither. */
const attribute = /[\s/]+|([^\s/>=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?|=/y;

/** Null where the tag is never closed. */
function readTag(html: string, start: number): Tag | null {
  tagName.lastIndex = start;
  const name = tagName.exec(html)?.[0] ?? '';
  const attributes = new Map<string, string>();
  let at = start + name.length;
  while (at < html.length && html[at] !== '>') {
    attribute.lastIndex = at;
    const found = attribute.exec(html);
    if (!found) return null;
    at = attribute.lastIndex;
    const key = found[1]?.toLowerCase();
    const value = found[3] ?? found[4] ?? found[5];
    // A quote that is opened and never closed swallows the rest of the page.
    if (value === undefined && found[2] && /["']/.test(html[at] ?? '')) return null;
    if (key === undefined || attributes.size >= mostAttributes || attributes.has(key)) continue;
    attributes.set(key, withoutEntities(value ?? ''));
  }
  return at < html.length ? { name: name.toLowerCase(), attributes, end: at + 1 } : null;
}

function endOfRawText(html: string, start: number, name: string): number {
  const close = name === 'script' ? /<\/script/gi : /<\/style/gi;
  close.lastIndex = start;
  return close.exec(html)?.index ?? -1;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** The few entities that index pages write, and all numbers. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));?/gi,
    (whole, hex, decimal, word) => {
      if (word) return entities.get(word.toLowerCase()) ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
