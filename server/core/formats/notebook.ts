/** Jupyter notebooks: the imports of their code cells, and the install commands between the lines. */
import { createScanner, findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type Excerpt, ExcerptBuilder } from '../excerpt.ts';
import { addJsonString } from '../json-strings.ts';
import { cellIgnores } from '../notebook/cell-ignores.ts';
import { type CodeCell, programsOf, readCells } from '../notebook/read-cells.ts';
import type { Format } from './format.ts';
import { finished } from './shell-reading.ts';

export const notebook = {
  id: 'notebook',
  title: 'Jupyter notebooks',
  files: ['**/*.ipynb'],
  example:
    '{"cells": [{"cell_type": "code", "source": ["%pip install pandas\\n", "import pandas as pd"]}], "nbformat": 4}\n',
  matches: (path: string) => /\.ipynb$/i.test(path),
  parse: (text: string) => finished(readCells(cellsOf(text))),
  programs: (text: string) => programsOf(cellsOf(text)),
  ignores: (text: string) =>
    // A notebook is long, and few hold such a comment.
    text.includes('venom:') ? cellIgnores(cellsOf(text), { start: 0, end: text.length }) : [],
} as const satisfies Format;

function cellsOf(given: string): readonly CodeCell[] {
  // The parser knows no byte order mark; a blank in its place keeps all offsets.
  const text = given.charCodeAt(0) === 0xfeff ? ` ${given.slice(1)}` : given;
  const root = isTooDeep(text) ? undefined : parseTree(text);
  if (!root) return [];
  const language = speaksPython(root) ? 'python' : 'other';
  return codeCells(root).flatMap(cell => {
    const source = sourceOf(text, cell);
    return source ? [{ source, language }] : [];
  });
}

/** The parser calls itself for every bracket, so that a hostile file could exhaust the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > 200) return true;
  }
  return false;
}

/** Notebooks that do not say their language are Python's. */
function speaksPython(root: Node): boolean {
  const language =
    findNodeAtLocation(root, ['metadata', 'kernelspec', 'language']) ??
    findNodeAtLocation(root, ['metadata', 'language_info', 'name']);
  return typeof language?.value !== 'string' || /python/i.test(language.value);
}

/** Notebooks of before 2014 hold their cells in worksheets. */
function codeCells(root: Node): readonly Node[] {
  const lists = (findNodeAtLocation(root, ['worksheets'])?.children ?? []).map(sheet =>
    findNodeAtLocation(sheet, ['cells']),
  );
  return [findNodeAtLocation(root, ['cells']), ...lists]
    .flatMap(list => (list?.type === 'array' ? (list.children ?? []) : []))
    .filter(cell => findNodeAtLocation(cell, ['cell_type'])?.value === 'code');
}

/** A string, or a list of lines; the lines carry their own line ends. */
function sourceOf(text: string, cell: Node): Excerpt | null {
  const source = findNodeAtLocation(cell, ['source']) ?? findNodeAtLocation(cell, ['input']);
  if (!source) return null;
  const builder = new ExcerptBuilder(text);
  for (const part of source.type === 'array' ? (source.children ?? []) : [source])
    if (part.type === 'string')
      addJsonString(builder, text, part.offset + 1, Math.max(part.offset + 1, closingQuote(text, part)));
  return builder.build();
}

function closingQuote(text: string, { offset, length }: Node): number {
  const end = offset + length;
  return length > 1 && text[end - 1] === '"' ? end - 1 : end;
}
