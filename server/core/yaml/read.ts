/**
 * Reads YAML, half-typed text too, into nodes that know their places. Never throws and never follows an alias.
 * The library does the reading; how much it may read is limited here, since its time grows with tokens and nesting.
 */
import { Composer, type Document, Lexer, type Node, Parser } from 'yaml';
import type { Problem } from '../dependency.ts';

export type YamlNode = Node;

export interface YamlText {
  /** What the nodes' places belong to: as long as the text that was given, but for a character that was in the way. */
  readonly text: string;
  /** The top node of each document that has one. */
  readonly roots: readonly YamlNode[];
  /** What could not be read, in the order of the text; at most 100. */
  readonly problems: readonly Problem[];
}

/** About 4,000 lines of a list; the library needs some 10 µs a token. */
const maxTokens = 20_000;
/** The library reads nested nodes by recursion. */
const maxDepth = 100;
const maxProblems = 100;

/** How often a text is read anew with one quotation mark taken out. */
const maxRepairs = 3;

/** Every scalar is text, as written: `1.20` stays `1.20`. Of a text that is too long or too deep, the beginning is read. */
export function readYaml(text: string): YamlText {
  let source = text;
  const openQuotes: Problem[] = [];
  for (;;) {
    const { roots, problems, openQuote } = read(source);
    if (openQuote < 0 || openQuotes.length === maxRepairs) {
      const all = [...openQuotes, ...problems].sort((a, b) => a.span.start - b.span.start);
      return { text: source, roots, problems: all.slice(0, maxProblems) };
    }
    const span = { start: openQuote, end: openQuote + 1 };
    openQuotes.push({ span, message: `${source.charAt(openQuote)} is not closed` });
    source = `${source.slice(0, span.start)} ${source.slice(span.end)}`;
  }
}

interface Reading {
  readonly roots: YamlNode[];
  readonly problems: Problem[];
  /** Where a quotation mark stands that would swallow the lines below it; -1 where there is none. */
  readonly openQuote: number;
}

function read(text: string): Reading {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const roots: YamlNode[] = [];
  const problems: Problem[] = [];
  const keep = (document: Document.Parsed): void => {
    if (document.contents) roots.push(document.contents);
    for (const { pos, message } of document.errors.slice(0, maxProblems))
      problems.push({ span: { start: pos[0], end: Math.min(pos[1], text.length) }, message });
  };
  let rest = maxTokens;
  let position = 0;
  try {
    for (const token of lexer.lex(text)) {
      position = parser.offset;
      if (swallowsLines(token)) return { roots, problems, openQuote: position };
      if (rest-- === 0 || parser.stack.length > maxDepth) {
        const message =
          rest < 0 ? 'This file is too long to be read to its end' : 'This is nested too deeply';
        problems.push({ span: { start: position, end: position }, message });
        break;
      }
      for (const part of parser.next(token)) for (const document of composer.next(part)) keep(document);
    }
    for (const part of parser.end()) for (const document of composer.next(part)) keep(document);
    for (const document of composer.end()) keep(document);
  } catch {
    // No input is known that makes the library throw; if one does, what was read before it still counts.
    problems.push({ span: { start: position, end: position }, message: 'This cannot be read as YAML' });
  }
  return { roots, problems, openQuote: -1 };
}

/** A quoted text that never ends, or that has items of a list in it: most likely its closing mark is yet to be typed. */
function swallowsLines(token: string): boolean {
  const mark = token.charAt(0);
  if ((mark !== '"' && mark !== "'") || !token.includes('\n')) return false;
  return !token.endsWith(mark) || /\n[ \t]*- /.test(token);
}
