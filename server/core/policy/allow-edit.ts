/** Writes a name into the `allow` list of a settings file, in the layout that is there. */
import type { Edit } from '../finding.ts';
import { applyEdits } from '../fixes.ts';
import { insertion, lineEnd, lineInTable, lineStart, mistakes } from '../toml/add-line.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlArray, TomlDocument } from '../toml/syntax.ts';
import { select, type TomlMember, treeOf } from '../toml/tree.ts';
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

function editsFor(text: string, file: SettingsFile, pattern: string): readonly Edit[] | null {
  const document = parseToml(text);
  const ending = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const root = treeOf(document);
  const path = file === 'antivenom.toml' ? [] : ['tool', 'antivenom'];
  const member = select(root, [...path, 'allow']).at(-1)?.member;
  if (member) return intoMember(text, member, pattern, ending);
  const line = `allow = ["${pattern}"]`;
  if (file === 'antivenom.toml') return atTop(text, document, line, ending);
  return lineInTable(text, document, path, line, ending);
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
