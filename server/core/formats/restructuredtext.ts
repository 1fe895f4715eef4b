/** reStructuredText: the install commands in blocks of code, and in literal blocks that show prompts. */
import { type BlockKind, blockKind, readBlock } from '../shell/console.ts';
import type { InstallReading } from '../shell/install-commands.ts';
import type { Span } from '../span.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const restructuredtext = {
  id: 'restructuredtext',
  title: 'reStructuredText',
  files: ['**/*.rst'],
  example: 'Installation\n============\n\n.. code-block:: console\n\n    $ python -m pip install numpy\n',
  matches: (path: string) => /\.rst$/i.test(path),
  parse: (text: string) => readShellIn(text, reading => readBlocks(text, reading)),
} as const satisfies Format;

interface Line {
  readonly span: Span;
  readonly indent: number;
  readonly isEmpty: boolean;
}

function readBlocks(text: string, reading: InstallReading): void {
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++];
    if (!line) break;
    const kind = kindOf(text.slice(line.span.start, line.span.end));
    if (kind === undefined) continue;
    const start = at;
    while (at < lines.length && (lines[at]?.isEmpty || (lines[at]?.indent ?? 0) > line.indent)) at++;
    if (kind !== null) readLines(text, lines.slice(start, at), kind, reading);
  }
}

function readLines(text: string, lines: readonly Line[], kind: BlockKind, reading: InstallReading): void {
  // Options of the directive come first: `:linenos:`.
  const isOption = ({ span: { start, end } }: Line) => /^[ \t]*:[\w-]+:/.test(text.slice(start, end));
  const content = lines.filter(({ isEmpty }) => !isEmpty);
  const first = content.findIndex(line => !isOption(line));
  if (first < 0) return;
  readBlock(
    text,
    content.slice(first).map(({ span }) => span),
    kind,
    reading,
  );
}

const directive =
  /^\uFEFF?[ \t]*(?:[-*+#][.)]?[ \t]+)?\.\.[ \t]+(code-block|code|sourcecode|prompt|highlight|[\w:-]+)::[ \t]*([\w+#-]*)/;

/** Of the block below a line; null for a block that names nothing, undefined where none begins. */
function kindOf(line: string): BlockKind | null | undefined {
  const found = directive.exec(line);
  const [, name = '', language = ''] = found ?? [];
  if (/^(?:code-block|code|sourcecode)$/.test(name)) return blockKind(language);
  if (name === 'prompt') return blockKind(language) === null ? null : 'shell';
  // Other directives hold text with blocks of its own.
  if (found || /^[ \t]*\.\.[ \t]/.test(line)) return undefined;
  return /::[ \t]*$/.test(line) ? 'console' : undefined;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const content = line.replace(/[\r\n]+$/, '');
    const indent = content.length - content.trimStart().length;
    lines.push({
      span: { start: index, end: index + content.length },
      indent,
      isEmpty: indent === content.length,
    });
  }
  return lines;
}
