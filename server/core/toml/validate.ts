/**
 * Checks that the statements of a TOML text may stand together: no key twice, no table defined again, nothing added to
 * what is closed. Kept apart from parsing, for while someone types a file is often double and must still be read.
 */
import type { Problem } from '../dependency.ts';
import type { TomlDocument, TomlEntry, TomlKey, TomlSection, TomlValue } from './syntax.ts';

/**
 * How a name came to be. `implicit`: only as the way to a header. `header`: by its own header. `dotted`: by dotted
 * keys of one section. `tables`: by `[[…]]`. `closed`: a value, an inline table or an array.
 */
interface Known {
  state: 'implicit' | 'header' | 'dotted' | 'tables' | 'closed';
  /** Of a `dotted` table: the section that made it and alone may go on with it. */
  readonly home: object | null;
  members: Map<string, Known>;
}

/** What is wrong with a document beyond what `parseToml` reports, in the order of the text. */
export function validateToml(document: TomlDocument): readonly Problem[] {
  const problems: Problem[] = [];
  const root: Known = { state: 'header', home: null, members: new Map() };
  for (const section of document.sections) {
    const table = section.kind === 'top' ? root : openSection(root, section, problems);
    if (table) for (const entry of section.entries) addEntry(table, entry, section, problems);
    // Nobody can say where the entries of a wrong header belong, yet each value can be wrong in itself.
    else for (const entry of section.entries) checkValue(entry.value, problems);
  }
  return problems;
}

function openSection(root: Known, section: TomlSection, problems: Problem[]): Known | null {
  let table = root;
  for (const key of section.keys.slice(0, -1)) {
    const next = table.members.get(key.name) ?? addKnown(table, key, 'implicit', null);
    if (next.state === 'closed') return reportTaken(key, problems);
    table = next;
  }
  const last = section.keys.at(-1);
  if (!last) return null;
  const known = table.members.get(last.name);
  const state = section.kind === 'table' ? 'header' : 'tables';
  if (!known) return addKnown(table, last, state, null);
  if (state === 'tables' && known.state === 'tables') known.members = new Map();
  else if (state === 'header' && known.state === 'implicit') known.state = 'header';
  else return reportTaken(last, problems);
  return known;
}

function addEntry(table: Known, entry: TomlEntry, home: object, problems: Problem[]): void {
  checkValue(entry.value, problems);
  let parent = table;
  for (const key of entry.keys.slice(0, -1)) {
    const next = parent.members.get(key.name) ?? addKnown(parent, key, 'dotted', home);
    if (next.state === 'implicit') {
      parent.members.set(key.name, { ...next, state: 'dotted', home });
    } else if (next.state !== 'dotted' || next.home !== home) {
      reportTaken(key, problems);
      return;
    }
    parent = parent.members.get(key.name) ?? next;
  }
  const last = entry.keys.at(-1);
  if (!last) return;
  if (parent.members.has(last.name)) reportTaken(last, problems);
  else addKnown(parent, last, 'closed', null);
}

/** Inline tables are closed: each is checked on its own. The parser caps how deep they go. */
function checkValue(value: TomlValue, problems: Problem[]): void {
  if (value.kind === 'array') for (const item of value.items) checkValue(item, problems);
  if (value.kind !== 'inline-table') return;
  const table: Known = { state: 'closed', home: null, members: new Map() };
  for (const entry of value.items) addEntry(table, entry, value, problems);
}

function addKnown(table: Known, key: TomlKey, state: Known['state'], home: object | null): Known {
  const known: Known = { state, home, members: new Map() };
  table.members.set(key.name, known);
  return known;
}

function reportTaken(key: TomlKey, problems: Problem[]): null {
  problems.push({ span: key.span, message: `'${key.name}' is defined twice` });
  return null;
}
