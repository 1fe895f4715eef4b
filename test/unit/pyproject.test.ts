import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as smolParse } from 'smol-toml';
import type { Dependency } from '../../server/core/dependency.ts';
import { pyproject } from '../../server/core/formats/pyproject.ts';
import { damagedTexts } from '../support/damage.ts';

const full = `[build-system]
requires = ["hatchling", "hatch-vcs"]

[project]
name = "mypkg"
dependencies = [
  "Django>=4.2", # why
  "numpy",
  "requests[socks]"
]
optional-dependencies = { test = ["pytest", "coverage"] }

[tool.poetry.dependencies]
flask = "^3" # web
"ruamel.yaml" = { version = "*" }
multi = [
  { version = "1" },
]

[tool.poetry.dependencies.own]
version = "1"

[tool.poetry.dependencies.split]
version = "1"
[tool.poetry.dependencies.split.more]
x = 1

[tool.poetry.group.dev]
dependencies = { black = "*", isort = "*" }

[dependency-groups]
docs = ["sphinx", { include-group = "lint" }]
lint = [
  "ruff",
]
`;

function names(text: string): string[] {
  return pyproject.parse(text).dependencies.map(({ name }) => name ?? '');
}

function without(text: string, { removal }: Dependency): string {
  assert.ok(removal);
  return text.slice(0, removal.start) + text.slice(removal.end);
}

describe('pyproject', () => {
  it('is chosen by file name alone', () => {
    for (const path of ['pyproject.toml', 'a/b/pyproject.toml', 'requirements/pyproject.toml'])
      assert.ok(pyproject.matches(path), path);
    for (const path of ['pyproject.toml.bak', 'my-pyproject.toml', 'pyproject/x.toml', 'poetry.toml'])
      assert.ok(!pyproject.matches(path), path);
  });

  it('removes each entry and nothing else', () => {
    const { dependencies, problems } = pyproject.parse(full);
    assert.deepEqual(problems, []);
    for (const dependency of dependencies) {
      if (dependency.name === 'split') {
        assert.equal(dependency.removal, null);
        continue;
      }
      const cut = without(full, dependency);
      smolParse(cut);
      assert.deepEqual(pyproject.parse(cut).problems, []);
      assert.deepEqual(
        names(cut),
        names(full).filter(name => name !== dependency.name),
      );
    }
  });

  it('takes the comment along where an entry has its lines for itself', () => {
    const [, , django] = pyproject.parse(full).dependencies;
    assert.ok(django && !without(full, django).includes('# why'));
    const flask = pyproject.parse(full).dependencies.find(({ name }) => name === 'flask');
    assert.ok(flask && !without(full, flask).includes('# web'));
  });

  it('says which Python the project needs', () => {
    const needs = (text: string): unknown => pyproject.parse(text).requiresPython;
    const poetry = (range: string): string => `[tool.poetry.dependencies]\npython = "${range}"\n`;
    assert.equal(needs('[project]\nrequires-python = ">=3.9"'), '>=3.9');
    assert.equal(needs(`${poetry('^3.8')}[project]\nrequires-python = ">=3.9"`), '>=3.9');
    assert.equal(needs(poetry('^3.9')), '>=3.9,<4');
    assert.equal(needs(poetry('~3.9')), '>=3.9,<3.10');
    assert.equal(needs(poetry('~3')), '>=3,<4');
    assert.equal(needs(poetry('>=3.9, <3.13')), '>=3.9,<3.13');
    assert.equal(needs(poetry('^3.9 || ^2.7')), null);
    assert.equal(needs(poetry('3.9')), null);
    assert.equal(needs(''), null);
  });

  it('loses nothing else to a line that is being typed', () => {
    const lines = full.split('\n');
    const typed = [
      'req',
      '"req',
      "'req",
      '"req"',
      'req =',
      'req = "',
      'req = {',
      'req = { version',
      '[',
      '[tool',
      ']',
    ];
    typed.push('}', ',', '{', '{ include-group =', '#', '\\', 'req.', '"""');
    const isInside = (at: number): boolean => /^ {2}|^\]/.test(lines[at] ?? '');
    for (let at = 0; at < lines.length; at++)
      for (const line of typed) {
        // A closing bracket closes what is around it, and an opening one or triple quotes take what follows.
        if (isInside(at) && [']', '}', '{', '[', '[tool', '"""', '{ include-group ='].includes(line))
          continue;
        const found = names(lines.toSpliced(at, 0, line).join('\n'));
        for (const name of names(full))
          assert.ok(found.includes(name), `${name} after ${line} in line ${at}`);
      }
  });

  it('never throws on a damaged file, and each span reads as the name', () => {
    fc.assert(
      fc.property(damagedTexts(full), text => {
        for (const { name, span } of pyproject.parse(text).dependencies)
          if (!text.includes('\\')) assert.equal(text.slice(span.start, span.end), name);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads hostile files of 200 KB at once', () => {
    const fill = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    const texts = [
      `[tool.poetry]\ndependencies = {${fill('a="1",')}}`,
      `[tool.poetry.dependencies]\n${fill('a = "1"\n')}`,
      `[tool.poetry.dependencies.a]\n${fill('b = "1"\n')}`,
      fill('[tool.poetry.dependencies.a]\n'),
      fill('[tool.poetry.dependencies]\na.b = 1\n'),
      `[project]\ndependencies = [${fill('"a",')}]`,
      `[project]\ndependencies = [${fill('"a')}`,
      `[project]\ndependencies = ["${fill('[')}"]`,
      `[project]\ndependencies = ["${fill('\\u0061')}"]`,
      `[dependency-groups]\na = [${fill('{include-group="a"},')}]`,
      `[dependency-groups]\n${Array.from({ length: 7000 }, (_, i) => `g${i} = [{include-group="g${i + 1}"}]`).join('\n')}`,
      `tool.hatch.envs = {${fill('a.dependencies=["b"],')}}`,
      fill('[[tool.uv.index]]\nurl = "x"\n'),
      `[tool.uv.sources]\n${fill('a = [{index="b"}]\n')}`,
    ];
    texts.forEach((text, index) => {
      const start = performance.now();
      pyproject.parse(text);
      const took = performance.now() - start;
      assert.ok(took < 5000, `text ${index} took ${took} ms`);
    });
  });
});
