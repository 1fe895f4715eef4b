/** Jupyter notebooks: the imports of their code cells, and the install commands between the lines. */
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { type Excerpt, ExcerptBuilder } from '../excerpt.ts';
import { addJsonString } from '../json-strings.ts';
import { endOfString, jsonTree } from '../json-tree.ts';
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

function cellsOf(text: string): readonly CodeCell[] {
  const root = jsonTree(text);
  if (!root) return [];
  const language = speaksPython(root) ? 'python' : 'other';
  return codeCells(root).flatMap(cell => {
    const source = sourceOf(text, cell);
    return source ? [{ source, language }] : [];
  });
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
    if (part.type === 'string') addJsonString(builder, text, part.offset + 1, endOfString(text, part));
  return builder.build();
}
