/** Writes a name into the `allow` list of a settings file, in the layout that is there. */
import type { Edit } from '../finding.ts';
import { applyEdits } from '../fixes.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlArray, TomlDocument, TomlEntry, TomlInlineTable, TomlSection } from '../toml/syntax.ts';
import { membersOf, select, type TomlMember, type TomlNode, treeOf } from '../toml/tree.ts';
import { validateToml } from '../toml/validate.ts';
import { readConfig } from './read-config.ts';

export type SettingsFile = 'pyproject.toml' | 'antivenom.toml';

/**
 * `pattern` is a name or a pattern such as `acme-*`. Adds to the list that counts, or makes the key, or the table.
 * Null where the name is listed already, is no name, or where the file is written so that nothing can be added
 * without a doubt: the settings read before and after must differ in this one entry.
 */
export function allowEdit(text: string, file: SettingsFile, pattern: string): readonly Edit[] | null {
  const before = readConfig(text, file);
  if (before.config.allow?.some(entry => entry.pattern === pattern && entry.until === null)) return null;
  const edits = editsFor(text, file, pattern);
  if (!edits) return null;
  const changed = applyEdits(text, edits);
  const after = readConfig(changed, file);
  const [old, now] = [before, after].map(({ config }) => (config.allow ?? []).map(each => each.pattern));
  const isRight =
    after.problems.length <= before.problems.length &&
    mistakes(changed) <= mistakes(text) &&
    JSON.stringify([...(old ?? []), pattern].sort()) === JSON.stringify([...(now ?? [])].sort());
  return isRight ? edits : null;
}

function mistakes(text: string): number {
  const document = parseToml(text);
  return document.problems.length + validateToml(document).length;
}

function editsFor(text: string, file: SettingsFile, pattern: string): readonly Edit[] | null {
  const document = parseToml(text);
  const ending = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const root = treeOf(document);
  const path = file === 'antivenom.toml' ? [] : ['tool', 'antivenom'];
  const member = select(root, [...path, 'allow']).at(-1)?.member;
  if (member) return intoMember(text, member, pattern, ending);
  const line = `allow = ["${pattern}"]`;
  if (file === 'antivenom.toml') return atTop(text, document, line, ending);
  return intoTable(text, document, root, line, ending);
}

function intoMember(
  text: string,
  member: TomlMember,
  pattern: string,
  ending: string,
): readonly Edit[] | null {
  const { node } = member;
  if (node.kind === 'array') return node.closed ? intoArray(text, node, pattern, ending) : null;
  const last = member.statements.at(-1);
  if (node.kind !== 'tables' || !last || !('header' in last)) return null;
  const header = text.slice(last.header.start, last.header.end);
  const at = lineEnd(text, last.entries.at(-1)?.span.end ?? last.header.end);
  return [insertion(at, `${ending}${ending}${header}${ending}name = "${pattern}"`)];
}

/** On a line of its own where the last item has one, else behind it; with a comma at its end where the others have. */
function intoArray(
  text: string,
  { items, commas, span }: TomlArray,
  pattern: string,
  ending: string,
): Edit[] {
  const last = items.at(-1);
  if (!last) {
    const inner = { start: span.start + 1, end: span.end - 1 };
    const isPlain = /^[ \t]*$/.test(text.slice(inner.start, inner.end));
    return [{ span: isPlain ? inner : { start: inner.start, end: inner.start }, newText: `"${pattern}"` }];
  }
  const quote = text.charAt(last.span.start) === "'" ? "'" : '"';
  const word = `${quote}${pattern}${quote}`;
  const comma = commas[items.length - 1] ?? -1;
  const behind = comma < 0 ? last.span.end : comma + 1;
  const before = items.at(-2)?.span.end ?? span.start;
  const start = lineStart(text, last.span.start);
  if (start <= before) return [insertion(behind, comma < 0 ? `, ${word}` : ` ${word},`)];
  const depth = text.slice(start, last.span.start).replace(/[^\t ]/g, '');
  // The rest of the line is a comment about the last item, or the bracket.
  const rest = /^[ \t]*#[^\r\n]*/.exec(text.slice(behind))?.[0] ?? '';
  const added = `${ending}${depth}${word}${comma < 0 ? '' : ','}`;
  if (comma >= 0 || rest === '') return [insertion(behind + rest.length, `${comma < 0 ? ',' : ''}${added}`)];
  return [insertion(behind, ','), insertion(behind + rest.length, added)];
}

/** Keys of `antivenom.toml` stand above its first header, and above the comment that belongs to that. */
function atTop(text: string, { sections }: TomlDocument, line: string, ending: string): readonly Edit[] {
  const last = sections[0]?.entries.at(-1);
  const header = sections[1]?.header;
  if (last || !header) return behindAll(text, last?.span.end ?? text.length, line, ending);
  let at = lineStart(text, header.start);
  for (;;) {
    const above = lineStart(text, at - 1);
    if (at === above || !/^\uFEFF?[ \t]*#/.test(text.slice(above, at))) break;
    at = above;
  }
  return [insertion(text.startsWith('\uFEFF') ? Math.max(1, at) : at, `${line}${ending}${ending}`)];
}

function behindAll(text: string, offset: number, line: string, ending: string): readonly Edit[] {
  const at = lineEnd(text, offset);
  const isOpen = at > 0 && !'\n\uFEFF'.includes(text.charAt(at - 1));
  const isLast = at === text.length;
  return [insertion(at, `${isOpen ? ending : ''}${line}${isLast ? ending : ''}`)];
}

/** Finds how `pyproject.toml` writes the table: under its header, above headers below it, dotted, inline, or not yet. */
function intoTable(
  text: string,
  { sections }: TomlDocument,
  root: TomlNode,
  line: string,
  ending: string,
): readonly Edit[] | null {
  const isOurs = ({ keys }: TomlSection, depth: number): boolean =>
    keys.length >= depth && keys[0]?.name === 'tool' && (depth < 2 || keys[1]?.name === 'antivenom');
  const own = sections.find(
    section => section.kind === 'table' && isOurs(section, 2) && section.keys.length === 2,
  );
  if (own) {
    const at = lineEnd(text, own.entries.at(-1)?.span.end ?? own.header.end);
    return [insertion(at, `${ending}${line}`)];
  }
  const below = sections.find(section => isOurs(section, 3));
  if (below)
    return [
      insertion(lineStart(text, below.header.start), `[tool.antivenom]${ending}${line}${ending}${ending}`),
    ];
  const tables = select(root, ['tool', 'antivenom']);
  const member = tables.at(-1)?.member;
  if (!member) return newTable(text, line, ending);
  if (member.node.kind === 'inline-table') return intoInline(text, member.node, line);
  const entry = member.statements.at(-1);
  return entry && !('header' in entry)
    ? besideDotted(text, entry, membersOf(member.node), line, ending)
    : null;
}

function newTable(text: string, line: string, ending: string): readonly Edit[] {
  const body = `[tool.antivenom]${ending}${line}${ending}`;
  if (text === '' || text === '\uFEFF') return [insertion(text.length, body)];
  return [insertion(text.length, `${text.endsWith('\n') ? '' : ending}${ending}${body}`)];
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
  members: readonly TomlMember[],
  line: string,
  ending: string,
): readonly Edit[] | null {
  const index = keys.findIndex(({ name }) => name === 'antivenom');
  const key = keys[index];
  const first = keys[0];
  if (!key || !first || index === keys.length - 1 || members.length === 0) return null;
  const prefix = text.slice(first.span.start, key.span.end);
  return [insertion(lineEnd(text, span.end), `${ending}${prefix}.${line}`)];
}

function lineStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line's ending. */
function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text.charAt(found - 1) === '\r' ? found - 1 : found;
}

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}
