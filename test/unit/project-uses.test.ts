/** What a whole project asks for and uses: nothing in its files can make the look at it fail, or last. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatOf } from '../../server/core/formats/index.ts';
import { createSurvey, type ProjectUse } from '../../server/core/project/uses.ts';
import { importReach } from '../../server/core/python/import-reach.ts';
import { smallKnowledge } from '../support/knowledge.ts';

const knowledge = smallKnowledge({ ranked: ['requests', 'flask'], importMap: [['requests', 'requests']] });

function useIn(files: { readonly [path: string]: string }, path: string): ProjectUse | null {
  const survey = createSurvey(knowledge);
  for (const [path, text] of Object.entries(files)) {
    const format = formatOf(path);
    assert.ok(format, path);
    survey.add({ path, text, format }, { knowledge });
  }
  return survey.finish()(path);
}

describe('what a project asks for and uses', () => {
  it('belongs to the nearest folder upwards, for files that were added later too', () => {
    const files = {
      'requirements.txt': 'flask\n',
      'a/setup.cfg': '[metadata]\nname = mine\n[options]\ninstall_requires = requests\n',
      'a/b/c.py': 'import os\n',
    };
    assert.deepEqual([...(useIn(files, 'a/b/new/d.py')?.declared ?? [])].sort(), [
      'flask',
      'mine',
      'requests',
    ]);
    assert.deepEqual([...(useIn(files, 'a/b/c.py')?.unused ?? [])], ['requests']);
    assert.deepEqual([...(useIn(files, 'e.py')?.declared ?? [])], ['flask']);
  });

  it('comes out of any text', () => {
    const parts = [
      '[project]\n',
      'name = "a"\n',
      'dependencies = ["requests"]\n',
      'try:\n',
      ' import requests\n',
    ];
    const more = [
      'except ImportError:\n',
      'def f():\n',
      '  import a.b\n',
      '"requests"',
      "'",
      '-r ../x\n',
      '\\',
      '\r',
    ];
    const text = fc.array(fc.constantFrom(...parts, ...more), { maxLength: 12 }).map(each => each.join(''));
    const paths = ['pyproject.toml', 'a/requirements.txt', 'a/main.py', 'a/b/setup.py', 'uv.lock'];
    fc.assert(
      fc.property(fc.array(text, { minLength: paths.length, maxLength: paths.length }), texts => {
        const files = Object.fromEntries(paths.map((path, at) => [path, texts[at] ?? '']));
        for (const path of paths) assert.ok(useIn(files, path));
        const [, , code = ''] = texts;
        const inOrder = importReach(code);
        // What was asked before makes the answer quicker, and never another one.
        for (const { index } of code.matchAll(/import/g))
          assert.equal(inOrder(index), importReach(code)(index));
      }),
      { numRuns: 200 },
    );
  });

  it('takes no longer for files that are made to last', () => {
    const fill = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    const hostile = [
      fill('try:\n import requests\nexcept ImportError:\n pass\n'),
      fill(' import requests\n'),
      `try:\n${fill(' import requests\n')}`,
      fill('if a:\n import requests\nelse:\n import flask\n'),
      fill('if '),
      fill('except '),
      fill('"a.b.c",'),
      fill('"a" "'),
      fill('a.'),
      fill('find_spec( '),
      fill('#'),
      fill(' '),
      fill('name ='),
    ];
    for (const text of hostile)
      for (const path of ['main.py', 'setup.py', 'requirements.txt', 'pyproject.toml']) {
        const started = performance.now();
        useIn({ 'requirements.txt': 'requests\n', [path]: text }, path);
        const took = performance.now() - started;
        // Alone each takes less than half a second; many tests may share a machine.
        assert.ok(took < 5000, `${path} ${text.slice(0, 30)} took ${took} ms`);
      }
  }).timeout(60_000);
});
