/** Makefiles: the install commands of their recipes. */
import { type Excerpt, ExcerptBuilder } from '../excerpt.ts';
import { readInstallCommands } from '../shell/install-commands.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const makefile = {
  id: 'makefile',
  title: 'Makefiles',
  files: ['**/{Makefile,makefile,GNUmakefile}', '**/*.mk'],
  example: 'venv:\n\tpython -m venv venv\n\t@venv/bin/pip install -U pip wheel\n',
  matches: (path: string) => /(?:^|\/)(?:gnu)?makefile$|\.mk$/i.test(path),
  parse: (text: string) =>
    readShellIn(text, reading => {
      for (const line of recipeLines(text)) readInstallCommands(line, reading);
    }),
} as const satisfies Format;

/** Each is a shell of its own, with its continued lines. */
function recipeLines(text: string): readonly Excerpt[] {
  const lines: Excerpt[] = [];
  let recipe: ExcerptBuilder | null = null;
  let isOtherContinued = false;
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const continues = /\\\r?\n$/.test(line);
    let from = line.startsWith('\t') ? 1 : 0;
    if (!recipe) {
      from = isOtherContinued ? -1 : commandStart(line);
      isOtherContinued = from < 0 && continues;
      if (from < 0) continue;
      recipe = new ExcerptBuilder(text);
    }
    addLine(recipe, text, index + from, index + line.length);
    if (continues) continue;
    lines.push(recipe.build());
    recipe = null;
  }
  if (recipe) lines.push(recipe.build());
  return lines;
}

/** Commands stand behind a tab, or behind the `;` of a rule; -1 where none does. */
function commandStart(line: string): number {
  const found = /^\t[ \t]*[@+-]*|^[^\s#:=][^#:=;\n]*::?[^#:=;\n]*;[ \t]*[@+-]*/.exec(line);
  return found ? found[0].length : -1;
}

/** Make writes one `$` for two; its own `$(…)` look enough like the shell's. */
function addLine(recipe: ExcerptBuilder, text: string, start: number, end: number): void {
  let from = start;
  for (;;) {
    const dollars = text.indexOf('$$', from);
    if (dollars < 0 || dollars + 2 > end) break;
    recipe.keep(from, dollars);
    recipe.write('$', { start: dollars, end: dollars + 2 });
    from = dollars + 2;
  }
  recipe.keep(from, end);
}
