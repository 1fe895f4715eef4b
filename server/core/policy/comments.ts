/** Where the comments of a file are, as far as it takes to tell a comment from text in quotes. */
import { StringReader } from '../python/strings.ts';
import type { Span } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlEntry, TomlValue } from '../toml/syntax.ts';

/** `hash`: all languages whose comments begin with `#` and in which text over several lines is rare. */
export type CommentStyle = 'python' | 'toml' | 'hash' | 'markdown' | 'none';

/** Decides by the path alone, with `/` separators. Locks and JSON have no comments that survive their tools. */
export function commentStyleOf(path: string): CommentStyle {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.(?:json|jsonc|ipynb|lock)$/.test(name) || /^pylock(?:\.[^.]+)?\.toml$|conda-lock\.ya?ml$/.test(name))
    return 'none';
  if (/\.py[iw]?$/.test(name)) return 'python';
  if (name.endsWith('.toml') || name === 'pipfile') return 'toml';
  return /\.(?:md|markdown|mdx)$/.test(name) ? 'markdown' : 'hash';
}

/**
 * Tells whether a `#` begins a comment or goes on with one.
 *
 * Python and TOML files show such comments in strings, docstrings above all, so there strings are read. Elsewhere a
 * `#` counts where a line or a word could begin: quotes there are no sure sign (`don't`), and whoever can write the
 * string could write the comment as well.
 */
export function commentTest(text: string, style: CommentStyle): (offset: number) => boolean {
  if (style === 'none') return () => false;
  const strings = style === 'python' ? pythonStrings(text) : style === 'toml' ? tomlStrings(text) : [];
  return offset => beginsWord(text, offset) && !isInside(strings, offset);
}

function beginsWord(text: string, offset: number): boolean {
  return offset === 0 || /[\s\uFEFF]/.test(text.charAt(offset - 1));
}

function pythonStrings(text: string, recover = false): readonly Span[] {
  const reader = new StringReader(text, recover);
  const strings: Span[] = [];
  const mark = /#[^\r\n]*|["']/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0].startsWith('#')) continue;
    mark.lastIndex = Math.max(reader.read(found.index), found.index + 1);
    strings.push({ start: found.index, end: mark.lastIndex });
  }
  return reader.suspicious && !recover ? pythonStrings(text, true) : strings;
}

/** In the order of the text, as the parser comes upon them. */
function tomlStrings(text: string): readonly Span[] {
  const strings: Span[] = [];
  const addEntry = ({ keys, value }: TomlEntry): void => {
    for (const { span } of keys) strings.push(span);
    addValue(value);
  };
  // The parser caps how deep values go.
  const addValue = (value: TomlValue): void => {
    if (value.kind === 'string') strings.push(value.span);
    else if (value.kind === 'array') value.items.forEach(addValue);
    else if (value.kind === 'inline-table') value.items.forEach(addEntry);
  };
  for (const { keys, entries } of parseToml(text).sections) {
    for (const { span } of keys) strings.push(span);
    entries.forEach(addEntry);
  }
  return strings;
}

function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset < (spans[low - 1]?.end ?? 0);
}
