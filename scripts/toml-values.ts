/**
 * One notation for TOML values, whoever read them, so that our parser, smol-toml and toml-test's answers compare:
 * tables and arrays as they are, everything else as a string that starts with its kind.
 */
import { TomlDate } from 'smol-toml';
import type { TomlDocument } from '../server/core/toml/syntax.ts';
import { membersOf, type TomlNode, treeOf } from '../server/core/toml/tree.ts';

export type Noted = string | readonly Noted[] | { readonly [key: string]: Noted };

export function notedDocument(document: TomlDocument): Noted {
  return notedNode(treeOf(document), document.text);
}

function notedNode(node: TomlNode, text: string): Noted {
  switch (node.kind) {
    case 'table':
    case 'inline-table':
      return tableOf(membersOf(node).map(({ key, node }) => [key.name, notedNode(node, text)]));
    case 'tables':
      return node.tables.map(table => notedNode(table, text));
    case 'array':
      return node.items.map(item => notedNode(item, text));
    case 'string':
      return notedString(node.value);
    case 'integer':
      return notedInteger(text.slice(node.span.start, node.span.end));
    case 'float':
      return `float ${node.value}`;
    case 'boolean':
      return `bool ${node.value}`;
    case 'invalid':
      return 'invalid';
    default:
      return notedDate(node.value);
  }
}

/** The answer files of toml-test: every value is `{ "type": …, "value": "…" }`. */
export function notedAnswer(answer: unknown): Noted {
  if (Array.isArray(answer)) return answer.map(notedAnswer);
  const { type, value, ...rest } = answer as Record<string, unknown>;
  if (type === 'array' && Array.isArray(value)) return value.map(notedAnswer);
  if (typeof type !== 'string' || Object.keys(rest).length > 0 || typeof value !== 'string')
    return tableOf(Object.entries(answer as object).map(([key, each]) => [key, notedAnswer(each)]));
  if (type === 'string') return notedString(value);
  if (type === 'integer') return notedInteger(value);
  if (type === 'float') return `float ${Number(value.replace('inf', 'Infinity').replace('nan', 'NaN'))}`;
  if (type === 'bool') return `bool ${value}`;
  return notedDate(value);
}

/** What smol-toml makes of a text when it is asked for `integersAsBigInt`. */
export function notedObject(value: unknown): Noted {
  if (Array.isArray(value)) return value.map(notedObject);
  if (value instanceof TomlDate) return notedDate(value.toISOString());
  if (typeof value === 'string') return notedString(value);
  if (typeof value === 'bigint') return `integer ${value}`;
  if (typeof value === 'number') return `float ${value}`;
  if (typeof value === 'boolean') return `bool ${value}`;
  return tableOf(Object.entries(value as object).map(([key, each]) => [key, notedObject(each)]));
}

/** Readers may turn CRLF inside a string into LF. */
function notedString(value: string): string {
  return `string ${value.replaceAll('\r\n', '\n')}`;
}

function notedInteger(value: string): string {
  const plain = value.replaceAll('_', '').replace(/^\+/, '');
  const size = BigInt(plain.replace('-', ''));
  return `integer ${plain.startsWith('-') ? -size : size}`;
}

/** To the millisecond, without a fraction of zero; offsets become instants. */
function notedDate(value: string): string {
  const [, head = '', fraction = '', offset = ''] =
    /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/.exec(value.toUpperCase().replace(' ', 'T')) ?? [];
  const seconds = /^(?:.*T)?\d\d:\d\d$/.test(head) ? `${head}:00` : head;
  const exact = seconds.includes(':') ? `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}` : seconds;
  return offset ? `instant ${Date.parse(exact + offset)}` : `local ${exact}`;
}

/** Without a prototype, so that a key `__proto__` is a key like any other; sorted, for order means nothing. */
function tableOf(entries: readonly (readonly [string, Noted])[]): Noted {
  const table: Record<string, Noted> = Object.create(null);
  for (const [key, value] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) table[key] = value;
  return table;
}
