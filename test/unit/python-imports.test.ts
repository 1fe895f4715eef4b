/** What the import scanner sees, trap by trap. Each test is an input and what Python makes of it. */
import assert from 'node:assert/strict';
import { type ImportRecord, scanImports } from '../../server/core/python/imports.ts';

const lines = (...parts: string[]) => parts.join('\n');

describe('imports', () => {
  it('reads statements wherever one may start', () => {
    sees('import a0; import a1 as b; from c import (d, # x)\n e,) ; import f', [
      'import a0',
      'import a1 as b',
      'from c import d, e',
      'import f',
    ]);
    sees('if 1: import a0', ['import a0']);
    sees('class A: import z', ['import z']);
    sees('def f(a: "from x import y"): import a1', ['import a1']);
    sees('try:\n  import a\nexcept ImportError:\n  a = None', ['import a']);
    sees('if TYPE_CHECKING:\n\tfrom a import b', ['from a import b']);
    sees('\fimport a\n\f  \timport b', ['import a', 'import b']);
    sees('import a, b.c as d , e', ['import a', 'import b.c as d', 'import e']);
    sees('from a import *', ['from a import *']);
    sees('from a import b as c, d as e;import f', ['from a import b as c, d as e', 'import f']);
    sees('from a import (b as # x\n c,\n\n d)', ['from a import b as c, d']);
  });

  it('reads relative imports with any blanks', () => {
    sees('from . \\\n import e', ['from . import e']);
    sees('from .. f . g import h', ['from ..f.g import h']);
    sees('from.import z', ['from . import z']);
    sees('from.x import(y)', ['from .x import y']);
    sees('from ....b import c', ['from ....b import c']);
  });

  it('reads continuations', () => {
    const text = 'import \\\n a.b \\\n as c, \\\n d';
    sees(text, ['import a.b as c', 'import d']);
    sees(text.replaceAll('\n', '\r\n'), ['import a.b as c', 'import d']);
    sees('\\\nimport a', ['import a']);
    sees('if x: \\\n  import a', ['import a']);
    sees('import a \\\n.b', ['import a.b']);
  });

  it('takes other words for what they are', () => {
    sees('importx = 1\nimport_ = 2\nfromage = 3\nx.import_module\nlazy = 1\nlazy.x = 2', []);
    sees('raise X \\\nfrom e\nimport a', ['import a']);
    sees('def g():\n  (yield\nfrom x)\n  yield from y\n  x = yield \\\n  from z', []);
    sees('importé = 1', []);
    sees('match x:\n  case 1: import y', ['import y']);
  });

  it('knows every line end, a byte order mark and a missing last line end', () => {
    sees('import a\rimport b\rx = """\rimport nope\r"""\rimport c', ['import a', 'import b', 'import c']);
    sees('import a\r\nx = "a\\\r\nimport nope"\r\nimport b\r\n', ['import a', 'import b']);
    sees('\uFEFFimport a', ['import a']);
    sees('# import nope\rimport a # import nope', ['import a']);
    // Only Python's own line ends end a comment.
    sees('# x \u2028import nope\vimport nope', []);
  });

  it('compares names as Python does', () => {
    const [file, letters] = scanImports('from ﬁle import x\nimport 𝔸bc.ﬁ as ﬂ');
    assert.equal(file?.module, 'file');
    assert.deepEqual(file?.topLevelSpan, { start: 5, end: 8 });
    assert.equal(letters?.module, 'Abc.fi');
    assert.equal(letters?.topLevel, 'Abc');
    assert.equal(letters?.alias?.name, 'fl');
    assert.deepEqual(letters?.topLevelSpan, { start: 25, end: 29 });
  });

  it('gives the place of everything it names', () => {
    const text = 'import os . path as p\nfrom ..a.b import (c as d)';
    const slice = (span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
    const [first, second] = scanImports(text);
    assert.equal(slice(first?.span), 'os . path');
    assert.equal(slice(first?.topLevelSpan), 'os');
    assert.equal(slice(first?.alias?.span), 'p');
    assert.equal(slice(second?.span), 'a.b');
    assert.equal(second?.level, 2);
    assert.equal(slice(second?.names[0]?.span), 'c');
    assert.equal(slice(second?.names[0]?.alias?.span), 'd');
  });

  it('reads lazy imports (PEP 810)', () => {
    sees('lazy import a.b as c\nlazy from d import e\nlazy \\\n from .f import g', [
      'lazy import a.b as c',
      'lazy from d import e',
      'lazy from .f import g',
    ]);
    sees('lazy\nimport a', ['import a']);
    sees('if x: lazy import a; lazy import b', ['lazy import a', 'lazy import b']);
  });
});

describe('imports and strings', () => {
  it('reads no statement in a string or comment', () => {
    sees('"""\nimport nope\n"""\nimport a', ['import a']);
    sees('# """\nimport a\n# """', ['import a']);
    sees("x = '''' a'''\nimport a", ['import a']);
    sees('x = """a\\""" """\nimport a', ['import a']);
    sees('x = """a\\\\"""\nimport a', ['import a']);
    sees('x = "a\\\nimport nope"\nimport a', ['import a']);
    sees('x = "a\\\r\nimport nope"\r\nimport a', ['import a']);
    sees('x = r"\\"import nope"\nimport a', ['import a']);
    sees('x = ""\nimport a\ny = ""', ['import a']);
    sees('def f():\n  """Reads.\n\n  import nope\n  """\n  import a', ['import a']);
  });

  it('reads f-strings as PEP 701 does', () => {
    sees('x = f"{d["import os"]}"\nimport a1', ['import a1']);
    sees('x = f"{1:#x}"\nimport a', ['import a']);
    sees('x = f"\\N{DIGIT ONE}{1:\\N{DIGIT ONE}}"; y = rf"\\N{N}"\nimport a', ['import a']);
    sees('x = f"\\{1}"\nimport a', ['import a']);
    sees('x = f"""{\n1 # """\n}"""\nimport a', ['import a']);
    sees('x = f"{{ {a!r:>{w}} }} {b:%H:%M\\"}"\nimport a', ['import a']);
    sees('x = f"{f"{f"{1}"}"}"\nimport a', ['import a']);
    sees("x = f'{a['b']}' f'{'''\nimport nope\n'''}'\nimport a", ['import a']);
    sees('x = f"{\n1\n}"; import a', ['import a']);
    sees('x = rt"\\"{x}"\nimport a', ['import a']);
    sees('x = f"{(lambda: 1)()}{x:=5}{ {1: 2}[1] }"\nimport a', ['import a']);
  });

  it('falls back where an f-string cannot be read so', () => {
    sees('x = f"{"\nimport a', ['import a']);
    sees('x = f"{d["\nimport a\ny = "}"', ['import a']);
    sees('x = f"{a)"\nimport a', ['import a']);
    sees('x = f"""{\nimport nope\n"""\nimport a', ['import a']);
  });

  it('knows which letters are a prefix', () => {
    sees('x = rb"\\"" + buf"{"\nimport a', ['import a']);
    sees('x = F"{d["import os"]}"\nimport a', ['import a']);
  });
});

describe('imports by call', () => {
  it('reads the three functions, bare or of their own module', () => {
    sees('importlib . import_module ( "x" )', ['call x']);
    sees('import_module("x.y")', ['call x.y']);
    sees('__import__("x")', ['call x']);
    sees('builtins.__import__("x", globals())', ['call x']);
    sees("m = importlib.import_module(\n  # the slow one\n\n  # really\n  'x'\n  # yes\n)", ['call x']);
    sees('import_module(".x", __package__)', ['call .x']);
    sees('import_module(r"x"); import_module(u\'y\'); import_module("""z""")', [
      'call x',
      'call y',
      'call z',
    ]);
    sees(`x = f"{__import__('os').sep} {f'{import_module("a")}'}"`, ['call os', 'call a']);
  });

  it('leaves everything else alone', () => {
    sees('obj.import_module("x")', []);
    sees('a.importlib.import_module("x")', []);
    sees('my_import_module("x")', []);
    sees('import_module("a" + b)', []);
    sees('import_module("a" "b")', []);
    sees('import_module(name="x")', []);
    sees('import_module(f"x")', []);
    sees('import_module(b"x")', []);
    sees('import_module("not a module"); import_module(""); import_module("a..b"); import_module("a.")', []);
    sees('import_module(x, "y"); import_module(["z"])', []);
    sees('exec("import x")', []);
  });
});

describe('half-typed imports', () => {
  it('are flagged, and nothing after them is lost', () => {
    for (const [typed, expected] of [
      ['import ', 'import ?'],
      ['import', 'import ?'],
      ['import a.', 'import a?'],
      ['import a as', 'import a?'],
      ['import a as ', 'import a?'],
      ['import a b', 'import a?'],
      ['from x', 'from x?'],
      ['from x.', 'from x?'],
      ['from ', 'from ?'],
      ['from .', 'from .?'],
      ['from x import', 'from x?'],
      ['from x import ', 'from x?'],
      ['from x import a,', 'from x import a?'],
      ['from x import a as', 'from x import a?'],
      ['from x import (a,', 'from x import a?'],
      ['from x import (a', 'from x import a?'],
      ['from x import (', 'from x?'],
      ['from import y', 'from  import y?'],
      ['lazy import', 'lazy import ?'],
    ] as const) {
      sees(typed, [expected]);
      sees(lines('import a', typed, 'def g():', '  import b', 'x = "import nope"', 'from c import d'), [
        'import a',
        expected,
        'import b',
        'from c import d',
      ]);
      sees(lines(typed, 'import b'), [expected, 'import b']);
    }
  });

  it('keep what is settled', () => {
    sees('import a, ', ['import a', 'import ?']);
    sees('import reqeusts', ['import reqeusts']);
    sees('import a, \\\nimport b', ['import a', 'import ?', 'import b']);
  });

  it('lose nothing to a stray backslash', () => {
    sees('x = y \\\nimport a\nz = 1 + \\\nfrom b import c', ['import a', 'from b import c']);
  });
});

describe('imports in broken texts', () => {
  it('survive open brackets and quotes', () => {
    sees('x = foo(1, [2,\nimport a\nfrom b import c', ['import a', 'from b import c']);
    sees('x = "abc\nimport a', ['import a']);
    sees('x = foo("\nimport a\ny = ")"', ['import a']);
  });

  it('survive a docstring that has lost a quote', () => {
    const rest = [
      'import a',
      'def f():',
      '    """One line."""',
      '    import b',
      'class A:',
      '    """',
      '    Two.',
      '    """',
    ];
    for (const broken of [
      ['"""Module.""'],
      ['"""Module.'],
      ['""Module."""'],
      ['"""', 'Module.', '""'],
      ['""', 'Module.', '"""'],
    ]) {
      sees(lines(...broken, ...rest, 'import c'), ['import a', 'import b', 'import c']);
    }
    sees(lines('import a', 'x = """', 'import nope', '"""', '', 'import b', 'y = """'), [
      'import a',
      'import b',
    ]);
  });

  it('are read as they stand where strings touch words that may follow', () => {
    sees('x = """a"""if y else"""\nimport nope\n"""r"b"\nimport a', ['import a']);
  });
});

function sees(text: string, expected: readonly string[]): void {
  assert.deepEqual(scanImports(text).map(described), expected, JSON.stringify(text));
}

/** As the statement would be written; `?` marks a half-typed one. */
function described(record: ImportRecord): string {
  const { kind, module, level, alias, names, lazy, partial } = record;
  const imported = names.map(name => (name.alias ? `${name.name} as ${name.alias.name}` : name.name));
  return [
    lazy ? 'lazy ' : '',
    `${kind} ${'.'.repeat(level)}${module}`,
    alias ? ` as ${alias.name}` : '',
    imported.length > 0 ? ` import ${imported.join(', ')}` : '',
    partial ? '?' : '',
  ].join('');
}
