/** What can be typed at a place of Antivenom's own settings: keys, rules, and the words that a key takes. */
import { rules } from '../rules/index.ts';
import type { Span } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlSection } from '../toml/syntax.ts';
import { configKeys } from './config.ts';

export interface SettingWord {
  readonly word: string;
  /** What to write in place of what is typed. */
  readonly newText: string;
  readonly summary: string;
}

export interface SettingWords {
  /** What is typed of the word so far. */
  readonly span: Span;
  readonly words: readonly SettingWord[];
}

/** No line of settings that somebody types is longer. */
const longestLine = 1000;

/** Null outside of the settings, and where there is nothing to choose from. */
export function settingWords(
  text: string,
  offset: number,
  file: 'pyproject.toml' | 'antivenom.toml',
): SettingWords | null {
  if (file === 'pyproject.toml' && !text.includes('antivenom')) return null;
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(lineStart, offset).replace(/^\uFEFF/, '');
  if (line.length > longestLine) return null;
  const section = parseToml(text).sections.findLast(
    ({ header, kind }) => kind === 'top' || header.end <= lineStart,
  );
  if (!section || isAmidValue(section, lineStart)) return null;
  const table = tableOf(section, file);
  if (table === null) return null;
  const inline = /^[ \t]*rules[ \t]*=[ \t]*\{([^}]*)$/.exec(line)?.[1];
  const isInRules = table === 'rules' || (table === '' && inline !== undefined);
  const typed = inline === undefined || table === 'rules' ? line : inline.slice(inline.lastIndexOf(',') + 1);
  const words = isInRules ? ruleWords(typed) : keyWords(typed, section);
  return words && { span: { start: offset - words.typed.length, end: offset }, words: words.offered };
}

/** `''` for the settings themselves, `rules` for the table in them, null for what is none of ours. */
function tableOf(
  { keys, kind }: TomlSection,
  file: 'pyproject.toml' | 'antivenom.toml',
): '' | 'rules' | null {
  if (kind === 'array-table') return null;
  const names = keys.map(({ name }) => name);
  if (file === 'pyproject.toml' && names.splice(0, 2).join('.') !== 'tool.antivenom') return null;
  const [table, more] = names;
  if (table === undefined) return '';
  return table === 'rules' && more === undefined ? 'rules' : null;
}

function isAmidValue({ entries }: TomlSection, lineStart: number): boolean {
  return entries.some(({ span }) => span.start < lineStart && lineStart < span.end);
}

interface Offer {
  readonly typed: string;
  readonly offered: readonly SettingWord[];
}

const aKey = /^[ \t]*([A-Za-z0-9-]*)$/;
const aValue = /^[ \t]*([A-Za-z0-9.-]+)[ \t]*=[ \t]*(["']?[A-Za-z0-9-]*)$/;

function ruleWords(line: string): Offer | null {
  const key = aKey.exec(line)?.[1];
  if (key !== undefined)
    return {
      typed: key,
      offered: rules.map(({ meta }) => ({
        word: meta.code,
        newText: `${meta.code} = `,
        summary: meta.summary,
      })),
    };
  return valueWords(aValue.exec(line)?.[2], severityWords);
}

function keyWords(line: string, { entries }: TomlSection): Offer | null {
  const key = aKey.exec(line)?.[1];
  if (key !== undefined) {
    const there = new Set(entries.map(({ keys }) => keys[0]?.name));
    // The word under the cursor may be read as one already.
    const left = configKeys.filter(({ name }) => name === key || !there.has(name));
    return {
      typed: key,
      offered: left.map(({ name, summary }) => ({ word: name, newText: `${name} = `, summary })),
    };
  }
  const [, name = '', value] = aValue.exec(line) ?? [];
  if (name.startsWith('rules.')) return valueWords(value, severityWords);
  const kind = configKeys.find(each => each.name === name)?.value;
  if (kind?.kind === 'switch') return valueWords(value, ['true', 'false'], false);
  return kind?.kind === 'choice' ? valueWords(value, kind.choices) : null;
}

const severityWords = configKeys.flatMap(({ value }) => (value.kind === 'rules' ? value.choices : []));

function valueWords(typed: string | undefined, words: readonly string[], isQuoted = true): Offer | null {
  if (typed === undefined) return null;
  const quote = /^["']/.exec(typed)?.[0] ?? '';
  // Editors close a quote themselves, so one that is there is not written again.
  const own = quote === '' && isQuoted ? '"' : '';
  return {
    typed: typed.slice(quote.length),
    offered: words.map(word => ({ word, newText: own + word + own, summary: '' })),
  };
}
