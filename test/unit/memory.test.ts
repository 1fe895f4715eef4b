/** Recalling verdicts: never another answer than judging anew would give. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../server/core/analyze.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import type { Context } from '../../server/core/judge.ts';
import { createMemory } from '../../server/core/memory.ts';
import type { RuleContext, Subject } from '../../server/core/rules/rule.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const context: Context = { knowledge: bundledKnowledge(), settings: defaultSettings, today: '2026-11-10' };
const subject: Subject = { kind: 'requirement', written: 'x', canonical: 'x', dependency: null };
const around = (declared: string[]): RuleContext => ({
  knowledge: context.knowledge,
  assume: null,
  declared: new Set(declared),
  requiresPython: null,
  hasPrivateIndex: false,
  stale: false,
  deny: [],
  today: '2026-11-10',
  existence: () => 'absent',
  isLocalModule: () => false,
  isInstalled: () => false,
});

describe('memory of verdicts', () => {
  it('changes nothing, whatever a text is edited into', () => {
    const words = [
      'sklearn',
      'PIL',
      'numpy',
      'json',
      'bs4',
      'beautifulsoup4',
      'cv2',
      'opencv-python-headless',
      '-i https://h/',
    ];
    const ends = [
      '',
      '==1.0',
      '>=2',
      ' ; python_version < "3.4"',
      ' --hash=sha256:aa',
      '[x]',
      ' @ https://h/x.whl',
    ];
    const line = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...ends)).map(parts => parts.join(''));
    const module = fc.constantFrom('import sklearn', 'import numpy, json', 'from PIL import Image');
    const memory = createMemory();
    const check = (path: string, lines: string[]): void => {
      const format = formatOf(path);
      assert.ok(format);
      const document = { path, text: `${lines.join('\n')}\n`, format };
      assert.deepEqual(analyze(document, { ...context, memory }), analyze(document, context));
    };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), lines => check('requirements.txt', lines)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.array(module, { maxLength: 4 }), lines => check('a.py', lines)),
      { numRuns: 50 },
    );
  });

  it('asks again once an answer has changed, or the whole list was looked at', () => {
    const memory = createMemory();
    let judged = 0;
    const byName = (given: RuleContext) => {
      judged++;
      given.declared.has('y');
      return null;
    };
    for (const declared of [['x'], ['x', 'z'], ['y'], ['y', 'x'], []])
      memory.recall(subject, around(declared), byName);
    assert.equal(judged, 3);
    judged = 0;
    const bySize = (given: RuleContext) => {
      judged++;
      return given.declared.size > 5 ? null : null;
    };
    const other = { ...subject, written: 'other' };
    for (let index = 0; index < 3; index++) memory.recall(other, around([]), bySize);
    assert.equal(judged, 3);
  });
});
