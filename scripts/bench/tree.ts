/** A generated tree of Python files, the same in every run, shaped like a large repository. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomFrom } from '../slip.ts';

/** Writes `count` files in packages of fifty, with a requirements file for every tenth package. */
export function writeTree(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const name = `team${Math.floor(index / 1000)}/package${Math.floor(index / 50)}`;
    if (index % 50 === 0) write(join(folder, name, '__init__.py'), '');
    if (index % 500 === 0) write(join(folder, name, 'requirements.txt'), requirements);
    write(join(folder, name, `module${index}.py`), pythonFile(index));
  }
}

/** Some three hundred lines: a docstring, imports at the top and a few within functions, strings, comments. */
export function pythonFile(seed: number): string {
  const random = randomFrom(seed + 1);
  const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';
  const imports = Array.from({ length: 4 + random(10) }, () => importLine(pick(modules), random));
  const blocks = Array.from({ length: 5 + random(40) }, (_, index) => block(index, pick, random));
  return `"""What module ${seed} is for."""\n${imports.join('\n')}\n\n${blocks.join('\n')}`;
}

function importLine(module: string, random: (bound: number) => number): string {
  switch (random(3)) {
    case 0:
      return `import ${module}`;
    case 1:
      return `from ${module} import first, second as other`;
    default:
      return `from ${module}.inner import (\n    Alpha,\n    Beta,\n)`;
  }
}

function block(
  index: number,
  pick: (words: readonly string[]) => string,
  random: (bound: number) => number,
): string {
  const inner = random(12) === 0 ? `    import ${pick(modules)}\n` : '';
  return `
class Part${index}(Base):
    """Keeps the ${pick(words)} of a ${pick(words)}.

    Don't change it while it is read: that ${pick(words)} is shared.
    """

    def work(self, ${pick(words)}, limit=10):
${inner}        # The usual ${pick(words)} is small.
        result = {'${pick(words)}': 1, "${pick(words)}": [2, 3]}
        for number in range(limit):
            result[f'{number}-${pick(words)}'] = self.${pick(words)}(number, 'a\\'b')
        if not result:
            raise ValueError("no ${pick(words)} in %r" % self)
        return result
`;
}

const words = 'value record session window import handle order reader state token'.split(' ');
const modules =
  'os sys re json typing numpy pandas requests yaml django flask click attr pytest ours theirs'.split(' ');
const requirements = 'numpy>=1.26\nrequests[socks]==2.32.3\ndjango\ncolourama\n';

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
