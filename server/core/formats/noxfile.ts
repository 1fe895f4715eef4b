/** `noxfile.py`: what its sessions install with pip and conda, and its imports. */
import type { Dependency, IndexSetting, Parsed, Problem, Reference } from '../dependency.ts';
import { type Call, dottedName, type Expression } from '../python/expression.ts';
import { readInstallWords } from '../python/install-words.ts';
import { readStatically, type StaticFile } from '../python/static-file.ts';
import { type FoundString, StaticValues } from '../python/static-values.ts';
import type { Format } from './format.ts';
import { python } from './python.ts';

export const noxfile = {
  id: 'noxfile',
  title: 'noxfile.py',
  files: ['**/noxfile.py'],
  example:
    'import nox\n\n\n@nox.session\ndef tests(session):\n    session.install("pytest>=8", "-r", "requirements.txt")\n    session.run("pytest")\n',
  matches: (path: string) => /(?:^|\/)noxfile\.py$/i.test(path),
  parse: (text: string): Parsed => {
    // Its imports, and the comment in which nox itself finds what the file needs.
    const source = python.parse(text);
    const file = readStatically(text);
    const sessions = sessionNames(file);
    const found = {
      ...source,
      dependencies: [...source.dependencies] as Dependency[],
      problems: [...source.problems] as Problem[],
      references: [] as Reference[],
      indexes: [...source.indexes] as IndexSetting[],
    };
    const values = new StaticValues(file);
    let next = 0;
    for (const call of file.calls) {
      while ((file.definitions[next]?.span.start ?? Number.POSITIVE_INFINITY) < call.span.start) next++;
      const { callee } = call;
      if (callee.kind !== 'attribute' || callee.base.kind !== 'name' || !sessions.has(callee.base.name))
        continue;
      const definition = file.definitions[next - 1];
      const isConda = callee.name === 'conda_install';
      const place = { group: definition ? dottedName(definition.callee) : null, isConda };
      if (callee.name === 'install' || isConda) readInstallWords(wordsOf(call, values), place, found);
      else if (callee.name.startsWith('run'))
        readInstallWords(behindPipInstall(wordsOf(call, values)), place, found);
    }
    found.dependencies.sort((a, b) => a.span.start - b.span.start);
    return found;
  },
} as const satisfies Format;

/** `session`, and whatever a function calls a parameter that is annotated as one. */
function sessionNames({ definitions }: StaticFile): ReadonlySet<string> {
  const names = new Set(['session']);
  for (const { items } of definitions)
    for (const { value, annotation } of items)
      if (value.kind === 'name' && annotation && /(?:^|\.)Session$/.test(dottedName(annotation) ?? ''))
        names.add(value.name);
  return names;
}

/** The positional arguments, in order. A lone one cannot be removed: nox wants something to install. */
function wordsOf(call: Call, values: StaticValues): readonly FoundString[] {
  const items = call.items.map(({ name, value, span }): Expression => {
    return name === null ? value : { kind: 'other', span };
  });
  const words = [...values.strings({ ...call, kind: 'list', items })];
  const isLone = call.items.filter(({ name }) => name === null).length === 1;
  return isLone ? words.map(word => ({ ...word, removal: null })) : words;
}

/** What follows `pip install` in a command that is given word by word. */
function behindPipInstall(words: readonly FoundString[]): readonly FoundString[] {
  const at = words.findIndex(
    ({ value }, index) => value === 'install' && /^pip[\d.]*$/.test(words[index - 1]?.value ?? ''),
  );
  return at < 0 ? [] : words.slice(at + 1);
}
