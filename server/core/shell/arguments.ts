/** Tells the arguments behind an installing tool apart: what is a requirement, a file, an address, a setting. */
import type { Word } from './syntax.ts';
import type { Subcommand, Tool, ValueRole } from './tools.ts';

export interface Argument {
  readonly role: Exclude<ValueRole, 'other' | 'instead'> | 'no-index';
  readonly word: Word;
  /** Where the value begins in `word.value.text`: behind the `=` of `--index-url=…`. */
  readonly from: number;
}

export interface Arguments {
  readonly arguments: readonly Argument[];
  /** Index of the first word of a command that this one runs; null where it runs none. */
  readonly inner: number | null;
}

/** Null where the words from `start` call no sub-command that installs. */
export function readArguments(words: readonly Word[], start: number, tool: Tool): Arguments | null {
  const reading: Argument[] = [];
  let path = '';
  let subcommand: Subcommand | undefined = tool.subcommands[''];
  let count = 0;
  let isReplaced = false;
  let onlyArguments = false;
  for (let at = start; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const text = word.value.text;
    if (text === '--' && !onlyArguments) {
      onlyArguments = true;
      continue;
    }
    if (text.startsWith('-') && text !== '-' && !onlyArguments) {
      const option = readOption(word, words[at + 1], tool);
      at += option.eaten;
      if (option.role === 'instead') isReplaced = true;
      const role = option.role === 'instead' ? 'requirement' : option.role;
      const value = option.value;
      if (role !== null && role !== 'other' && value) reading.push({ role, ...value });
      continue;
    }
    if (!subcommand) {
      path = path === '' ? text : `${path} ${text}`;
      subcommand = Object.hasOwn(tool.subcommands, path) ? tool.subcommands[path] : undefined;
      if (!subcommand && !Object.keys(tool.subcommands).some(each => each.startsWith(`${path} `)))
        return null;
      continue;
    }
    const isFirst = count++ === 0;
    if (subcommand.takes === 'none') return { arguments: reading, inner: at };
    if (subcommand.takes === 'all' || isFirst === (subcommand.takes === 'first')) {
      if (!(isReplaced && isFirst)) reading.push({ role: 'requirement', word, from: 0 });
    }
    if (subcommand.takes === 'first') break;
  }
  return subcommand ? { arguments: reading, inner: null } : null;
}

interface Option {
  readonly role: Argument['role'] | 'other' | 'instead' | null;
  readonly value: { readonly word: Word; readonly from: number } | null;
  /** How many further words belong to it. */
  readonly eaten: 0 | 1;
}

const flag: Option = { role: null, value: null, eaten: 0 };

function readOption(word: Word, next: Word | undefined, tool: Tool): Option {
  const text = word.value.text;
  if (text === '--no-index') return { role: 'no-index', value: { word, from: text.length }, eaten: 0 };
  // A flag may be switched by a value of its own (`--pre=true`), but never takes the next word.
  if (tool.flags.has(text)) return flag;
  const exact = tool.values.get(text);
  if (exact) return separate(exact, next);
  if (!text.startsWith('--')) return readCluster(word, next, tool);
  const equals = text.indexOf('=');
  if (equals < 0) return separate('other', next?.value.text.startsWith('-') ? undefined : next);
  const role = tool.values.get(text.slice(0, equals)) ?? 'other';
  return { role, value: { word, from: equals + 1 }, eaten: 0 };
}

/** `-qUr base.txt`, `-rbase.txt`: flags of one letter, and the value of the last. */
function readCluster(word: Word, next: Word | undefined, tool: Tool): Option {
  const text = word.value.text;
  for (let at = 1; at < text.length; at++) {
    const role = tool.values.get(`-${text[at]}`);
    if (!role) continue;
    if (at + 1 === text.length) return separate(role, next);
    return { role, value: { word, from: text[at + 1] === '=' ? at + 2 : at + 1 }, eaten: 0 };
  }
  return flag;
}

function separate(role: ValueRole, next: Word | undefined): Option {
  return next ? { role, value: { word: next, from: 0 }, eaten: 1 } : flag;
}
