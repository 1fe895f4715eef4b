/**
 * Compares the shell reader with two others on whole folders of shell scripts (`*.sh`, `*.bash`, and files that begin
 * with a shell's `#!` line): which words each simple command has, with `unbash`; what a word says once its quotes are
 * taken off, with Python's `shlex`. The single lines of those files are also what the reader of tox's commands is
 * compared on, with `shlex` again.
 *
 *     node out/scripts/oracle-shell.js [--python PATH] [--show N] PATH…
 *
 * Prints the first differences of each kind (`--show`, 10 by default), then the counts.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { forEachChild, parse, type SyntaxNode, type Command as UnbashCommand } from 'unbash';
import { commandWords } from '../server/core/formats/tox/words.ts';
import { parseShell } from '../server/core/shell/parse.ts';
import type { Command, Word } from '../server/core/shell/syntax.ts';

interface Count {
  same: number;
  different: number;
}

const { values: options, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, show: { type: 'string', default: '10' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: oracle-shell [--python PATH] [--show N] PATH…');
  process.exit(2);
}
const most = Number(options.show);
run(positionals.flatMap(scriptsIn));

function run(files: readonly string[]): void {
  const texts = files.map(file => ({ file, text: readFileSync(file, 'utf8') }));
  const counts = {
    'commands as unbash reads them': { same: 0, different: 0 },
    'words as shlex reads them': { same: 0, different: 0 },
    'lines as shlex splits them, for tox': { same: 0, different: 0 },
  };
  let refused = 0;
  let milliseconds = 0;
  const words: Sample[] = [];
  const lines: Sample[] = [];
  for (const { file, text } of texts) {
    const start = performance.now();
    const commands = parseShell(text);
    milliseconds += performance.now() - start;
    for (const { words: list } of commands)
      words.push(...list.filter(isForShlex(text)).map(sample(file, text)));
    lines.push(...toxLines(file, text));
    const script = parse(text);
    if (script.errors && script.errors.length > 0) refused++;
    else compareCommands(file, text, commands, script, counts['commands as unbash reads them']);
  }
  compareWithShlex(words, counts['words as shlex reads them']);
  compareWithShlex(lines, counts['lines as shlex splits them, for tox']);
  const units = texts.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `${files.length} files, ${refused} refused by unbash, ${(units / 1e6).toFixed(1)} MB in ${milliseconds.toFixed(0)} ms`,
  );
  for (const [what, { same, different }] of Object.entries(counts))
    console.log(`${what}: ${same} the same, ${different} different`);
}

/** A simple command is the same if one of ours ends in its words: ours has `if`, `do` and assignments before them. */
function compareCommands(
  file: string,
  text: string,
  commands: readonly Command[],
  script: SyntaxNode,
  count: Count,
): void {
  const byFirst = new Map<number, Command>();
  for (const command of commands) for (const { span } of command.words) byFirst.set(span.start, command);
  visit(script, command => {
    const theirs = wordsOf(command);
    const [first] = theirs;
    if (!first) return;
    const ours = byFirst.get(first.pos)?.words.filter(({ span }) => span.start >= first.pos) ?? [];
    const isSame =
      ours.length === theirs.length &&
      ours.every(({ span }, index) => span.start === theirs[index]?.pos && span.end === theirs[index]?.end);
    note(count, isSame, () => [
      `${file}:${text.slice(0, first.pos).split('\n').length}`,
      theirs.map(({ pos, end }) => text.slice(pos, end)),
      ours.map(({ span }) => text.slice(span.start, span.end)),
    ]);
  });
}

function wordsOf({ name, args }: UnbashCommand): readonly { readonly pos: number; readonly end: number }[] {
  return name ? [name, ...args] : [];
}

function visit(node: SyntaxNode, each: (command: UnbashCommand) => void): void {
  // Places inside backquotes count from there in `unbash`, not from the beginning of the text.
  if (node.type === 'CommandExpansion' && node.text.startsWith('`')) return;
  if (node.type === 'Command') each(node);
  forEachChild(node, child => visit(child, each));
}

/** A text and what we make of it. */
interface Sample {
  readonly file: string;
  readonly text: string;
  readonly values: readonly string[];
}

function compareWithShlex(samples: readonly Sample[], count: Count): void {
  const program =
    'import json, shlex, sys\n' +
    'def split(text):\n' +
    '    try: return shlex.split(text)\n' +
    '    except ValueError: return None\n' +
    'print(json.dumps([split(text) for text in json.load(sys.stdin)]))\n';
  const input = JSON.stringify(samples.map(({ text }) => text));
  const output = execFileSync(options.python, ['-c', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const answers = JSON.parse(output) as readonly (readonly string[] | null)[];
  for (const [index, { file, text, values }] of samples.entries()) {
    const answer = answers[index];
    if (answer) note(count, isDeepStrictEqual(answer, values), () => [`${file}: ${text}`, answer, values]);
  }
}

/** `shlex` knows no variables, no backquotes, no `$'…'` and no escaped line ends. */
function isForShlex(text: string): (word: Word) => boolean {
  return ({ span, expansions }) =>
    expansions.length === 0 &&
    !/[$`\r\n]/.test(text.slice(span.start, span.end)) &&
    !/\\$/.test(text.slice(span.start, span.end));
}

function sample(file: string, text: string): (word: Word) => Sample {
  return ({ span, value }) => ({ file, text: text.slice(span.start, span.end), values: [value.text] });
}

/** Without `{`, which begins a substitution of tox's own. */
function toxLines(file: string, text: string): Sample[] {
  return text
    .split(/\r?\n/)
    .filter(line => line.trim() !== '' && !line.includes('{'))
    .map(line => ({ file, text: line, values: commandWords(line).map(({ value }) => value.text) }));
}

function note(count: Count, isSame: boolean, describe: () => readonly unknown[]): void {
  if (isSame) count.same++;
  else if (++count.different <= most) console.log(...describe());
}

function scriptsIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => /\.(?:ba)?sh$/.test(file) || beginsAsScript(file))
    .sort();
}

function beginsAsScript(path: string): boolean {
  const buffer = Buffer.alloc(40);
  try {
    const file = openSync(path, 'r');
    readSync(file, buffer, 0, buffer.length, 0);
    closeSync(file);
  } catch {
    return false;
  }
  return /^#! ?\S*\/(?:env )?(?:ba|da|a|k)?sh\b/.test(buffer.toString('latin1'));
}
