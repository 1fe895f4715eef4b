/** Where a module's name is used in a file, and what makes a rename unsafe. `«x»` marks each expected use. */
import assert from 'node:assert/strict';
import { isBoundElsewhere, usesOfName } from '../../server/core/python/names.ts';

describe('uses of a name', () => {
  it('are import statements and bare words', () => {
    uses('import «np»\nx = «np».array([«np»])\nprint(«np», x[«np»])');
    uses('import «np».linalg, «np» as other\nfrom «np».fft import np\nfrom . import np\nfrom .np import x');
    uses('from a import np\nfrom a.np import b\nimport a.np as np\nimport a as np');
    uses('lazy import «np»\nlazy from «np» import x');
    uses('def f(a: «np».array, b=«np».pi) -> «np».T: return «np»');
    uses('@«np».jit\nclass A(«np».B): pass');
    uses('x = (\n  «np»\n  .array)\nif «np»: pass\nfor a in «np»: pass');
  });

  it('are not attributes, keyword arguments, strings or comments', () => {
    uses('a.np = 1; a . np; a.\\\nnp()\n(a.\n np)');
    uses('f(np=1, x=«np»)\nf(x, np = 2)\nf(\n  np=1,\n  # x\n  np=«np»)\nclass A(np=1): pass');
    uses('"np" + \'np\' # np\n"""\nnp\n"""\nb"np"; np_ = 1; xnp = 1; 1np');
    uses('x = f(g)(np=1) or a[0](np=2)');
  });

  it('are in the fields of f-strings', () => {
    uses('x = f"np {«np».x} {y[«np»]!r:{«np»}} {{np}} {\'np\'} {f(np=1)} {«np»=} {x!s}"');
    uses('x = f"""{\n  «np» # np\n}""" rf"{«np»}" f"{f"{«np»}"}"');
    uses('f"{x!np}"');
  });

  it('are found whatever they are written with', () => {
    assert.deepEqual(usesOfName('import ﬁle\nfile.x', 'file'), [
      { start: 7, end: 10 },
      { start: 11, end: 15 },
    ]);
    uses('import «np»\r\nx = «np»\r\ry = «np»');
  });

  it('are found behind what is half typed', () => {
    uses('import «np»\nx = f(1, [\nimport a\ndef g(): return «np».x\ny = "abc\nz = «np»');
    uses('""Doc.\n"""\nimport «np»\nx = """np"""\n«np».x');
  });
});

describe('a name', () => {
  it('is free where the file only reads it', () => {
    for (const text of [
      'import np',
      'import np, np.x\nimport np.y as z\nfrom np import q',
      'x = np.y == np\nnp.x = 1\nnp.x[0] += 1\nnp[0] = 1\nx[np] = 1\nf(np).x = 2',
      'f(np=1)\nf(a, np=np)\nclass A(np.B, metaclass=np.M): x = np.y',
      'def f(a: np.T = np.x, *b: np.U, c=np) -> np.V: ...\nnp.run()',
      'for x in np.y: pass\n[x for x in np if np.z]\nfor a, b in f(np): pass',
      'with np.open() as f: np.x\nif np.y: x = 1\nwhile x := np.z: pass',
      'y = lambda a, b=np: np.x\nx: np.T = 1\nx = y = np',
      'a.np = 1\nself.np: int = 2\n"np = 1"\n# np = 1',
      'f"{np=}"; f"{np!r}"; f"{np:>4}"; f"{np.x=}"',
      'match x:\n  case np.A: pass\n  case np.B(): pass',
      'def f(a, b, *, c): pass\nx = {"a": np, np: 1}\nx = [np, np]',
      'assert np, np\ny = np if np else np\nreturn np\nawait np.x(a=np)\nyield np',
      'x = f(\nimport np\nnp.x',
      'del np.x, np[0]',
    ]) {
      assert.equal(isBoundElsewhere(text, 'np'), false, text);
    }
  });

  it('is bound where the file gives it another meaning', () => {
    for (const text of [
      'np = 1',
      'np: int = 1\n',
      'np: int',
      'np += 1',
      'np >>= 1',
      'np //= 1',
      'x = np = y',
      'a, np = 1, 2',
      '(a, [*np]) = x',
      'if (np := f()): pass',
      'if x: np = 1',
      'for np in x: pass',
      'for a, (b, np) in x: pass',
      '[1 for np in x]',
      'async for np in x: pass',
      'def np(): pass',
      'async def np(): pass',
      'class np: pass',
      'type np = int',
      'def f(np): pass',
      'def f(a, np=1, *c): pass',
      'def f(*np): pass',
      'def f(**np): pass',
      'def f(\n  a,\n  # x\n  np: int,\n): pass',
      'def f[np](x): pass',
      'class A[np]: pass',
      'lambda np: 1',
      'f(lambda a, np=1: 2)',
      'lambda *np: 1',
      'def f():\n  global np',
      'def f():\n  nonlocal a, np',
      'del np',
      'with x as np: pass',
      'with x as (a, np): pass',
      'try: pass\nexcept E as np: pass',
      'match x:\n  case np: pass',
      'match x:\n  case A(b=np): pass',
      'match x:\n  case A() as np: pass',
      'import a as np',
      'from a import np',
      'from a import b as np',
      'from . import np',
      'import np as np',
      'f"{(np := 1)}"',
      'x = f(\ndef g(np): pass',
    ]) {
      assert.equal(isBoundElsewhere(text, 'np'), true, text);
    }
  });
});

function uses(marked: string): void {
  const text = marked.replaceAll(/[«»]/g, '');
  const expected = [...marked.matchAll(/«([^»]*)»/g)].map((match, count) => match.index - 2 * count);
  const found = usesOfName(text, 'np');
  assert.deepEqual(
    found.map(span => span.start),
    expected,
    text,
  );
  for (const { start, end } of found) assert.equal(text.slice(start, end), 'np');
}
