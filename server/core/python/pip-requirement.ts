/**
 * One requirement as pip takes it, on a line of its own or as an argument of `pip install`: a PEP 508 specifier, or the
 * address of a repository, an archive or a folder. What may stand on the disk is judged by its spelling alone.
 */
import type { Source } from '../dependency.ts';
import type { Span } from '../span.ts';
import { isPythonSpace, stripped } from './blanks.ts';
import { parseRequirement } from './pep508.ts';

export interface PipRequirement {
  /** Null for an address that does not tell the name; `span` is then the whole address. */
  readonly name: string | null;
  readonly span: Span;
  readonly specifier: string;
  readonly extras: readonly string[];
  readonly marker: string | null;
  readonly source: Source;
  /** As written, of a repository or an archive. */
  readonly address?: string;
  /** True where the address carries the hash of the file. */
  readonly hashed: boolean;
}

export interface PipReading {
  /** Null where no requirement can be meant, or where an environment variable stands in for the name. */
  readonly requirement: PipRequirement | null;
  readonly problem: { readonly span: Span; readonly message: string } | null;
}

const environmentVariable = /\$\{[A-Z0-9_]+\}/;

/**
 * Reads `text.slice(start, end)`; spans count from the start of `text`. A name that no project can have comes out as
 * written and is no problem here: judging names is the work of rules. `editable` is for the value of `-e`.
 */
export function parsePipRequirement(
  text: string,
  start = 0,
  end = text.length,
  editable = false,
): PipReading {
  const trimmed = stripped(text, start, end);
  const source = text.slice(0, trimmed.end);
  const kind = addressKind(source, trimmed.start, editable);
  if (kind) return { requirement: address(source, trimmed.start, kind), problem: null };
  return named(source, trimmed.start);
}

function named(source: string, start: number): PipReading {
  const written = source.slice(start);
  // pip takes `name;` for a name; a specifier elsewhere may not end so.
  const semicolon = /[^;];$/.test(written) ? source.length - 1 : source.length;
  const read = parseRequirement(source, start, semicolon);
  const isOpen = environmentVariable.test(written);
  const mistake = read.problems.find(problem => problem.part !== 'name');
  const problem = mistake && !isOpen ? { span: mistake.span, message: mistake.message } : null;
  if (!read.name) {
    const message = 'pip cannot read this line: it takes one requirement a line';
    return { requirement: null, problem: problem && { span: problem.span, message } };
  }
  const requirement = {
    name: read.name.text,
    span: read.name.span,
    specifier: read.specifier?.text ?? '',
    extras: read.extras.map(extra => extra.text),
    marker: read.marker?.text ?? null,
    source: read.url ? sourceOfAddress(read.url.text) : 'index',
    ...addressOf(read.url?.text),
    hashed: read.url !== null && hasHash(read.url.text),
  } as const;
  // Other installers write `name@1.0`; pip would look for a file of that name.
  if (read.url && /^[\^~<>=]*[0-9]+(?:\.[0-9]+)*$/.test(read.url.text))
    return {
      requirement: { ...requirement, source: 'index' },
      problem: { span: read.url.span, message: "A version follows '==', not '@'" },
    };
  return { requirement, problem };
}

type AddressKind = 'vcs' | 'url' | 'path';

/** What kind of address stands behind the `@` of a direct reference. */
export function sourceOfAddress(url: string): AddressKind {
  if (/^(?:git|hg|svn|bzr)(?:\+|:)/i.test(url) || /^git@[^\s:]+:/.test(url)) return 'vcs';
  return /^(?:[a-z][a-z0-9+.-]+:|\$\{)/i.test(url) && !/^file:/i.test(url) ? 'url' : 'path';
}

/** A field for dependencies that come from a repository or an archive; none for a path. */
export function addressOf(written: string | undefined): { readonly address?: string } {
  return written !== undefined && sourceOfAddress(written) !== 'path' ? { address: written } : {};
}

const scheme = /^(?:[a-z][a-z0-9+.-]+:\/|file:|(?:git|hg|svn|bzr)\+|git@[^\s:@]+:(?!\/\/))/i;
const archive = /\.(?:whl|zip|tar|tgz|tbz|txz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))(?:\[[^\][]*\])?$/i;

/** A cheap look first: nearly every line is a plain name. */
const addressLike = /[\\/:]|^[.~$]|\.(?:whl|zip|t[a-z]+)/i;

/** Null for what can only be a name. */
function addressKind(source: string, start: number, editable: boolean): AddressKind | null {
  if (!editable && !addressLike.test(source.slice(start))) return null;
  const head = source.slice(start, start + 300);
  if (scheme.test(head)) return sourceOfAddress(head);
  if (/^(?:\.\.?(?:[\\/[;#]|$)|[a-z]:[\\/]|~[\\/]|\$\{[A-Z0-9_]+\}[\\/])/i.test(head)) return 'path';
  const body = source.slice(start, bodyEnd(source, start, 'path'));
  const at = body.indexOf('@');
  const beforeAt = at < 0 ? body : body.slice(0, at);
  const isWord = !hasBlank(body);
  if (editable && at < 0 && isWord) return 'path';
  // A slash before any `@`, and no word after: `vendor/tool`. Two slashes open a comment of another language.
  if (isWord && /[\\/]/.test(beforeAt) && !/^[\\/]{2}/.test(body) && !/[<>=!"'({]/.test(body)) return 'path';
  return isWord && at < 0 && !/[<>=!~,]/.test(body) && archive.test(body) ? 'path' : null;
}

function address(source: string, start: number, kind: AddressKind): PipRequirement {
  const end = bodyEnd(source, start, kind);
  const marker = source.slice(end).replace(/^[;\s]+/, '');
  const hash = source.slice(start, end).indexOf('#');
  const fragment = hash < 0 ? end : start + hash;
  const name = eggName(source, fragment, end) ?? wheelName(source, start, fragment);
  return {
    name: name && source.slice(name.start, name.end),
    span: name ?? { start, end },
    specifier: '',
    extras: extrasBehind(source, name && name.start > fragment ? name.end : -1, end),
    marker: marker === '' ? null : marker,
    source: kind,
    ...addressOf(source.slice(start, end)),
    hashed: hasHash(source.slice(start, end)),
  };
}

/** An address ends before its marker: at a `;` with a blank beside it, in a path at any `;`. */
function bodyEnd(source: string, start: number, kind: AddressKind): number {
  let at = source.indexOf(';', start);
  while (at >= 0 && kind !== 'path' && !isBlankAt(source, at - 1) && !isBlankAt(source, at + 1))
    at = source.indexOf(';', at + 1);
  return stripped(source, start, at < 0 ? source.length : at).end;
}

/** `#egg=NAME`; what stands behind the name (extras, a version, another field) is left out. */
function eggName(source: string, fragment: number, end: number): Span | null {
  const found = /[#&]egg=/.exec(source.slice(fragment, end));
  if (!found) return null;
  const start = fragment + found.index + 5;
  let stop = start;
  while (stop < end && !'&[<>=!~;%#'.includes(source[stop] ?? '') && !isBlankAt(source, stop)) stop++;
  return stop > start ? { start, end: stop } : null;
}

/** A wheel's file name begins with its project's name and has at least four more parts. */
function wheelName(source: string, start: number, fragment: number): Span | null {
  const whole = source.slice(start, fragment);
  const query = whole.indexOf('?');
  const path = (query < 0 ? whole : whole.slice(0, query)).replace(/\[[^\][]*\]$/, '');
  if (!/\.whl$/i.test(path)) return null;
  const from = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const parts = path.slice(from).split('-');
  const length = parts.length >= 5 ? (parts[0] ?? '').length : 0;
  return length > 0 ? { start: start + from, end: start + from + length } : null;
}

/** The names in brackets at `at`, or at the end of the address where `at` is negative. */
function extrasBehind(source: string, at: number, end: number): string[] {
  const open = at < 0 && source[end - 1] === ']' ? source.lastIndexOf('[', end) : at;
  if (open < 0 || source[open] !== '[') return [];
  const close = source.indexOf(']', open);
  if (close < 0 || close > end) return [];
  const names = source.slice(open + 1, close).split(',');
  return names.map(name => name.trim()).filter(name => name !== '');
}

/** True where the fragment of an address carries a hash, as in `#sha256=…`. */
export function hasHash(url: string): boolean {
  const fragment = url.indexOf('#');
  return fragment >= 0 && /[#&](?:md5|sha(?:1|224|256|384|512))=[0-9a-f]{32}/i.test(url.slice(fragment));
}

function hasBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isBlankAt(text, at)) return true;
  return false;
}

function isBlankAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && isPythonSpace(text.charCodeAt(at));
}
