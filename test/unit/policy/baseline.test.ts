/** Known findings: reading and writing their file, and what they hide. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/core/analyze.ts';
import { requirements } from '../../../server/core/formats/requirements.ts';
import {
  entriesOf,
  type KnownFinding,
  knownByFile,
  printBaseline,
  readBaseline,
} from '../../../server/core/policy/baseline.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const context = {
  knowledge: smallKnowledge({ ranked: ['requests', 'colorama'] }),
  settings: defaultSettings,
  today: '2026-11-10',
};
const judged = (text: string, known?: readonly KnownFinding[]) => {
  const ofFile = known && knownByFile(known).get('requirements.txt');
  const document = { path: 'requirements.txt', text, format: requirements };
  return analyze(document, { ...context, ...(ofFile && { known: ofFile }) });
};

describe('a baseline', () => {
  const known = entriesOf('requirements.txt', judged('reqeusts\nreqeusts\n').findings);

  it('says what is known, one finding a line', () => {
    const [expected] = ['{"rule":"typosquat","file":"requirements.txt","subject":"reqeusts","count":2}'];
    assert.equal(printBaseline(known), `{\n"antivenomBaseline": 1,\n"findings": [\n  ${expected}\n]\n}\n`);
    assert.deepEqual(readBaseline(printBaseline(known)), { known, problems: [] });
    assert.deepEqual(readBaseline(printBaseline([])), { known: [], problems: [] });
  });

  it('hides as many findings of a sort as it lists, wherever their lines have moved', () => {
    const { findings, known: hidden } = judged('# new\nreqeusts\ncolorma\n\nreqeusts\nreqeusts\n', known);
    assert.deepEqual(
      findings.map(({ dependency, span }) => [dependency?.name, span.start]),
      [
        ['colorma', 15],
        ['reqeusts', 33],
      ],
    );
    assert.deepEqual([...hidden], [['typosquat reqeusts', 2]]);
  });

  it('hides nothing in another file', () => {
    const elsewhere = known.map(each => ({ ...each, file: 'sub/requirements.txt' }));
    assert.equal(judged('reqeusts\n', elsewhere).findings.length, 1);
  });

  it('that is broken, foreign or too large says so, and the rest counts', () => {
    const problems = (text: string) => readBaseline(text).problems;
    for (const text of ['', '[]', '{"findings": []}', '{"antivenomBaseline": 2, "findings": []}', '{"a'])
      assert.deepEqual(problems(text), ['is no baseline that this version can read'], text);
    const entry = { rule: 'typosquat', file: 'a.txt', subject: 'x' };
    const odd = [
      entry,
      1,
      null,
      { ...entry, count: 0 },
      { ...entry, file: 7 },
      [],
      { ...entry, count: 1e99 },
    ];
    assert.deepEqual(readBaseline(JSON.stringify({ antivenomBaseline: 1, findings: odd })), {
      known: [{ ...entry, count: 1 }],
      problems: ['has entries that cannot be read: 6 of 7'],
    });
    const many = JSON.stringify({ antivenomBaseline: 1, findings: Array(100_001).fill(entry) });
    assert.equal(readBaseline(many).known.length, 100_000);
    assert.match(problems(many).join(), /only the first 100,000 count/);
  });

  it('reads back whatever it writes, and never throws', () => {
    const word = fc.string({ maxLength: 20 });
    const entries = fc.array(
      fc.record({ rule: word, file: word, subject: word, count: fc.integer({ min: 1, max: 9 }) }),
    );
    const inOrder = (list: readonly KnownFinding[]) => list.map(each => JSON.stringify(each)).sort();
    fc.assert(
      fc.property(entries, list => {
        const { known: read, problems } = readBaseline(printBaseline(list));
        assert.deepEqual(problems, []);
        assert.deepEqual(
          inOrder(read.map(({ rule, file, subject, count }) => ({ rule, file, subject, count }))),
          inOrder(list.map(({ rule, file, subject, count }) => ({ rule, file, subject, count }))),
        );
      }),
    );
    fc.assert(fc.property(fc.json(), text => void readBaseline(text)));
  });
});
