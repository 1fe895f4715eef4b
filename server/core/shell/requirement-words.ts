/** From one argument of an installing command to what it names. */
import type { Dependency } from '../dependency.ts';
import type { Excerpt } from '../excerpt.ts';
import { type PipRequirement, parsePipRequirement } from '../python/pip-requirement.ts';
import type { Span } from '../span.ts';
import type { Word } from './syntax.ts';
import type { Tool } from './tools.ts';

/** Spans count in the text that the shell reads. */
export interface NamedInstall {
  readonly dependency: Omit<Dependency, 'removal'>;
  /** Where the argument was written in a way that pip cannot read. */
  readonly problem: { readonly span: Span; readonly message: string } | null;
}

/**
 * Reads `word.value.text.slice(start, end)`. Null where no name can be told: where a variable makes a part of it, or
 * where it is written in pieces that no edit could join.
 */
export function readRequirementWord(
  shell: Excerpt,
  word: Word,
  start: number,
  end: number,
  style: Tool['style'],
  isEditable: boolean,
): NamedInstall | null {
  const { value, expansions } = word;
  const reading = readIn(value.text, start, end, style, isEditable);
  const { requirement } = reading;
  if (!requirement) return null;
  if (requirement.name !== null && expansions.some(each => touches(each, requirement.span))) return null;
  const span = requirement.name === null ? word.span : spanOfName(shell, word, requirement, start, end);
  if (!span) return null;
  const isOpen = expansions.length > 0 || style !== 'pip';
  const { span: _, ...rest } = isOpen
    ? withWholeSpecifier(requirement, value.text.slice(start, end))
    : requirement;
  const { problem } = reading;
  return {
    dependency: { kind: 'install-command', ...rest, span, group: null },
    problem:
      problem && !isOpen ? { ...problem, span: value.spanOf(problem.span.start, problem.span.end) } : null,
  };
}

interface Reading {
  readonly requirement: PipRequirement | null;
  readonly problem: NamedInstall['problem'];
}

function readIn(
  text: string,
  start: number,
  end: number,
  style: Tool['style'],
  isEditable: boolean,
): Reading {
  if (style === 'conda') return { requirement: condaSpec(text, start, end), problem: null };
  const at = style === 'versioned' ? versionMark(text, start, end) : -1;
  if (at < 0) return parsePipRequirement(text, start, end, isEditable);
  const { requirement } = parsePipRequirement(text, start, at);
  return {
    requirement: requirement && { ...requirement, specifier: text.slice(at + 1, end) },
    problem: null,
  };
}

/** The `@` of `ruff@latest` and `django@^5`; behind that of a direct reference stands an address. */
function versionMark(text: string, start: number, end: number): number {
  const at = text.slice(0, end).indexOf('@', start + 1);
  if (at < 0 || at + 1 >= end || /[:/\\]/.test(text.slice(start, end))) return -1;
  return at;
}

/** `channel::name=1.2=build`, `name>=1`, `name[version=…]`; packages of a path or an address tell no name. */
function condaSpec(text: string, start: number, end: number): PipRequirement | null {
  const found = /^((?:[\w./-]+::)?)([A-Za-z0-9_][\w.-]*)(.*)$/s.exec(text.slice(start, end));
  if (!found) return null;
  const [, channel = '', name = '', rest = ''] = found;
  if (!/^\s*(?:$|[=<>!~[ ])/.test(rest) || /\.(?:conda|tar\.bz2|ya?ml|txt)$/.test(name)) return null;
  const from = start + channel.length;
  return {
    name,
    span: { start: from, end: from + name.length },
    specifier: rest.trim(),
    extras: [],
    marker: null,
    source: 'conda',
    hashed: false,
  };
}

/** A version that holds a variable, `==${V}`, is no version clause; it is given as it is written. */
function withWholeSpecifier(requirement: PipRequirement, text: string): PipRequirement {
  if (requirement.source !== 'index' || requirement.specifier === '') return requirement;
  const from = text.indexOf(requirement.specifier);
  const marker = text.indexOf(';', from);
  return { ...requirement, specifier: text.slice(from, marker < 0 ? text.length : marker).trim() };
}

/** A variable right behind a name goes on with it; one behind `==` does not. */
function touches(expansion: Span, name: Span): boolean {
  return expansion.start <= name.end && expansion.end >= name.start;
}

/** A name in pieces (`re"quests"`) can only be replaced together with its quotes, and then only if it stands alone. */
function spanOfName(
  shell: Excerpt,
  word: Word,
  { name, span }: PipRequirement,
  start: number,
  end: number,
): Span | null {
  const found = word.value.spanOf(span.start, span.end);
  const written = shell.text.slice(found.start, found.end).replace(/\\\r?\n/g, '');
  if (written === name) return found;
  return span.start === 0 && start === 0 && span.end === end && end === word.value.text.length
    ? word.span
    : null;
}
