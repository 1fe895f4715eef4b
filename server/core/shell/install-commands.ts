/** The install commands in shell text: which packages they name, from which files and which indexes. */
import type { Dependency, IndexSetting, Problem, Reference } from '../dependency.ts';
import { type Excerpt, excerptOf, excerptWithin } from '../excerpt.ts';
import type { Span } from '../span.ts';
import { type Argument, readArguments } from './arguments.ts';
import { parseShell } from './parse.ts';
import { isPlaceholder, isProse } from './placeholders.ts';
import { readRequirementWord } from './requirement-words.ts';
import type { Command, Word } from './syntax.ts';
import { callIn, programName } from './tool-of.ts';
import { type Tool, tools } from './tools.ts';

export interface InstallReading {
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
  readonly references: Reference[];
  readonly indexes: IndexSetting[];
  /** Here-documents whose text is a Python program. */
  readonly programs: Excerpt[];
}

export interface InstallOptions {
  /** True for examples in prose: placeholders name nothing, sentences are no commands, files are not there. */
  readonly isDocumentation?: boolean;
}

/** A cheap look first: most texts name no such tool. `renovate` because annotations are looked for along with it. */
export function mayInstall(text: string): boolean {
  return /pip|\buvx?\b|poetry|pdm|\brye\b|conda|mamba|hatch|python|renovate/i.test(text);
}

export function emptyReading(): InstallReading {
  return { dependencies: [], problems: [], references: [], indexes: [], programs: [] };
}

/** Shells in shells (`bash -c "…"`) are followed this far. */
const deepest = 5;

/** Reads `shell`, which was taken out of a file, and adds to `reading`; all spans are places in that file. */
export function readInstallCommands(
  shell: Excerpt,
  reading: InstallReading,
  options: InstallOptions = {},
  depth = 0,
): void {
  if (!mayInstall(shell.text)) return;
  for (const command of parseShell(shell.text)) {
    readCommand(shell, command, command.words, reading, options);
    if (depth < deepest)
      for (const inner of innerShells(command))
        readInstallCommands(excerptWithin(shell, inner), reading, options, depth + 1);
    for (const program of pythonPrograms(command))
      reading.programs.push(excerptWithin(shell, excerptOf(shell.text, program)));
    if (depth < deepest)
      for (const body of shellPrograms(command))
        readInstallCommands(excerptWithin(shell, excerptOf(shell.text, body)), reading, options, depth + 1);
  }
}

/** The words of one command that no shell takes apart: the exec form of a Dockerfile, a command of tox. */
export function readInstallWords(
  source: Excerpt,
  words: readonly Word[],
  reading: InstallReading,
  options: InstallOptions = {},
): void {
  const command = { words, redirects: [], heredocs: [] };
  readCommand(source, command, words, reading, options);
  for (const inner of innerShells(command))
    readInstallCommands(excerptWithin(source, inner), reading, options, 1);
}

function readCommand(
  shell: Excerpt,
  command: Command,
  words: readonly Word[],
  reading: InstallReading,
  options: InstallOptions,
): void {
  let start = 0;
  // `uv run --with x pip install y` is two commands; every round begins further on.
  for (;;) {
    const call = callIn(words, start);
    if (!call) return;
    const found = readArguments(words, call.from, call.tool);
    if (!found) return;
    const isSentence =
      options.isDocumentation && found.arguments.some(({ word }) => isProse(word.value.text));
    if (!isSentence) {
      addArguments(shell, command, found.arguments, call.tool, reading, options);
      if (call.tool.style !== 'conda') addRedirects(shell, command, found.arguments, reading);
    }
    if (found.inner === null) return;
    start = found.inner;
  }
}

function addArguments(
  shell: Excerpt,
  { redirects }: Command,
  list: readonly Argument[],
  tool: Tool,
  reading: InstallReading,
  options: InstallOptions,
): void {
  const alone = list.filter(({ role }) => role === 'requirement' || role === 'editable').length < 2;
  const before = reading.dependencies.length;
  const redirected = new Set(redirects.map(({ span }) => span.start));
  for (const argument of list) {
    const { role, word, from } = argument;
    const { text } = word.value;
    if (role === 'requirement' || role === 'editable' || role === 'requirement-list') {
      const isEditable = role === 'editable';
      const isPositional = role === 'requirement' && from === 0;
      // A redirect that touches the word would then touch the word before it.
      const isBare = !redirected.has(word.span.end);
      const removal = isPositional && isBare && !alone ? shell.spanOf(word.gapStart, word.span.end) : null;
      for (const { start, end } of role === 'requirement-list'
        ? listed(text, from)
        : [{ start: from, end: text.length }])
        addRequirement(shell, word, { start, end }, tool, isEditable, removal, reading, options);
    } else addSetting(shell, argument, tool, reading, options);
  }
  const source = list.find(({ role }) => role === 'source');
  if (source) bind(reading.dependencies, before, source.word.value.text.slice(source.from));
}

/** What was read from `first` on comes from the index of this name. */
function bind(dependencies: Dependency[], first: number, index: string): void {
  for (let at = first; at < dependencies.length; at++) {
    const dependency = dependencies[at];
    if (dependency?.source === 'index') dependencies[at] = { ...dependency, source: `index:${index}` };
  }
}

/** Commas inside brackets and behind a comparison do not part requirements: `a[x,y],b>=1,<2`. */
function listed(text: string, from: number): Span[] {
  const parts: Span[] = [];
  let start = from;
  let isInBrackets = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '[') isInBrackets = true;
    else if (text[at] === ']') isInBrackets = false;
    else if (text[at] === ',' && !isInBrackets && !/^\s*[<>=!~]/.test(text.slice(at + 1, at + 20))) {
      parts.push({ start, end: at });
      start = at + 1;
    }
  }
  parts.push({ start, end: text.length });
  return parts.filter(({ start, end }) => end > start);
}

function addRequirement(
  shell: Excerpt,
  word: Word,
  { start, end }: Span,
  tool: Tool,
  isEditable: boolean,
  removal: Span | null,
  reading: InstallReading,
  { isDocumentation }: InstallOptions,
): void {
  const found = readRequirementWord(shell, word, start, end, tool.style, isEditable);
  if (!found) return;
  const { dependency, problem } = found;
  const { name } = dependency;
  if (name !== null && (/\.py$/i.test(name) || (isDocumentation && isPlaceholder(name)))) return;
  const span = shell.spanOf(dependency.span.start, dependency.span.end);
  reading.dependencies.push({ ...dependency, span, removal });
  if (problem && !isDocumentation)
    reading.problems.push({
      message: problem.message,
      span: shell.spanOf(problem.span.start, problem.span.end),
    });
}

function addSetting(
  shell: Excerpt,
  { role, word, from }: Argument,
  tool: Tool,
  reading: InstallReading,
  { isDocumentation }: InstallOptions,
): void {
  const { text } = word.value;
  const by = tool === tools['uv'] || tool === tools['uvx'] ? ({ tool: 'uv' } as const) : {};
  const value = text.slice(from);
  const inside = word.value.spanOf(from, text.length);
  const span = shell.spanOf(inside.start, inside.end);
  if (role === 'requirements' || role === 'constraints') {
    if (!isDocumentation && value !== '' && word.expansions.length === 0)
      reading.references.push({ kind: role, path: value, span });
  } else if (role === 'no-index')
    reading.indexes.push({
      kind: role,
      value: '',
      span: shell.spanOf(word.span.start, word.span.end),
      ...by,
    });
  else if (role !== 'requirement' && role !== 'editable' && role !== 'requirement-list' && role !== 'source')
    reading.indexes.push({ kind: role, value, span, ...by });
}

/** `pip install a>=1` writes what pip says into a file named `=1`. */
function addRedirects(
  shell: Excerpt,
  { redirects }: Command,
  list: readonly Argument[],
  reading: InstallReading,
): void {
  const named = new Set(list.map(({ word }) => word.span.end));
  for (let index = 0; index < redirects.length; index++) {
    const redirect = redirects[index];
    if (!redirect?.isAttached || !named.has(redirect.span.start)) continue;
    if (!/^=?\d/.test(redirect.target?.value.text ?? '')) continue;
    let { end } = redirect.span;
    for (let next = redirects[index + 1]; next?.span.start === end; next = redirects[++index + 1])
      end = next.span.end;
    const written = shell.text.slice(redirect.span.start, end);
    reading.problems.push({
      span: shell.spanOf(redirect.span.start, end),
      message: `'${written}' is a redirect here: quote the requirement`,
    });
  }
}

const shells = /^(?:ba|z|k|da|a)?sh$/;

/** The texts that a command hands to another shell: `bash -c "…"`, `su -c "…"`. */
function innerShells({ words }: Command): Excerpt[] {
  const at = words.findIndex(word => shells.test(programName(word.value.text)) || word.value.text === 'su');
  if (at < 0) return [];
  const option = words.findIndex((word, index) => index > at && /^-[a-z]*c$/.test(word.value.text));
  const inner = option < 0 ? undefined : words[option + 1];
  return inner ? [inner.value] : [];
}

function pythonPrograms({ words, heredocs }: Command): readonly Span[] {
  const takesProgram =
    words.length < 4 && words.slice(1).every(({ value }) => /^-[uBEIs]?$/.test(value.text));
  return takesProgram && programName(words[0]?.value.text ?? '') === 'python' ? heredocs : [];
}

/** In a Dockerfile a here-document needs no command: it is the script itself. */
function shellPrograms({ words, heredocs }: Command): readonly Span[] {
  const isShell = words.some(({ value }) => shells.test(programName(value.text)) || value.text === 'ssh');
  return isShell || words.length === 0 ? heredocs : [];
}
