/** Writes the comment that ignores one finding, where a person would write it, or says that there is no safe place. */
import type { Edit, Finding } from '../finding.ts';
import { commentStyleOf } from './comments.ts';
import { type IgnoreDirective, Lines, parseIgnores } from './ignores.ts';

type Place = Pick<Finding, 'rule' | 'span'>;

/**
 * Behind the line; into a comment that ignores other rules there already; above a line that `\` continues, and in
 * Markdown above a block of code. Null where the format has no comments, where the place is inside a string, and
 * where the rule is ignored already. `path` has `/` separators and decides how comments look.
 */
export function ignoreEdit(text: string, path: string, finding: Place): Edit | null {
  const style = commentStyleOf(path);
  if (style === 'none') return null;
  const directives = parseIgnores(text, style).filter(each => covers(each, finding));
  if (directives.some(({ rules }) => rules?.some(({ code }) => code === finding.rule))) return null;
  const listed = directives.find(({ rules }) => rules !== null);
  const edit = listed
    ? oneRuleMore(text, listed, finding.rule)
    : style === 'markdown'
      ? besideMarkdown(text, finding)
      : besideLine(text, path, finding);
  return edit && isHeeded(text, edit, path, finding) ? edit : null;
}

function covers({ scope, covers }: IgnoreDirective, { span }: Place): boolean {
  return scope === 'lines' && covers.start <= span.start && span.start <= covers.end;
}

function oneRuleMore(text: string, { rules, span }: IgnoreDirective, code: string): Edit {
  const last = rules?.at(-1);
  const at = last ? last.span.end : text.indexOf('[', span.start) + 1;
  return insertion(at, last ? `, ${code}` : code);
}

function besideLine(text: string, path: string, { rule, span }: Place): Edit | null {
  const lines = new Lines(text, false);
  const line = lines.at(span.start);
  const first = lines.firstOfContinuation(line);
  const comment = `# antivenom: ignore[${rule}]`;
  // Docker takes comments out before it joins lines, and there they speak for the next line alone.
  if (first !== null) return above(text, lines, isDockerfile(path) ? line : first, comment);
  const written = text.slice(lines.start(line), lines.end(line));
  return endsAmidText(written, path) ? null : behind(text, lines, line, comment);
}

/** In a block of code a comment would be shown to readers and copied by them. */
function besideMarkdown(text: string, { rule, span }: Place): Edit | null {
  const lines = new Lines(text, true);
  const line = lines.at(span.start);
  const fence = lines.fenceAround(line);
  const comment = `<!-- antivenom: ignore[${rule}] -->`;
  if (fence !== null) return above(text, lines, fence, comment);
  const isCode = /^(?: {4}|\t)(?![ \t]*(?:[-*+]|\d+[.)])[ \t])/.test(
    text.slice(lines.start(line), span.start),
  );
  return isCode ? null : behind(text, lines, line, comment);
}

/** Blanks at the end of the line make room. */
function behind(text: string, lines: Lines, line: number, comment: string): Edit {
  const end = lines.end(line);
  let start = end;
  while (start > lines.start(line) && ' \t'.includes(text.charAt(start - 1))) start -= 1;
  return { span: { start, end }, newText: `  ${comment}` };
}

/** On a line of its own, as deep as the line below it and with the same ending. */
function above(text: string, lines: Lines, line: number, comment: string): Edit {
  const isMarked = line === 0 && text.startsWith('\uFEFF');
  const start = lines.start(line) + (isMarked ? 1 : 0);
  const depth = /^[ \t]*/.exec(text.slice(start, lines.end(line)))?.[0] ?? '';
  const ending = text.slice(lines.end(line), lines.start(line + 1)) || '\n';
  return insertion(start, `${depth}${comment}${ending}`);
}

/**
 * True where a line of some language without a reader of strings may end inside quotes, and for the instructions of a
 * Dockerfile that are JSON, which has no comments.
 */
function endsAmidText(line: string, path: string): boolean {
  const style = commentStyleOf(path);
  if (style !== 'hash') return false;
  if (isDockerfile(path) && /^\s*[A-Za-z]+\s+\[/.test(line)) return true;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quote === '' && letter === '#' && /^$|\s/.test(line.charAt(at - 1))) return false;
    if (letter === '\\') at += 1;
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (letter === quote) quote = '';
  }
  return quote !== '';
}

function isDockerfile(path: string): boolean {
  return /(?:docker|container)file[^/]*$/i.test(path);
}

/** The reader of such comments has the last word: it knows strings, and what each comment speaks for. */
function isHeeded(text: string, { span, newText }: Edit, path: string, finding: Place): boolean {
  const after = text.slice(0, span.start) + newText + text.slice(span.end);
  const moved = span.start <= finding.span.start ? newText.length - (span.end - span.start) : 0;
  const place = { start: finding.span.start + moved, end: finding.span.end + moved };
  return parseIgnores(after, commentStyleOf(path)).some(
    directive =>
      covers(directive, { ...finding, span: place }) &&
      directive.rules?.some(({ code }) => code === finding.rule),
  );
}

function insertion(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}
