/** The commands that tox runs in its environments, as far as they install packages. */
import { type Excerpt, excerptOf } from '../../excerpt.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { type InstallReading, mayInstall, readInstallWords } from '../../shell/install-commands.ts';
import type { Word } from '../../shell/syntax.ts';
import { lastNotAbove } from '../../span.ts';
import { itemRemoval } from '../../toml/removal.ts';
import { spanInString } from '../../toml/strings.ts';
import type { TomlNode } from '../../toml/tree.ts';
import { commandWords, wholeWord } from './words.ts';

/** The settings that hold commands; that of `install_command` is one alone. */
export const commandSettings: readonly string[] = [
  'commands',
  'commands_pre',
  'commands_post',
  'install_command',
];

/** One command a line, as in `tox.ini`. */
export function addCommandLines(found: InstallReading, lines: readonly LogicalLine[]): void {
  for (const line of lines) if (mayInstall(line.text)) addCommand(found, line, commandWords(line.text));
}

/** A list of words, or a list of such lists, as in `tox.toml`. */
export function addCommandLists(found: InstallReading, text: string, node: TomlNode): void {
  if (node.kind !== 'array') return;
  const words: Word[] = [];
  let gapStart = node.span.start + 1;
  for (const item of node.items) {
    if (item.kind === 'array') addCommandLists(found, text, item);
    if (item.kind !== 'string') continue;
    const value = {
      text: item.value,
      spanOf: (start: number, end: number) => spanInString(item, start, end),
    };
    words.push(wholeWord(value, item.content, gapStart));
    gapStart = item.content.end;
  }
  if (words.length === 0) return;
  const before = found.dependencies.length;
  addCommand(found, excerptOf(text, { start: 0, end: text.length }), words);
  const starts = node.items.map(({ span }) => span.start);
  for (let at = before; at < found.dependencies.length; at++) {
    const dependency = found.dependencies[at];
    if (!dependency?.removal) continue;
    const index = lastNotAbove(starts, dependency.span.start);
    // What a shell inside one string installs is cut out of that string, all else with its quotes and comma.
    const isInside = dependency.removal.start > (starts[index] ?? 0);
    if (!isInside) found.dependencies[at] = { ...dependency, removal: itemRemoval(text, node, index) };
  }
}

/** Signs of a shell, which tox hands on as they are; what stands behind one is most probably meant as another command. */
const between = /^(?:&&?|\|\|?|;)$/;

function addCommand(found: InstallReading, source: Excerpt, words: readonly Word[]): void {
  let start = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    if (word && !between.test(word.value.text)) continue;
    readInstallWords(source, words.slice(start, at).flatMap(withoutMarks), found);
    start = at + 1;
  }
}

/** `-` and `!` before a command, joined to it or not, say what its failing means. */
function withoutMarks(word: Word, index: number): Word[] {
  const marks = index === 0 ? (/^[-!@]+/.exec(word.value.text)?.[0].length ?? 0) : 0;
  if (marks === 0) return [word];
  const { text, spanOf } = word.value;
  if (marks === text.length) return [];
  const move = (at: number): number => at - marks;
  return [
    {
      ...word,
      value: { text: text.slice(marks), spanOf: (start, end) => spanOf(start + marks, end + marks) },
      expansions: word.expansions.map(({ start, end }) => ({ start: move(start), end: move(end) })),
    },
  ];
}
