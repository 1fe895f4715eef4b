/**
 * What is being typed at a place of a text: the name of a project, or a version of one. Half-typed text often holds no
 * dependency there yet, so a word that nobody writes is put in its place, and the format is asked what it reads: where
 * the word comes back as a name or in a specifier, that is what is typed. So no format needs a rule of its own for this.
 */
import type { Dependency } from '../../core/dependency.ts';
import type { Format } from '../../core/formats/format.ts';
import type { LineMemory } from '../../core/formats/requirements/line-memory.ts';
import { canonicalName, isValidName } from '../../core/names/canonical.ts';
import type { Span } from '../../core/span.ts';

/** `span` is all of the word under the cursor, `typed` the part of it before the cursor; both may be empty. */
export type Typed =
  | { readonly kind: 'name'; readonly span: Span; readonly typed: string }
  | { readonly kind: 'version'; readonly span: Span; readonly typed: string; readonly canonical: string };

/** Null at every other place, in imports and lock files too, and where no public index would be asked for the name. */
export function typedAt(text: string, offset: number, format: Format, lines?: LineMemory): Typed | null {
  // Python source is typed at length, and only a script's own comment names projects in it.
  if (format.id === 'python' && !isInComment(text, offset)) return null;
  const read: Read = changed => format.parse(changed, lines).dependencies.filter(isTyped);
  const before = characterBefore(text, wordAround(text, offset, inVersion).start);
  if (/[=<>~^]/.test(before)) return versionAt(text, offset, read) ?? nameAt(text, offset, read);
  // A poetry version is a string of its own, as is a whole requirement elsewhere.
  return nameAt(text, offset, read) ?? (/["']/.test(before) ? versionAt(text, offset, read) : null);
}

type Read = (text: string) => readonly Dependency[];

const nameTyped = 'antivenom7309113';
const versionTyped = '7309.113.5077';

function nameAt(text: string, offset: number, read: Read): Typed | null {
  const word = wordAround(text, offset, inName);
  // Dashes before a name are those of an option.
  let { start } = word;
  while (start < offset && /[-_.]/.test(text.charAt(start))) start++;
  const span = { start, end: word.end };
  const isThere = (changed: string) =>
    read(replaced(text, span, changed)).some(
      ({ name, span: place }) => name === nameTyped && place.start === start,
    );
  // A key of a table is none before its value is typed.
  const isLastOnLine = /^[^\S\n]*(?:\r?\n|$)/.test(text.slice(word.end, word.end + 200));
  if (!isThere(nameTyped) && !(isLastOnLine && isThere(`${nameTyped} = "*"`))) return null;
  return { kind: 'name', span, typed: text.slice(start, offset) };
}

function versionAt(text: string, offset: number, read: Read): Typed | null {
  const span = wordAround(text, offset, inVersion);
  const holder = read(replaced(text, span, versionTyped)).find(each => each.specifier.includes(versionTyped));
  if (!holder?.name || !isValidName(holder.name)) return null;
  const typed = text.slice(span.start, offset);
  return { kind: 'version', span, typed, canonical: canonicalName(holder.name) };
}

function isTyped({ kind, source }: Dependency): boolean {
  return (kind === 'requirement' || kind === 'install-command') && source === 'index';
}

const inName = /[A-Za-z0-9._-]/;
const inVersion = /[A-Za-z0-9.+!*_-]/;
/** No name or version is longer. */
const longestWord = 200;

function wordAround(text: string, offset: number, character: RegExp): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && offset - start < longestWord && character.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - offset < longestWord && character.test(text.charAt(end))) end++;
  return { start, end };
}

/** The last character before a place that is no blank, line ends included: a clause may go on in the next line. */
function characterBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - longestWord), offset).trimEnd();
  return before.slice(-1);
}

function replaced(text: string, { start, end }: Span, word: string): string {
  return text.slice(0, start) + word + text.slice(end);
}

function isInComment(text: string, offset: number): boolean {
  return text.startsWith('#', text.lastIndexOf('\n', offset - 1) + 1);
}
