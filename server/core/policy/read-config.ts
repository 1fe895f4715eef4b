/** Reads the settings of a team out of `pyproject.toml` or `antivenom.toml`. What is wrong is reported; the rest counts. */
import { distance } from 'fastest-levenshtein';
import type { Problem } from '../dependency.ts';
import { ruleCodes } from '../rules/index.ts';
import type { Span } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlValue } from '../toml/syntax.ts';
import { membersOf, select, spanOf, type TomlMember, type TomlNode, treeOf } from '../toml/tree.ts';
import { validateToml } from '../toml/validate.ts';
import { type Config, type ConfigKey, configKeys, type ValueKind } from './config.ts';
import { isSaneGlob } from './globs.ts';
import type { NameEntry } from './name-entry.ts';

export interface ConfigReading {
  readonly config: Config;
  /** Unknown keys and wrong values at their place; for `antivenom.toml` also what is wrong with its TOML. */
  readonly problems: readonly Problem[];
  /** False where the file says nothing about Antivenom. */
  readonly found: boolean;
  /** Where the value of each key stands, right or wrong; the last one where there are several. */
  readonly places: ReadonlyMap<string, Span>;
}

/** Never throws. Where a key is there twice the later one holds. */
export function readConfig(text: string, file: 'pyproject.toml' | 'antivenom.toml'): ConfigReading {
  const document = parseToml(text);
  const root = treeOf(document);
  const isOwnFile = file === 'antivenom.toml';
  const problems: Problem[] = isOwnFile ? [...document.problems, ...validateToml(document)] : [];
  const tables: readonly TomlNode[] = isOwnFile
    ? [root]
    : select(root, ['tool', 'antivenom']).map(({ member }) => member.node);
  const config: Record<string, unknown> = {};
  const places = new Map<string, Span>();
  for (const member of tables.flatMap(membersOf)) {
    const key = configKeys.find(({ name }) => name === member.key.name);
    places.set(member.key.name, spanOf(member));
    const value = key ? readValue(key, member, problems) : unknownKey(member, problems);
    if (key && value !== undefined) config[key.property] = value;
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  // Each reader makes the type that `configKeys` gives its property; a test reads every key.
  return { config: config as Config, problems, found: tables.length > 0, places };
}

function unknownKey({ key }: TomlMember, problems: Problem[]): undefined {
  const names = configKeys.map(({ name }) => name);
  problems.push({
    span: key.span,
    message: `Antivenom has no setting '${key.name}'${meant(key.name, names)}`,
  });
}

function meant(written: string, names: readonly string[]): string {
  const close = names.find(name => written.length < 40 && distance(name, written) <= 2);
  return close === undefined ? '' : `; did you mean '${close}'?`;
}

function readValue(key: ConfigKey, member: TomlMember, problems: Problem[]): unknown {
  const { node } = member;
  switch (key.value.kind) {
    case 'choice':
      if (node.kind === 'string' && key.value.choices.includes(node.value)) return node.value;
      break;
    case 'rules':
      if (isTable(node)) return readRules(node, key.value.choices, problems);
      break;
    case 'switch':
      if (node.kind === 'boolean') return node.value;
      break;
    case 'days':
      if (node.kind === 'integer' && node.value >= 0 && node.value <= 36_500) return node.value;
      break;
    case 'path':
    case 'address':
      if (isText(node, key.value.kind)) return node.value;
      break;
    case 'globs':
    case 'addresses':
      if (node.kind === 'array') return readTexts(key, node.items, problems);
      break;
    case 'names':
      if (node.kind === 'array') return readNames(node.items, key.value, problems);
      if (node.kind === 'tables')
        return node.tables.flatMap(table => nameTable(table, member.key.span, key.value, problems));
  }
  problems.push({ span: spanOf(member), message: `'${key.name}' must be ${described(key.value)}` });
  return undefined;
}

/** What a key takes, for people. */
export function described(value: ValueKind): string {
  switch (value.kind) {
    case 'choice':
      return value.choices.map(choice => `"${choice}"`).join(' or ');
    case 'rules':
      return 'a table of rules and severities';
    case 'switch':
      return 'true or false';
    case 'days':
      return 'a whole number of days';
    case 'path':
      return 'a path in quotes';
    case 'address':
      return 'an http or https address in quotes';
    case 'globs':
      return 'an array of patterns in quotes';
    case 'addresses':
      return 'an array of http or https addresses in quotes';
    case 'names':
      return value.expires
        ? 'an array of names or {name, reason, until} tables'
        : 'an array of names or {name, reason} tables';
  }
}

function readRules(node: TomlNode, choices: readonly string[], problems: Problem[]): Config['rules'] {
  const rules = new Map<string, unknown>();
  for (const member of membersOf(node)) {
    const { key, node: value } = member;
    if (!(ruleCodes as readonly string[]).includes(key.name))
      problems.push({
        span: key.span,
        message: `There is no rule '${key.name}'${meant(key.name, ruleCodes)}`,
      });
    else if (value.kind === 'string' && choices.includes(value.value)) rules.set(key.name, value.value);
    else
      problems.push({
        span: spanOf(member),
        message: `A rule must be ${described({ kind: 'choice', choices })}`,
      });
  }
  return rules as Config['rules'];
}

function readTexts(key: ConfigKey, items: readonly TomlValue[], problems: Problem[]): string[] {
  return items.flatMap(item => {
    if (isText(item, key.value.kind)) {
      if (key.value.kind !== 'globs' || isSaneGlob(item.value)) return [item.value];
      problems.push({
        span: item.span,
        message: 'This pattern is not used: it is too long or has too many stars',
      });
      return [];
    }
    problems.push({ span: item.span, message: `'${key.name}' must be ${described(key.value)}` });
    return [];
  });
}

function isText(node: TomlNode, kind: ValueKind['kind']): node is TomlNode & { kind: 'string' } {
  if (node.kind !== 'string' || node.value.trim() === '') return false;
  return !kind.startsWith('address') || /^https?:\/\/[^\s/]/i.test(node.value);
}

function readNames(items: readonly TomlValue[], kind: ValueKind, problems: Problem[]): NameEntry[] {
  return items.flatMap(item => {
    if (item.kind === 'string')
      return nameEntry(item.value, item.span, { span: item.span, reason: null, until: null }, problems);
    if (item.kind === 'inline-table') return nameTable(item, item.span, kind, problems);
    const message = 'A name must stand in quotes, or in a table as {name = "…"}';
    problems.push({ span: item.span, message });
    return [];
  });
}

function nameTable(table: TomlNode, span: Span, kind: ValueKind, problems: Problem[]): NameEntry[] {
  const expires = kind.kind === 'names' && kind.expires;
  let name: { value: string; span: Span } | null = null;
  let reason: string | null = null;
  let until: string | null = null;
  // An entry whose name or end cannot be read is left out: it must not hold for another name, nor for ever.
  let isReadable = true;
  for (const member of membersOf(table)) {
    const { key, node } = member;
    const day = dayOf(node);
    if (key.name === 'name' && node.kind === 'string') name = node;
    else if (key.name === 'reason' && node.kind === 'string') reason = node.value;
    else if (key.name === 'until' && expires && day !== null) until = day;
    else {
      if (key.name !== 'reason') isReadable = false;
      problems.push(wrongField(member, expires));
    }
  }
  if (name && isReadable) return nameEntry(name.value, name.span, { span, reason, until }, problems);
  if (isReadable) problems.push({ span, message: "An entry needs a 'name'" });
  return [];
}

function wrongField(member: TomlMember, expires: boolean): Problem {
  const { name, span } = member.key;
  if (name === 'name' || name === 'reason')
    return { span: spanOf(member), message: `'${name}' must be text in quotes` };
  if (name === 'until' && expires)
    return { span: spanOf(member), message: "'until' must be a day such as 2027-01-31" };
  return { span, message: `An entry has no field '${name}'` };
}

function nameEntry(
  pattern: string,
  place: Span,
  more: Omit<NameEntry, 'pattern'>,
  problems: Problem[],
): NameEntry[] {
  if (/^[A-Za-z0-9._*-]+$/.test(pattern)) return [{ pattern, ...more }];
  const message = "A name has letters, digits, '-', '_' and '.'; '*' stands for any of them";
  problems.push({ span: place, message });
  return [];
}

/** A TOML date, or one in quotes. */
function dayOf(node: TomlNode): string | null {
  if (node.kind === 'local-date') return node.value;
  if (node.kind !== 'string') return null;
  const [entry] = parseToml(`day = ${node.value.slice(0, 20)}`).sections[0]?.entries ?? [];
  return entry?.value.kind === 'local-date' && entry.value.value === node.value ? node.value : null;
}

function isTable(node: TomlNode): boolean {
  return node.kind === 'table' || node.kind === 'inline-table';
}
