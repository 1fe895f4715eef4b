/** What locks say beside names and versions, and that they are never edited. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/core/analyze.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const digest = '0123456789abcdef'.repeat(4);

function parsed(file: string, text: string) {
  const format = formatOf(file);
  assert.ok(format);
  return { ...format.parse(text), text };
}

function links(file: string, text: string): string[] {
  return (parsed(file, text).links ?? []).map(({ from, to }) => `${from} ${to}`);
}

describe('locks', () => {
  it('say which project needs which, in the words of each tool', () => {
    const head = '[[package]]\nname = "My_App"\n';
    assert.deepEqual(
      links(
        'uv.lock',
        `${head}dependencies = [{ name = "flask" }]\n[package.optional-dependencies]\nx = [{ name = "a" }]\n[package.dev-dependencies]\ndev = [{ name = "pytest" }]\n`,
      ),
      ['my-app flask', 'my-app a', 'my-app pytest'],
    );
    assert.deepEqual(
      links('poetry.lock', `${head}[package.dependencies]\nJinja2 = ">=3"\n"a.b" = {optional = true}\n`),
      ['my-app jinja2', 'my-app a-b'],
    );
    assert.deepEqual(links('pdm.lock', `${head}dependencies = ["h2<5,>=3", "Colorama; os_name == 'nt'"]\n`), [
      'my-app h2',
      'my-app colorama',
    ]);
    assert.deepEqual(
      links(
        'pixi.lock',
        "packages:\n- pypi: https://x.invalid/a.whl\n  name: My_App\n  requires_dist:\n  - Flask>=3\n  - h2 ; extra == 'x'\n",
      ),
      ['my-app flask', 'my-app h2'],
    );
    assert.deepEqual(
      links(
        'conda-lock.yml',
        "package:\n- name: a\n  manager: pip\n  dependencies:\n    Flask: '>=3'\n    h2: ''\n  optional: false\n",
      ),
      ['a flask', 'a h2'],
    );
    assert.deepEqual(
      links('pylock.toml', '[[packages]]\nname = "a"\ndependencies = [{ name = "b", version = "1" }]\n'),
      ['a b'],
    );
  });

  it('say what each file must hash to, and where that stands', () => {
    const cases: readonly (readonly [string, string, string | null])[] = [
      [
        'uv.lock',
        `[[package]]\nname = "A.b"\nsdist = { url = "https://x.invalid/f/a-1.zip?q#x", hash = "sha256:${digest}" }\n`,
        'a-1.zip',
      ],
      [
        'poetry.lock',
        `[[package]]\nname = "A.b"\nfiles = [{file = "a-1.zip", hash = "sha256:${digest}"}]\n`,
        'a-1.zip',
      ],
      [
        'poetry.lock',
        `[[package]]\nname = "A.b"\n[metadata.files]\n"a-b" = [{file = "a-1.zip", hash = "sha256:${digest}"}]\n`,
        'a-1.zip',
      ],
      [
        'pdm.lock',
        `[[package]]\nname = "A.b"\nversion = "1"\n[metadata.files]\n"A.b 1" = [{url = "https://x.invalid/a-1.zip", hash = "sha256:${digest}"}]\n`,
        'a-1.zip',
      ],
      [
        'pylock.toml',
        `[[packages]]\nname = "A.b"\n[packages.sdist]\npath = "a-1.zip"\n[packages.sdist.hashes]\nsha256 = "${digest}"\n`,
        'a-1.zip',
      ],
      ['Pipfile.lock', `{"default": {"A.b": {"hashes": ["sha256:${digest}"]}}}`, null],
    ];
    for (const [lock, source, file] of cases) {
      const { hashes = [], dependencies, text } = parsed(lock, source);
      const [hash] = hashes;
      assert.ok(hash && hashes.length === 1, lock);
      assert.deepEqual(
        { ...hash, span: null },
        { name: 'a-b', file, algorithm: 'sha256', digest, span: null },
      );
      assert.match(text.slice(hash.span.start, hash.span.end), new RegExp(`^(sha256:)?${digest}$`));
      assert.equal(dependencies[0]?.hashed, true);
    }
  });

  it('are judged, but never edited', () => {
    const settings = {
      ...defaultSettings,
      deny: [{ pattern: 'flask', reason: null, until: null, span: { start: 0, end: 0 } }],
    };
    const context = {
      knowledge: smallKnowledge({ ranked: ['requests', 'flask'] }),
      settings,
      today: '2026-11-10',
    };
    const texts = {
      'uv.lock': '[[package]]\nname = "reqeusts"\n[[package]]\nname = "flask"\n',
      'Pipfile.lock': '{"default": {"reqeusts": {"version": "==1"}, "flask": {}}}',
      'requirements.lock': 'reqeusts==1\nflask==1\n',
    };
    for (const [path, text] of Object.entries(texts)) {
      const format = formatOf(path);
      assert.ok(format);
      const { findings } = analyze({ path, text, format }, context);
      assert.deepEqual(
        findings.map(({ rule, fixes }) => [rule, fixes.length]),
        [
          ['typosquat', 0],
          ['denied', 0],
        ],
        path,
      );
    }
  });
});
