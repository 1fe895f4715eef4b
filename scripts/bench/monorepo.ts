/**
 * A generated repository of Python projects, the same in every run. Sizes, imports and kinds of lines are drawn from
 * what Debian's own Python packages look like (`python-shape.tsv`), names and texts are made up.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomFrom } from '../slip.ts';

type Random = (bound: number) => number;

/** One twentieth of the files. */
interface Shape {
  readonly least: number;
  readonly most: number;
  /** Least, quarters and most of the number of import lines. */
  readonly imports: readonly number[];
  /** Of 100 lines, those that are blank, comments, and docstrings. */
  readonly blank: number;
  readonly comment: number;
  readonly docstring: number;
  /** String literals for 100 lines of code. */
  readonly strings: number;
}

const filesPerProject = 250;

/** Writes `count` Python files, and the manifests, pages and ignore files between them. `root` is this project's folder. */
export function writeMonorepo(root: string, folder: string, count: number): void {
  const shapes = readShapes(`${root}scripts/bench/python-shape.tsv`);
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  // Only in a repository does ripgrep heed ignore files, as every scan does.
  mkdirSync(join(folder, '.git'), { recursive: true });
  write(
    '.gitignore',
    '__pycache__/\n*.py[cod]\nbuild/\n/dist/\n*.egg-info/\n.coverage\nsecrets.*\n!secrets.py\n',
  );
  const starts = new Set<string>();
  for (let index = 0; index < count; index++) {
    const project = Math.floor(index / filesPerProject);
    const name = `${pick(teams, index * 7 + project)}/${projectName(project)}`;
    const home = `group${project % 9}/${projectName(project)}`;
    if (index % filesPerProject === 0) writeProject(home, project, write);
    const random = randomFrom(index + 1);
    const shape = shapes[random(shapes.length)] as Shape;
    const below = home + folders(random);
    const isStart = shape === shapes[0] && !starts.has(below);
    if (isStart) starts.add(below);
    const file = isStart ? '__init__' : `${pick(words, random(words.length))}_${index}`;
    write(`${below}/${file}.py`, pythonFile(shape, random, Math.ceil(count / filesPerProject), name));
  }
}

/** Most files lie two or three folders below the project's own; five share a folder on average. */
function folders(random: Random): string {
  const depth = [0, 1, 1, 2, 2, 2, 2, 3][random(8)] ?? 0;
  const steps = Array.from({ length: depth }, () => pick(teams, random(3)));
  return ['', ...steps].join('/');
}

function writeProject(home: string, number: number, write: (name: string, text: string) => void): void {
  const name = projectName(number);
  const wanted = Array.from({ length: 6 }, (_, index) => pick(projects, number + index * 3));
  write(
    `${home}/pyproject.toml`,
    `[project]\nname = "${name}"\nversion = "1.${number}"\ndependencies = [\n${wanted.map(each => `  "${each}>=1.${number % 7}",\n`).join('')}]\n`,
  );
  write(`${home}/README.md`, `# ${name}\n\nInstall it:\n\n    pip install ${name}\n\nand read on.\n`);
  write(`${home}/config.json`, `{ "name": "${name}" }\n`);
  if (number % 4 === 0) write(`${home}/requirements-dev.txt`, 'pytest>=7\nmypy\nruff==0.4.1\n');
  if (number % 10 === 0) write(`${home}/.gitignore`, '*.log\n/tmp\n');
  if (number % 50 === 0) write(`${home}/requirements.txt`, 'requests[socks]==2.32.3\ncolourama\n');
}

function pythonFile(shape: Shape, random: Random, allProjects: number, title: string): string {
  const size = shape.least + random(shape.most - shape.least + 1);
  if (size === 0) return '';
  const quarter = random(4);
  const [low = 0, high = 0] = shape.imports.slice(quarter, quarter + 2);
  let imports = low + random(high - low + 1);
  const parts: string[] = [];
  let length = 0;
  const add = (line: string) => {
    parts.push(line);
    length += line.length + 1;
  };
  if (random(100) < 4 * shape.docstring)
    add(
      `"""What ${title} is for: the ${pick(words, random(99))}, ${random(20) === 0 ? 'déjà vu' : 'seen before'}."""\n`,
    );
  for (; imports > 0 && length < size; imports--) {
    // One in eight stands within a function.
    if (random(8) === 0) add(`def load_${length}(name):\n    ${importLine(random, allProjects)}\n`);
    else add(importLine(random, allProjects));
  }
  while (length < size) {
    const kind = random(100) - shape.blank;
    if (kind < 0) add('');
    else if (kind < shape.comment) add(`    # ${sentence(random)}`);
    // Docstrings have some four lines.
    else if (kind < shape.comment + shape.docstring / 4)
      add(
        `    def ${pick(words, random(99))}_${length}(self, value, limit=10):\n        """${sentence(random)}\n\n        ${sentence(random)}\n        """`,
      );
    else if (random(100) < shape.strings / 1.5) add(stringLine(random));
    else add(codeLine(random));
  }
  return `${parts.join('\n')}\n`;
}

/** The shares are those of `python-shape.tsv`. */
function importLine(random: Random, allProjects: number): string {
  const share = random(1000);
  const module =
    share < 478
      ? pick(standard, random(standard.length))
      : share < 793
        ? `${projectName(random(allProjects))}.${pick(teams, random(4))}`
        : share < 966
          ? `.${pick(teams, random(4))}`
          : pick(installed, random(installed.length));
  const isFrom = module.startsWith('.') || random(2) === 0;
  if (!isFrom) return `import ${module}${random(6) === 0 ? ` as ${pick(words, random(99))}` : ''}`;
  if (random(8) > 0) return `from ${module} import ${pick(words, random(99))}, Alpha`;
  return `from ${module} import (\n    Alpha,\n    Beta as ${pick(words, random(99))},\n)`;
}

function stringLine(random: Random): string {
  switch (random(6)) {
    case 0:
      return `        raise ValueError("no ${pick(words, random(99))} in %r, don't look" % self)`;
    case 1:
      return `        result = {'${pick(words, random(99))}': 1, "${pick(words, random(99))}": [2, 3]}`;
    case 2:
      return `        name = f"{self.${pick(words, random(99))}}-{value!r:>{limit}}" + 'a\\'b'`;
    case 3:
      return `        query = '''${sentence(random)}\n            ${sentence(random)}'''`;
    case 4:
      return `        pattern = re.compile(r'^[\\w.]+\\s*"([^"]*)"$')`;
    default:
      return `        self.${pick(words, random(99))}['${pick(words, random(99))}'] = value`;
  }
}

function codeLine(random: Random): string {
  switch (random(6)) {
    case 0:
      return `        for number in range(limit):`;
    case 1:
      return `            self.${pick(words, random(99))}(number, ${pick(words, random(99))}=value)`;
    case 2:
      return `        if not result or value is None:`;
    case 3:
      return `class Part${random(999)}(Base, metaclass=Kind):`;
    case 4:
      return `            result[number] = (value + ${random(9999)}) * limit`;
    default:
      return `        return self.${pick(words, random(99))} and ${pick(words, random(99))}(value)`;
  }
}

function sentence(random: Random): string {
  const noun = () => pick(words, random(99));
  return `Keeps the ${noun()} of a ${noun()} while it's read from ${noun()}; the ${noun()} is still shared.`;
}

function readShapes(file: string): readonly Shape[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => /^\d/.test(line))
    .map(line => line.split('\t'));
  return rows.map(([most, imports, blank, comment, docstring, _, strings], index) => ({
    least: Number(rows[index - 1]?.[0] ?? 0),
    most: Number(most),
    imports: (imports ?? '').split(',').map(Number),
    blank: Number(blank),
    comment: Number(comment),
    docstring: Number(docstring),
    strings: Number(strings),
  }));
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}

function projectName(number: number): string {
  return `${pick(words, number)}${pick(teams, Math.floor(number / words.length))}_${number}`;
}

const words = 'value record session window printer handle order reader state token index buffer'.split(' ');
const teams = 'core models views services helpers billing search storage'.split(' ');
const standard =
  'os sys re json typing collections logging datetime functools pathlib itertools subprocess time unittest io copy threading warnings abc contextlib'.split(
    ' ',
  );
const installed = 'numpy requests yaml django flask click attr pytest pandas six'.split(' ');
const projects = 'numpy requests pyyaml django flask click attrs pytest pandas six urllib3 jinja2'.split(' ');
