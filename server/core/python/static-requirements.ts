/** Requirements out of strings in Python code, such as the lists of a `setup.py`. */
import type { Dependency, Problem, Reference } from '../dependency.ts';
import type { Span } from '../span.ts';
import { parseRequirement } from './pep508.ts';
import { addressOf, hasHash, sourceOfAddress } from './pip-requirement.ts';
import type { StaticFile } from './static-file.ts';
import { staticString } from './static-strings.ts';
import type { FoundString } from './static-values.ts';
import { tokensOf } from './tokens.ts';

/** Where the requirements of a string stand, for all of them. */
export interface Place {
  readonly group: string;
  /** A condition that holds for the whole list, as setuptools writes it into the name of an extra. */
  readonly marker: string | null;
}

/** setuptools takes one requirement a line, passes over empty lines and comments, and so does this. */
export function readRequirements(
  found: FoundString,
  place: Place,
  dependencies: Dependency[],
  problems: Problem[],
): void {
  const pieces = piecesOf(found);
  for (const piece of pieces) {
    const isLast = piece === pieces.at(-1);
    readRequirement(found, piece, found.isOpen && isLast, pieces.length === 1, place, dependencies, problems);
  }
}

function piecesOf({ value, split }: FoundString): readonly Span[] {
  const piece = split === 'blanks' ? /\S+/g : /[^\n\r]+/g;
  const pieces: Span[] = [];
  for (const { index, 0: text } of value.matchAll(piece)) {
    if (text.trim() === '' || /^\s*#/.test(text)) continue;
    const comment = text.indexOf(' #');
    pieces.push({ start: index, end: index + (comment < 0 ? text.length : comment) });
  }
  return pieces;
}

function readRequirement(
  found: FoundString,
  { start, end }: Span,
  isOpen: boolean,
  isOnly: boolean,
  place: Place,
  dependencies: Dependency[],
  problems: Problem[],
): void {
  const read = parseRequirement(found.value, start, end);
  const mistake = read.problems.find(problem => problem.part !== 'name');
  // Of a value that goes on, the name is only known once something stands behind it.
  if (isOpen && (!read.name || read.name.span.end >= end || /[%{}]/.test(read.name.text))) return;
  if (mistake && !isOpen)
    problems.push({
      span: found.spanOf(mistake.span.start, mistake.span.end),
      message: mistake.message,
    });
  if (!read.name) return;
  dependencies.push({
    kind: 'requirement',
    name: read.name.text,
    span: found.spanOf(read.name.span.start, read.name.span.end),
    specifier: read.specifier?.text ?? '',
    extras: read.extras.map(extra => extra.text),
    marker: bothMarkers(place.marker, read.marker?.text ?? null),
    group: place.group,
    source: read.url ? sourceOfAddress(read.url.text) : 'index',
    ...addressOf(read.url?.text),
    hashed: read.url !== null && hasHash(read.url.text),
    removal: isOnly ? found.removal : null,
  });
}

function bothMarkers(outer: string | null, own: string | null): string | null {
  return outer !== null && own !== null ? `(${own}) and (${outer})` : (outer ?? own);
}

/**
 * Files of requirements that the code reads: strings that name one, where a path may stand, as in
 * `open("requirements.txt")` and `here / "requirements.txt"`.
 */
export function requirementFiles({ text }: StaticFile): readonly Reference[] {
  const references: Reference[] = [];
  let before = '';
  for (const { kind, text: word, start, end } of tokensOf(text)) {
    if (kind === 'string' && '(,/'.includes(before || ' ') && end - start < 200) {
      const { value, spanOf, isOpen } = staticString(text, [{ start, end }]);
      const isFile = /^[\w./-]*(?:requirements|constraints)[\w./-]*\.(?:txt|in)$/i.test(value);
      const kindOfFile = /constraints[^/]*$/i.test(value) ? 'constraints' : 'requirements';
      if (isFile && !isOpen)
        references.push({ path: value, span: spanOf(0, value.length), kind: kindOfFile });
    }
    if (kind !== 'newline') before = word;
  }
  return references;
}
