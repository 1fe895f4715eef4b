import assert from 'node:assert/strict';
import { applyIgnores } from '../../../server/core/policy/apply-ignores.ts';
import { type CommentStyle, commentStyleOf } from '../../../server/core/policy/comments.ts';
import { parseIgnores } from '../../../server/core/policy/ignores.ts';
import { LineIndex } from '../../../server/core/span.ts';

/** Each directive as `scope [rules] "reason" FIRST-LAST`, lines counted from 0. */
function read(text: string, style: CommentStyle = 'hash'): string[] {
  const lines = new LineIndex(text);
  return parseIgnores(text, style).map(({ scope, rules, reason, span, covers }) => {
    assert.match(text.slice(span.start, span.end), /^(?:#|<!--)/);
    for (const rule of rules ?? []) assert.equal(text.slice(rule.span.start, rule.span.end), rule.code);
    const named = rules === null ? 'all' : `[${rules.map(({ code }) => code).join(' ')}]`;
    const [first, last] = [covers.start, covers.end].map(offset => lines.positionAt(offset).line);
    return `${scope} ${named}${reason && ` "${reason}"`} ${first}-${last}`;
  });
}

describe('parseIgnores', () => {
  it('reads rules and a reason', () => {
    assert.deepEqual(read('a # antivenom: ignore[typosquat] our fork \n'), [
      'lines [typosquat] "our fork" 0-0',
    ]);
    assert.deepEqual(read('a\nb #antivenom:ignore[x, y,,z]\r\nc'), ['lines [x y z] 1-1']);
    assert.deepEqual(read('a  # antivenom: ignore\n'), ['lines all 0-0']);
    assert.deepEqual(read('a  # antivenom: ignore because\n'), ['lines all "because" 0-0']);
    assert.deepEqual(read('a  # antivenom: ignore[x'), ['lines [x] 0-0']);
    assert.deepEqual(read('a # noqa # antivenom: ignore[x]'), ['lines [x] 0-0']);
  });

  it('takes no other word and no other place', () => {
    for (const text of [
      'a # antivenom: ignored',
      'a # antivenom: ignore-next',
      'a # antivenom ignore',
      'a # see antivenom: ignore',
      'git+https://h/r#antivenom:ignore',
      'a # Antivenom: ignore',
    ])
      assert.deepEqual(read(text), [], text);
    assert.deepEqual(read('a # antivenom: ignore', 'none'), []);
  });

  it('speaks for the whole file at its top only', () => {
    assert.deepEqual(read('#!/bin/sh\n\n# antivenom: ignore-file[a] why\npip\n'), ['file [a] "why" 0-4']);
    assert.deepEqual(read('\uFEFF# antivenom: ignore-file\na\n'), ['file all 0-2']);
    assert.deepEqual(read('a # antivenom: ignore-file\n'), ['misplaced all 0-0']);
    assert.deepEqual(read('a\n# antivenom: ignore-file\n'), ['misplaced all 1-1']);
  });

  it('speaks for the continuation below it', () => {
    const comment = '# antivenom: ignore[x]';
    assert.deepEqual(read(`${comment}\na \\\n  --hash=1 \\\n  --hash=2\nb\n`), ['lines [x] 1-3']);
    assert.deepEqual(read(`${comment}\n# more\na \\\n b\nc`), ['lines [x] 2-3']);
    assert.deepEqual(read(`${comment}\na\n`), ['lines [x] 0-0']);
    assert.deepEqual(read(`${comment}\n\na \\\nb\n`), ['lines [x] 0-0']);
    assert.deepEqual(read(`RUN pip install \\\n  ${comment}\n  a \\\n  b\n`), ['lines [x] 2-2']);
    assert.deepEqual(read(`RUN pip install a \\\n  ${comment}\n  b\nc`), ['lines [x] 2-2']);
    assert.deepEqual(read(`a \\\r\n b ${comment}\r\n`), ['lines [x] 1-1']);
  });

  it('reads no string of Python as a comment', () => {
    const text = `"""Doc.\n\n    import x  # antivenom: ignore\n# antivenom: ignore-file\n"""\nimport y  # antivenom: ignore[a]\ns = f"{d['# antivenom: ignore']}"\nt = '# antivenom: ignore'\n`;
    assert.deepEqual(read(text, 'python'), ['lines [a] 5-5']);
    assert.deepEqual(read("# don't\nimport y # antivenom: ignore", 'python'), ['lines all 1-1']);
    assert.deepEqual(read('# antivenom: ignore-file\n"""Doc."""\n', 'python'), ['file all 0-2']);
    assert.deepEqual(read('import a, \\\n  b\n# antivenom: ignore\nimport c, \\\n  d\n', 'python'), [
      'lines all 3-4',
    ]);
  });

  it('reads no string of TOML as a comment', () => {
    const text = `a = "# antivenom: ignore"\n"# antivenom: ignore" = 1\nb = """\n# antivenom: ignore\n"""\nc = [\n  'x', # antivenom: ignore[y]\n]\n`;
    assert.deepEqual(read(text, 'toml'), ['lines [y] 6-6']);
  });

  it('reads comments of Markdown, and those inside its code', () => {
    const comment = '<!-- antivenom: ignore[x] why -->';
    assert.deepEqual(read(`a ${comment} b\n`, 'markdown'), ['lines [x] "why" 0-0']);
    assert.deepEqual(read(`${comment}\n\`\`\`sh\npip install a\n\`\`\`\nb\n`, 'markdown'), [
      'lines [x] "why" 1-3',
    ]);
    assert.deepEqual(read(`${comment}\ntext\n`, 'markdown'), ['lines [x] "why" 0-0']);
    assert.deepEqual(read('```\npip install a # antivenom: ignore\n```\n', 'markdown'), ['lines all 1-1']);
    assert.deepEqual(read('<!-- antivenom: ignore-file[x] -->\n# Title\n', 'markdown'), ['file [x] 0-2']);
  });

  it('knows the comments of a file by its name', () => {
    const styles: Record<string, CommentStyle> = {
      'a/b.py': 'python',
      'c.pyi': 'python',
      'pyproject.toml': 'toml',
      Pipfile: 'toml',
      'pylock.toml': 'none',
      'pylock.dev.toml': 'none',
      'uv.lock': 'none',
      'Pipfile.lock': 'none',
      'n.ipynb': 'none',
      'README.md': 'markdown',
      Dockerfile: 'hash',
      'requirements.txt': 'hash',
      'environment.yml': 'hash',
      'setup.cfg': 'hash',
    };
    for (const [path, style] of Object.entries(styles)) assert.equal(commentStyleOf(path), style, path);
  });

  it('reads hostile files of 200 KB at once', () => {
    const fill = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    const texts: [string, CommentStyle][] = [
      [fill('# antivenom: ignore '), 'hash'],
      [fill('# antivenom: ignore\n'), 'hash'],
      [`${fill('# antivenom: ignore\n')}a \\\n b`, 'hash'],
      [`antivenom:${fill('#')}`, 'hash'],
      [`antivenom:${fill('# \t')}`, 'python'],
      [`# antivenom: ignore[${fill('a,')}`, 'hash'],
      [fill('<!-- antivenom: ignore '), 'markdown'],
      [fill('<!-- antivenom: ignore -->\n```\n'), 'markdown'],
      [`# antivenom: ignore\n${fill('"""')}`, 'python'],
      [`# antivenom: ignore\n${fill('[\\"""x\n')}`, 'toml'],
    ];
    texts.forEach(([text, style], index) => {
      const start = performance.now();
      const directives = parseIgnores(text, style);
      const findings = Array.from({ length: 2000 }, (_, at) => ({
        rule: 'typosquat',
        span: { start: at * 100, end: at * 100 + 5 },
      }));
      applyIgnores(findings, directives);
      assert.ok(performance.now() - start < 5000, `text ${index}`);
    });
  });
});

describe('applyIgnores', () => {
  const text = [
    '# antivenom: ignore-file[stdlib-name]',
    'one # antivenom: ignore',
    'two # antivenom: ignore[typosquat, malicious] both',
    'three # antivenom: ignore[yanked]',
    'four # antivenom: ignore',
    'five',
  ].join('\n');
  const at = (word: string, rule: string) => ({
    rule,
    span: { start: text.indexOf(word), end: text.indexOf(word) + word.length },
  });
  const apply = (...findings: ReturnType<typeof at>[]) => {
    const { kept, unused } = applyIgnores(findings, parseIgnores(text, 'hash'));
    return {
      kept: kept.map(({ rule, span }) => `${text.slice(span.start, span.end)} ${rule}`),
      unused: unused.map(({ span }) => text.slice(span.start, span.end)),
    };
  };

  it('keeps what is not named, and what must be', () => {
    const { kept } = apply(
      at('one', 'typosquat'),
      at('one', 'malicious'),
      at('one', 'denied'),
      at('two', 'typosquat'),
      at('two', 'malicious'),
      at('two', 'unofficial-name'),
      at('three', 'typosquat'),
      at('five', 'stdlib-name'),
      at('five', 'typosquat'),
    );
    assert.deepEqual(kept, [
      'one malicious',
      'one denied',
      'two unofficial-name',
      'three typosquat',
      'five typosquat',
    ]);
  });

  it('says what ignored nothing: single rules, or the whole comment', () => {
    assert.deepEqual(apply(at('one', 'typosquat'), at('two', 'typosquat')).unused, [
      '# antivenom: ignore-file[stdlib-name]',
      'malicious',
      '# antivenom: ignore[yanked]',
      '# antivenom: ignore',
    ]);
  });
});
