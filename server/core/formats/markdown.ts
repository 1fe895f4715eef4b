/** Markdown: the install commands in fenced blocks of code; prose and other languages name nothing. */
import { blockKind, readBlock } from '../shell/console.ts';
import type { InstallReading } from '../shell/install-commands.ts';
import type { Span } from '../span.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const markdown = {
  id: 'markdown',
  title: 'Markdown',
  files: ['**/*.md', '**/*.markdown'],
  example: '# Installation\n\n```console\n$ pip install "uvicorn[standard]"\n```\n',
  matches: (path: string) => /\.(?:md|markdown)$/i.test(path),
  parse: (text: string) => readShellIn(text, reading => readBlocks(text, reading)),
} as const satisfies Format;

interface Fence {
  /** What may stand before every line of it: quote marks and the indentation of a list. */
  readonly indent: number;
  readonly mark: string;
  readonly language: string;
  readonly lines: Span[];
}

const opening =
  /^(\uFEFF?(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?!`)|~{3,}(?!~))([^`\r\n]*)$/;

function readBlocks(text: string, reading: InstallReading): void {
  let fence: Fence | null = null;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const content = line.replace(/[\r\n]+$/, '');
    const start = index;
    if (fence) {
      if (closes(content, fence.mark)) {
        readFence(text, fence, reading);
        fence = null;
      } else {
        const skipped = leadingLength(content, fence.indent);
        fence.lines.push({ start: start + skipped, end: start + content.length });
      }
      continue;
    }
    const found = content.includes('```') || content.includes('~~~') ? opening.exec(content) : null;
    if (found) {
      const [, before = '', mark = '', info = ''] = found;
      fence = { indent: before.length, mark, language: languageOf(info), lines: [] };
    }
  }
  // A fence that is never closed goes on to the end, as it does for readers of Markdown.
  if (fence) readFence(text, fence, reading);
}

function readFence(text: string, { language, lines }: Fence, reading: InstallReading): void {
  const kind = blockKind(language);
  if (kind) readBlock(text, lines, kind, reading);
}

/** `bash`, `{.bash}`, `{code-block} bash`, `bash title="x"`. */
function languageOf(info: string): string {
  const words = info.trimStart().replace(/^\{(?:code-block|code|code-cell|prompt|sourcecode)\}/, '');
  return /^[\s{.]*([\w+#-]*)/.exec(words)?.[1] ?? '';
}

function closes(line: string, mark: string): boolean {
  const found = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return found?.startsWith(mark) ?? false;
}

/** Blanks and quote marks, not more of them than stood before the fence. */
function leadingLength(line: string, most: number): number {
  let length = 0;
  while (length < most && (line[length] === ' ' || line[length] === '\t' || line[length] === '>')) length++;
  return length;
}
