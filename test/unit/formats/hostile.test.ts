/** YAML files and locks of any content: nothing throws, spans hold what they say, and time stays short. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOf } from '../../../server/core/formats/index.ts';

const yamlFiles = ['environment.yml', 'meta.yaml', '.pre-commit-config.yaml', 'pixi.lock', 'conda-lock.yml'];
const tomlLocks = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];
const files = [...yamlFiles, ...tomlLocks, 'Pipfile.lock', 'requirements.lock'];

const words: { readonly [kind: string]: readonly string[] } = {
  yaml: [
    ...[
      'dependencies:',
      'requirements:',
      '  run:',
      'repos:',
      '- hooks:',
      'additional_dependencies:',
      '- pip:',
      'packages:',
      'package:',
      '- name: a',
      '- pypi: x',
    ],
    ...[
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      'flask>=3',
      'numpy=1.2=py',
      'c::n',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      ': ',
    ],
    ...[
      '|\n',
      '>-\n',
      '&a ',
      '*a',
      '!t ',
      '# c',
      '{{ x }}',
      '{% if %}',
      '\\',
      '\t',
      '\r\n',
      '---\n',
      '...\n',
      '😀',
    ],
  ],
  toml: [
    ...[
      '[[package]]\n',
      '[[packages]]\n',
      '[package.source]\n',
      '[metadata.files]\n',
      'name = "a"\n',
      'version = "1"\n',
    ],
    ...[
      'source = { registry = "https://x.invalid" }\n',
      'files = [{file = "a", hash = "sha256:0"}]\n',
      'dependencies = [',
    ],
    ...['{ name = "b" }', '"b>=1"', ']', '}', ',', '\n', '"', "'", '=', '[', '{', '#', '\\', '\r\n', '😀'],
  ],
  json: [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"_meta"',
      '"sources"',
      '"default"',
      '"flask"',
      '"version"',
      '"==1"',
      '"hashes"',
    ],
    ...['"sha256:0"', '"url"', '"\\u0041"', '"', '\\', '\n', '1', 'null', '//', '/*', '\r\n', '😀', '\uFEFF'],
  ],
};

function kindOf(file: string): string {
  if (yamlFiles.includes(file)) return 'yaml';
  return file === 'Pipfile.lock' ? 'json' : 'toml';
}

function check(file: string, text: string): void {
  const parsed = formatOf(file)?.parse(text);
  assert.ok(parsed, file);
  const { dependencies, problems, references, indexes, hashes = [] } = parsed;
  const misplaced = [...dependencies, ...problems, ...references, ...indexes, ...hashes].find(
    ({ span }) => span.start < 0 || span.start > span.end || span.end > text.length,
  );
  assert.equal(misplaced, undefined);
  for (const { name, span, removal } of dependencies) {
    const written = text.slice(span.start, span.end);
    if (name !== null && !written.includes('\\')) assert.equal(fold(written), fold(name));
    assert.ok(!removal || (removal.start <= span.start && removal.end >= span.end));
  }
}

/** Processor time in milliseconds. */
function timed(file: string, text: string): number {
  const started = process.cpuUsage();
  check(file, text);
  return process.cpuUsage(started).user / 1000;
}

/** A name in a quoted scalar may be folded over lines. */
function fold(written: string): string {
  return written.replace(/[ \t\r\n]+/g, ' ').replaceAll("''", "'");
}

describe('hostile YAML files and locks', () => {
  for (const file of files)
    it(`${file}: any text`, () => {
      const pieces = fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...(words[kindOf(file)] ?? [])) },
        fc.string(),
      );
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 40 }), parts => check(file, parts.join(''))),
        { numRuns: 400 },
      );
    });

  const size = 200_000;
  const bombs = [
    ...['[', '{a: ', '- ', '? ', 'a: ', '&a ', '*a ', '!a ', '---\n', '-\n', 'a:\n', '"', "'", '#\n', '%a\n'],
    ...[
      '- [\n',
      '- {\n',
      ',',
      '|',
      ':',
      '? a\n: b\n',
      '"a\n b": c\n',
      '- "a\n',
      '{{',
      '{%',
      '{{ a }}',
      '\n',
      '\t',
      ' ',
    ],
    ...[
      '[[package]]\n',
      '[[package]]\nname="a"\n',
      'a=[',
      'a={',
      '"\\',
      '{"a":',
      '["',
      '  - a\n',
      "- 'a''\n",
      'a[',
      '::',
    ],
    ...['&a [*a,*a]\n', '<<: *a\n', 'name = "', '"""', '\\\n', '\u2028'],
  ];
  const heads: Record<string, string> = {
    'environment.yml': 'dependencies:\n',
    'pixi.lock': 'packages:\n- pypi: a\n',
  };
  // One of each kind: the others are read by the same code.
  for (const file of ['environment.yml', 'pixi.lock', 'uv.lock', 'Pipfile.lock'])
    it(`${file}: a bomb of ${size / 1000} KB takes less than half a second`, () => {
      for (const bomb of bombs) {
        const text = (heads[file] ?? '') + bomb.repeat(size / bomb.length);
        let took = timed(file, text);
        // A first run may be of code that is not yet compiled.
        if (took >= 500) took = Math.min(took, timed(file, text));
        assert.ok(took < 500, `${JSON.stringify(bomb)} took ${Math.round(took)} ms`);
      }
    }).timeout(60_000);

  it('the beginning of an over-long list is read, and the rest is reported', () => {
    const text = `dependencies:\n${'  - numpy\n'.repeat(20_000)}`;
    const parsed = formatOf('environment.yml')?.parse(text);
    assert.ok(parsed && parsed.dependencies.length > 3000);
    assert.match(parsed.problems[0]?.message ?? '', /too long/);
  });
});
