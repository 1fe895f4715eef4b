/** Puts a line `key = value` into a table, in whatever way the text writes that table, or makes the table. */
import type { Edit } from '../finding.ts';
import { applyEdits } from '../fixes.ts';
import { parseToml } from './parse.ts';
import type { TomlDocument, TomlEntry, TomlInlineTable, TomlSection } from './syntax.ts';
import { membersOf, select, type TomlMember, treeOf } from './tree.ts';
import { validateToml } from './validate.ts';

/**
 * Sets a key that is not there yet. `value` is TOML. Null where the key is there already, and where the text is
 * written so that nothing can be added without a doubt: it must read as before but for this key.
 */
export function keyEdit(
  text: string,
  path: readonly string[],
  key: string,
  value: string,
): readonly Edit[] | null {
  const document = parseToml(text);
  if (select(treeOf(document), [...path, key]).length > 0) return null;
  const ending = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const edits = lineInTable(text, document, path, `${key} = ${value}`, ending);
  if (!edits) return null;
  const changed = applyEdits(text, edits);
  const set = select(treeOf(parseToml(changed)), [...path, key]);
  return set.length === 1 && mistakes(changed) <= mistakes(text) ? edits : null;
}

/** How much of a text is not TOML, or contradicts itself. */
export function mistakes(text: string): number {
  const document = parseToml(text);
  return document.problems.length + validateToml(document).length;
}

/** Finds how a table of at least two names is written: under its header, above headers below it, dotted, inline, or not yet. */
export function lineInTable(
  text: string,
  document: TomlDocument,
  path: readonly string[],
  line: string,
  ending: string,
): readonly Edit[] | null {
  const { sections } = document;
  const own = sections.find(
    ({ kind, keys }) =>
      kind === 'table' && keys.length === path.length && sharedNames(keys, path) === path.length,
  );
  if (own) return [insertion(lastLineEnd(text, own), `${ending}${line}`)];
  const below = sections.find(({ keys }) => sharedNames(keys, path) === path.length);
  const header = `[${path.join('.')}]`;
  if (below)
    return [insertion(lineStart(text, below.header.start), `${header}${ending}${line}${ending}${ending}`)];
  const member = select(treeOf(document), path).at(-1)?.member;
  if (!member) return newTable(text, sections, path, `${header}${ending}${line}`, ending);
  if (member.node.kind === 'inline-table') return intoInline(text, member.node, line);
  const entry = member.statements.at(-1);
  return entry && !('header' in entry)
    ? besideDotted(text, entry, path, membersOf(member.node), line, ending)
    : null;
}

function sharedNames(keys: TomlSection['keys'], path: readonly string[]): number {
  const differs = path.findIndex((name, index) => keys[index]?.name !== name);
  return differs < 0 ? path.length : differs;
}

/** Behind the other tables of the same tool, else at the end. */
function newTable(
  text: string,
  sections: readonly TomlSection[],
  path: readonly string[],
  body: string,
  ending: string,
): readonly Edit[] {
  const kin = sections.findLast(({ keys }) => keys.length > 1 && sharedNames(keys, path) > 1);
  if (kin) return [insertion(lastLineEnd(text, kin), `${ending}${ending}${body}`)];
  if (text === '' || text === '\uFEFF') return [insertion(text.length, `${body}${ending}`)];
  return [insertion(text.length, `${text.endsWith('\n') ? '' : ending}${ending}${body}${ending}`)];
}

function intoInline(
  text: string,
  { items, span, closed }: TomlInlineTable,
  line: string,
): readonly Edit[] | null {
  const last = items.at(-1);
  if (!closed) return null;
  if (last) return [insertion(last.span.end, `, ${line}`)];
  const isBlank = text.slice(span.start + 1, span.end - 1).trim() === '';
  return isBlank ? [{ span, newText: `{ ${line} }` }] : null;
}

/** `antivenom.network = "offline"` under `[tool]`: one more key in front of which the same keys stand. */
function besideDotted(
  text: string,
  { keys, span }: TomlEntry,
  path: readonly string[],
  members: readonly TomlMember[],
  line: string,
  ending: string,
): readonly Edit[] | null {
  const index = keys.findIndex(({ name }) => name === path.at(-1));
  const key = keys[index];
  const first = keys[0];
  if (!key || !first || index === keys.length - 1 || members.length === 0) return null;
  const prefix = text.slice(first.span.start, key.span.end);
  return [insertion(lineEnd(text, span.end), `${ending}${prefix}.${line}`)];
}

function lastLineEnd(text: string, { entries, header }: TomlSection): number {
  return lineEnd(text, entries.at(-1)?.span.end ?? header.end);
}

export function lineStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line's ending. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text.charAt(found - 1) === '\r' ? found - 1 : found;
}

export function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}
