/** Reads one `import` or `from` statement, as far as it has been typed. */
import type { Span } from '../span.ts';
import {
  code,
  endOfIdentifier,
  isLineEnd,
  isWordAt,
  keywords,
  normalized,
  skipBlanks,
  skipTrivia,
} from './text.ts';

export interface Alias {
  /** NFKC-normalised. */
  readonly name: string;
  readonly span: Span;
}

export interface ImportedName {
  /** NFKC-normalised; `*` for all of them. */
  readonly name: string;
  readonly span: Span;
  readonly alias: Alias | null;
}

/** One module that a text imports. All spans are UTF-16 offsets. */
export interface ImportRecord {
  /** `import x` · `from x import y` · `importlib.import_module("x")`, `import_module("x")`, `__import__("x")`. */
  readonly kind: 'import' | 'from' | 'call';
  /** With its dots (`os.path`) but without those that make it relative; NFKC-normalised as Python does; may be empty. */
  readonly module: string;
  /** The module as it stands, which may have blanks and continuations in it. Empty where there is none. */
  readonly span: Span;
  /** The module up to its first dot. */
  readonly topLevel: string;
  readonly topLevelSpan: Span;
  /** How many dots stand before the module; 0 is an absolute import. */
  readonly level: number;
  /** `np` of `import numpy as np`. */
  readonly alias: Alias | null;
  /** `from` only: what it takes from the module. */
  readonly names: readonly ImportedName[];
  /** PEP 810: `lazy import x`, `lazy from x import y`. */
  readonly lazy: boolean;
  /** True where the statement is half typed, or goes on in a way that Python does not allow. */
  readonly partial: boolean;
}

/** What was read, and where reading goes on: behind the last token that belongs to the statement. */
export interface Statement {
  readonly records: readonly ImportRecord[];
  readonly end: number;
}

/** The statement behind the word `import` that ends at `start`. */
export function readImport(text: string, start: number, lazy: boolean): Statement {
  const records: ImportRecord[] = [];
  let end = start;
  for (;;) {
    const dotted = readDotted(text, skipBlanks(text, end));
    const aliased = readAlias(text, dotted.end);
    const next = skipBlanks(text, aliased.end);
    const goesOn = text.charCodeAt(next) === code.comma;
    const partial = dotted.partial || aliased.partial || !(goesOn || isStatementEnd(text, next));
    if (dotted.module !== '') end = aliased.end;
    records.push(recordOf('import', dotted, 0, aliased.alias, none, lazy, partial));
    if (!goesOn || dotted.module === '') return { records, end };
    end = next + 1;
  }
}

/**
 * The statement behind the word `from` that ends at `start`. No record where it is another `from`, such as the one
 * of `yield from x`; `from x` alone counts as half typed if the line ends there.
 */
export function readFrom(text: string, start: number, lazy: boolean): Statement {
  let level = 0;
  let at = skipBlanks(text, start);
  for (; text.charCodeAt(at) === code.dot; at = skipBlanks(text, at + 1)) level++;
  const dotted = readDotted(text, at);
  const end = dotted.module === '' ? start : dotted.end;
  const next = skipBlanks(text, dotted.end);
  if (!isWordAt(text, 'import', next)) {
    const isHalf = isStatementEnd(text, next);
    return { records: isHalf ? [recordOf('from', dotted, level, null, none, lazy, true)] : none, end };
  }
  const imported = readNames(text, next + 'import'.length);
  const isDangling = dotted.module === '' ? level === 0 : dotted.partial;
  const partial = isDangling || imported.partial;
  return {
    records: [recordOf('from', dotted, level, null, imported.names, lazy, partial)],
    end: imported.end,
  };
}

interface Dotted {
  readonly module: string;
  readonly start: number;
  readonly topLevelEnd: number;
  readonly end: number;
  /** True where there is no name, or a dot without a name behind it. */
  readonly partial: boolean;
}

function readDotted(text: string, start: number): Dotted {
  const topLevelEnd = endOfName(text, start);
  if (topLevelEnd === start) return { module: '', start, topLevelEnd, end: start, partial: true };
  let module = normalized(text.slice(start, topLevelEnd));
  let end = topLevelEnd;
  for (;;) {
    const dot = skipBlanks(text, end);
    if (text.charCodeAt(dot) !== code.dot) return { module, start, topLevelEnd, end, partial: false };
    const name = skipBlanks(text, dot + 1);
    const nameEnd = endOfName(text, name);
    if (nameEnd === name) return { module, start, topLevelEnd, end: dot + 1, partial: true };
    module += `.${normalized(text.slice(name, nameEnd))}`;
    end = nameEnd;
  }
}

function recordOf(
  kind: 'import' | 'from',
  { module, start, topLevelEnd, end, partial: isDangling }: Dotted,
  level: number,
  alias: Alias | null,
  names: readonly ImportedName[],
  lazy: boolean,
  partial: boolean,
): ImportRecord {
  const dot = module.indexOf('.');
  return {
    kind,
    module,
    span: { start, end: isDangling && module !== '' ? end - 1 : end },
    topLevel: dot === -1 ? module : module.slice(0, dot),
    topLevelSpan: { start, end: topLevelEnd },
    level,
    alias,
    names,
    lazy,
    partial,
  };
}

/** `skip` says what may stand between the words: inside parentheses also line ends and comments. */
function readAlias(text: string, start: number, skip = skipBlanks) {
  const as = skip(text, start);
  if (!isWordAt(text, 'as', as)) return { alias: null, end: start, partial: false };
  const name = skip(text, as + 2);
  const end = endOfName(text, name);
  if (end === name) return { alias: null, end: as + 2, partial: true };
  const alias: Alias = { name: normalized(text.slice(name, end)), span: { start: name, end } };
  return { alias, end, partial: false };
}

function readNames(text: string, start: number): { names: ImportedName[]; end: number; partial: boolean } {
  const names: ImportedName[] = [];
  const first = skipBlanks(text, start);
  const inParens = text.charCodeAt(first) === code.openParen;
  const skip = inParens ? skipTrivia : skipBlanks;
  let end = inParens ? first + 1 : start;
  for (;;) {
    const at = skip(text, end);
    if (inParens && text.charCodeAt(at) === code.closeParen) {
      const isEnd = isStatementEnd(text, skipBlanks(text, at + 1));
      return { names, end: at + 1, partial: names.length === 0 || !isEnd };
    }
    const isStar = !inParens && text.charCodeAt(at) === code.star;
    const nameEnd = isStar ? at + 1 : endOfName(text, at);
    if (nameEnd === at) return { names, end, partial: true };
    const aliased = readAlias(text, nameEnd, skip);
    const name = normalized(text.slice(at, nameEnd));
    const next = skip(text, aliased.end);
    const unit = text.charCodeAt(next);
    const isOver = inParens ? unit === code.closeParen : isStatementEnd(text, next);
    // An unclosed list ends where the next line is no part of it.
    if (inParens && unit !== code.comma && !isOver) {
      if (at === skipBlanks(text, end))
        names.push({ name, span: { start: at, end: nameEnd }, alias: aliased.alias });
      return { names, end, partial: true };
    }
    names.push({ name, span: { start: at, end: nameEnd }, alias: aliased.alias });
    end = aliased.end;
    if (unit === code.comma) end = next + 1;
    else if (!inParens) return { names, end, partial: aliased.partial || !isOver };
    if (aliased.partial) return { names, end, partial: true };
  }
}

function endOfName(text: string, start: number): number {
  const end = endOfIdentifier(text, start);
  return end !== start && end - start < 9 && keywords.has(text.slice(start, end)) ? start : end;
}

function isStatementEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at >= text.length || isLineEnd(unit) || unit === code.semicolon || unit === code.hash;
}

const none: readonly never[] = [];
