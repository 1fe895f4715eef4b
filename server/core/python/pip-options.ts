/** The options that pip takes in a line of a requirements file, and their splitting into words as pip does it. */
import type { Span } from '../span.ts';

export interface PipOption {
  /** The long name without dashes (`index-url`), also where the short or a shortened one is written. */
  readonly name: string;
  /** Where the whole option stands, its value included. */
  readonly span: Span;
  /** Without quotes; empty for an option that takes none. */
  readonly value: string;
  readonly valueSpan: Span;
}

export interface PipOptions {
  readonly options: readonly PipOption[];
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

const withValue = new Set(
  ['index-url', 'extra-index-url', 'constraint', 'requirement', 'editable', 'find-links', 'no-binary']
    .concat(['only-binary', 'trusted-host', 'use-feature', 'global-option', 'hash', 'config-settings'])
    .concat(['install-option', 'pypi-url', 'config-setting', 'only-final', 'all-releases'])
    .concat(['allow-external', 'allow-unverified', 'uploaded-prior-to']),
);
const plain = new Set(
  [
    'no-index',
    'prefer-binary',
    'require-hashes',
    'no-require-hashes',
    'pre',
    'always-unzip',
    'use-wheel',
  ].concat(['no-use-wheel', 'process-dependency-links', 'allow-all-external']),
);
const longNames = [...withValue, ...plain];

const shortNames: Readonly<Record<string, string | undefined>> = {
  i: 'index-url',
  c: 'constraint',
  r: 'requirement',
  e: 'editable',
  f: 'find-links',
  C: 'config-settings',
  Z: 'always-unzip',
};
const aliases: Readonly<Record<string, string | undefined>> = {
  'pypi-url': 'index-url',
  'config-setting': 'config-settings',
};

/** Where the options of a line begin: at the first word with a dash before it; the line's length where none does. */
export function optionsStart(line: string): number {
  for (let at = line.indexOf('-'); at >= 0; at = line.indexOf('-', at + 1)) {
    const before = line[at - 1];
    if (at === 0 || before === ' ' || before === '\t') return at;
  }
  return line.length;
}

const none: PipOptions = { options: [], problems: [] };

/** Reads the options of `line` from `start`. Words that belong to none are passed over, as pip passes over them. */
export function readPipOptions(line: string, start: number): PipOptions {
  if (start >= line.length) return none;
  const options: PipOption[] = [];
  const problems: { span: Span; message: string }[] = [];
  const words = splitWords(line, start);
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word || !/^-./.test(word.value)) continue;
    if (word.unclosed) problems.push({ span: word.span, message: 'This quote is not closed' });
    const { name, attached } = nameOf(word);
    if (name === null || (attached === null && word.value.includes('='))) {
      problems.push({ span: word.span, message: 'pip knows no such option here' });
      continue;
    }
    let value = attached;
    if (withValue.has(name) && value === null) {
      const next = words[index + 1];
      if (next) {
        value = next;
        index++;
        if (next.unclosed) problems.push({ span: next.span, message: 'This quote is not closed' });
      } else problems.push({ span: word.span, message: 'This option needs a value' });
    }
    const end = value?.span.end ?? word.span.end;
    options.push({
      name: aliases[name] ?? name,
      span: { start: word.span.start, end },
      value: value?.value ?? '',
      valueSpan: value ? inner(line, value.span) : { start: end, end },
    });
  }
  if (options.length === 0 && problems.length === 0 && start === 0)
    problems.push({
      span: { start, end: line.length },
      message: 'pip passes over this line: it names no option',
    });
  return { options, problems };
}

interface Word {
  readonly value: string;
  readonly span: Span;
  readonly unclosed: boolean;
}

/** What option a word names, and the value written into the same word (`-rbase.txt`, `--requirement=base.txt`). */
function nameOf(word: Word): { name: string | null; attached: Word | null } {
  const { value, span } = word;
  if (!value.startsWith('--')) {
    const name = shortNames[value[1] ?? ''] ?? null;
    return { name, attached: value.length > 2 && name && withValue.has(name) ? tail(word, 2) : null };
  }
  const equals = value.indexOf('=');
  const written = value.slice(2, equals < 0 ? undefined : equals);
  const name = fullName(written);
  if (equals < 0 || name === null || !withValue.has(name)) return { name, attached: null };
  return { name, attached: tail({ ...word, span }, equals + 1) };
}

/** Options may be shortened as long as only one is meant. */
function fullName(written: string): string | null {
  if (withValue.has(written) || plain.has(written)) return written;
  const meant = new Set(
    longNames.filter(name => name.startsWith(written)).map(name => aliases[name] ?? name),
  );
  return written !== '' && meant.size === 1 ? ([...meant][0] ?? null) : null;
}

function tail(word: Word, length: number): Word {
  const start = Math.min(word.span.end, word.span.start + length);
  return { value: word.value.slice(length), span: { start, end: word.span.end }, unclosed: false };
}

/** The place between the quotes of a value that is quoted as a whole. */
function inner(line: string, span: Span): Span {
  const quote = line[span.start];
  const quoted =
    (quote === '"' || quote === "'") && span.end - span.start > 1 && line[span.end - 1] === quote;
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** Words as a POSIX shell would split them, without expansions and comments: what Python's `shlex.split` does. */
function splitWords(line: string, start: number): Word[] {
  const words: Word[] = [];
  let at = start;
  while (at < line.length) {
    if (isBlank(line[at])) {
      at++;
      continue;
    }
    const from = at;
    const parts: string[] = [];
    let quote = '';
    for (; at < line.length && (quote !== '' || !isBlank(line[at])); at++) {
      const character = line[at] ?? '';
      const escapes = character === '\\' && quote !== "'";
      if (escapes && at + 1 < line.length && (quote === '' || '"\\'.includes(line[at + 1] ?? ''))) {
        at++;
        parts.push(line[at] ?? '');
      } else if (character === quote) quote = '';
      else if (quote === '' && (character === '"' || character === "'")) quote = character;
      else parts.push(character);
    }
    words.push({ value: parts.join(''), span: { start: from, end: at }, unclosed: quote !== '' });
  }
  return words;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
