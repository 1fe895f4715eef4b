/** The quick pass over quiet Python files says what the engine says, whatever the text and the context. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../server/core/analyze.ts';
import { factsUnchecked } from '../../server/core/facts/project-facts.ts';
import { formatOf, formats } from '../../server/core/formats/index.ts';
import { python } from '../../server/core/formats/python.ts';
import type { IndexInForce } from '../../server/core/indexes/index-in-force.ts';
import type { Context } from '../../server/core/judge.ts';
import { createQuickPass } from '../../server/core/quick-pass.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const module = fc.constantFrom(
  ...[
    'os',
    'numpy',
    'numpyy',
    'reqeusts',
    'ours',
    'google.cloud.storage',
    'google.auth',
    'yaml',
    'yamll',
    'sklearn',
  ],
  ...['jeIlyfish', 'pandass', 'djnago', 'imaginary_thing', 'bs4.element', 'PIL', 'tqdmm', 'é'],
);
const line = fc.oneof(
  module.map(name => `import ${name}`),
  fc.tuple(module, module).map(([one, other]) => `import ${one} as x, ${other}`),
  fc.tuple(module, module).map(([from, name]) => `from ${from} import ${name.split('.')[0]}, more`),
  module.map(name => `    __import__("${name}")`),
  module.map(name => `from .${name} import *`),
  fc.constantFrom('"""', "x = 'import os", '\\', '(', 'from', 'import', '# import numpyy', ''),
  fc.constantFrom('# antivenom: ignore', '# /// script', '# dependencies = ["numpyy"]', '# ///'),
);
const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));

const privateIndex: IndexInForce = {
  ...{ origin: 'user', tool: 'pip', name: null, isContactable: true },
  ...{ kind: 'extra', address: 'https://packages.example/simple' },
};
const entry = { pattern: 'numpy', reason: 'no', until: null, span: { start: 0, end: 0 } };
const context = fc
  .record({
    sensitivity: fc.constantFrom('quiet' as const, 'normal' as const, 'audit' as const),
    isDenying: fc.boolean(),
    isPrivate: fc.boolean(),
    isMissing: fc.boolean(),
    local: fc.constantFrom('ours', 'numpyy', 'numpy'),
    today: fc.constantFrom('2026-11-10', '2027-12-01'),
  })
  .map(({ sensitivity, isDenying, isPrivate, isMissing, local, today }): Context => {
    const facts = factsUnchecked('pending');
    const missing = { ...facts, index: { state: 'missing', asOf: '2026-11-10' } } as const;
    return {
      knowledge: bundledKnowledge(),
      settings: { ...defaultSettings, sensitivity, deny: isDenying ? [entry] : [] },
      today,
      indexes: isPrivate ? [privateIndex] : [],
      isLocalModule: name => name === local,
      installed: name => (name === 'yamll' ? ['pyyaml'] : []),
      facts: () => (isMissing ? missing : facts),
    };
  });

describe('quick pass', () => {
  it('counts what the engine finds, and passes over no file that it speaks of', () => {
    const quick = createQuickPass();
    let passed = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), context, (texts, around) => {
        for (const text of texts) {
          const count = quick.importsIfQuiet(text, around);
          if (count === null) continue;
          passed++;
          const { findings, problems, unchecked, dependencies } = analyze(
            { path: 'a.py', text, format: python },
            around,
          );
          assert.deepEqual({ findings, problems, unchecked }, { findings: [], problems: [], unchecked: [] });
          assert.equal(count, dependencies.filter(({ kind }) => kind === 'import').length);
          assert.equal(count, dependencies.length);
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(passed > 300, `${passed} files were passed over`);
  });

  it('passes over quiet files and over no other', () => {
    const quick = createQuickPass();
    const around = { knowledge: bundledKnowledge(), settings: defaultSettings, today: '2026-11-10' };
    const cases: [string, number | null][] = [
      ['import os\nfrom numpy import array\n', 2],
      ['import numpyy\n', null],
      ['import os  # antivenom: ignore\n', null],
      ['from . import numpyy\n', 0],
      ['', 0],
    ];
    for (const [text, expected] of cases) assert.equal(quick.importsIfQuiet(text, around), expected, text);
  });

  it('judges anew what the indexes of another folder make of a name', () => {
    const quick = createQuickPass();
    const around = { knowledge: bundledKnowledge(), settings: defaultSettings, today: '2026-11-10' };
    const isQuiet = (each: Context) => quick.importsIfQuiet('import numpyy\n', each) !== null;
    const local: Context = { ...around, isLocalModule: name => name === 'numpyy' };
    assert.deepEqual([isQuiet(around), isQuiet(local), isQuiet(around)], [false, true, false]);
  });
});

describe('formats of sources', () => {
  it('are those that the whole list names', () => {
    for (const path of [
      'a.py',
      'b/setup.py',
      'noxfile.py',
      'requirements/a.py',
      '.github/workflows/a.py',
      'x.yml.py',
    ])
      assert.equal(formatOf(path), formats.find(format => format.matches(path)) ?? null, path);
  });
});
