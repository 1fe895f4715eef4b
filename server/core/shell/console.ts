/** Blocks of code in documentation that show a terminal: which lines are typed, and the text behind their prompts. */
import { ExcerptBuilder } from '../excerpt.ts';
import type { Span } from '../span.ts';
import { type InstallReading, readInstallCommands } from './install-commands.ts';

/** What a block's language says about its lines; null for languages that hold no install commands. */
export type BlockKind = 'shell' | 'console' | 'python' | 'plain';

const kinds: Readonly<Record<string, BlockKind>> = {
  '': 'plain',
  ...named(
    'shell',
    'sh bash shell zsh fish ksh bat batch cmd dosbatch powershell ps1 ps pwsh posh commandline',
  ),
  ...named(
    'console',
    'console terminal shell-session shellsession sh-session bash-session doscon pwsh-session',
  ),
  ...named('python', 'python py python3 ipython ipython3 pycon jupyter'),
};

export function blockKind(language: string): BlockKind | null {
  const name = language.toLowerCase();
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null;
}

function named(kind: BlockKind, names: string): Record<string, BlockKind> {
  return Object.fromEntries(names.split(' ').map(name => [name, kind]));
}

const environment = '(?:\\([^()\\s]{1,40}\\)[ \\t]*)?';
const unixPrompt = new RegExp(
  `^[ \\t]*${environment}(?:\\[[^\\]]{1,60}\\]|[\\w.@~:/-]{0,80})[ ]?[$%❯➜»][ \\t]+`,
);
const windowsPrompt = new RegExp(
  `^[ \\t]*${environment}(?:PS[ ]?)?(?:[A-Za-z]:[^\\s>]{0,80})?>[ \\t]*(?![ \\t>])`,
);
const notebookPrompt = /^[ \t]*(?:In \[\d*\]:[ \t]*)?[!%](?=[A-Za-z{])/;
const secondPrompt = /^[ \t]*>[ \t]/;

/**
 * Reads the lines of one block, each without its line end. Where any line has a prompt, the lines without one are what
 * the programs answered. Blocks of `console` are read behind prompts alone, Python only behind `!` and `%`.
 */
export function readBlock(
  text: string,
  lines: readonly Span[],
  kind: BlockKind,
  reading: InstallReading,
): void {
  const prompts = lines.map(({ start, end }) => promptLength(text.slice(start, end), kind));
  const isSession = kind === 'python' || kind === 'console' || prompts.some(length => length > 0);
  const builder = new ExcerptBuilder(text);
  let continues = false;
  for (const [index, { start, end }] of lines.entries()) {
    const line = text.slice(start, end);
    const length = continues ? (secondPrompt.exec(line)?.[0].length ?? 0) : (prompts[index] ?? 0);
    if (!continues && isSession && length === 0) continue;
    builder.keep(start + length, end);
    builder.write('\n', { start: end, end });
    continues = /\\\r?$/.test(line);
  }
  readInstallCommands(builder.build(), reading, { isDocumentation: true });
}

function promptLength(line: string, kind: BlockKind): number {
  const found =
    notebookPrompt.exec(line) ??
    (kind === 'python' ? null : (unixPrompt.exec(line) ?? windowsPrompt.exec(line)));
  return found?.[0].length ?? 0;
}
