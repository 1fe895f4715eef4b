/** Remembering lines and names: never another answer than reading and judging anew would give. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyze } from '../../server/core/analyze.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import { createLineMemory } from '../../server/core/formats/requirements/line-memory.ts';
import { type PipLine, readPipLine } from '../../server/core/formats/requirements/pip-lines.ts';
import type { Context } from '../../server/core/judge.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const path = 'requirements.txt';
const format = formatOf(path);
const fresh = (): Context => ({
  // Names are remembered by the knowledge that they were looked up in: a copy has no memory.
  knowledge: { ...bundledKnowledge() },
  settings: { ...defaultSettings, sensitivity: 'audit' },
  today: '2026-11-10',
});

function analysed(text: string, context: Context): Analysis {
  assert.ok(format);
  return analyze({ path, text, format }, context);
}

describe('memory of lines', () => {
  it('changes nothing, whatever a text is edited into', () => {
    const piece = fc.constantFrom(
      ...['sklearn', 'PIL', 'numpy', 'json', 'bs4', 'beautifulsoup4', 'cv2', 'opencv-python-headless'],
      ...['acme-core', 'acme-utils', 'reqeusts', 'dataclasses', '-i https://h/', '-r base.txt', '-e .'],
      ...['==1.0', '>=2', '[x]', ' @ https://h/x.whl', ' --hash=sha256:aa', ' ; python_version < "3.4"'],
      ...[
        '\n',
        '\n',
        '\n',
        '\r\n',
        '\\\n',
        '\r',
        '\u2028',
        ' ',
        '# note',
        ' # antivenom: ignore',
        '\ufeff',
        'х',
      ],
    );
    const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 12 }), put: fc.option(piece) });
    const context = { ...fresh(), lines: createLineMemory() };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(edit, { maxLength: 8 }), (pieces, edits) => {
        let text = pieces.join('');
        assert.deepEqual(analysed(text, context), analysed(text, { ...context, lines: readPipLine }));
        for (const { at, cut, put } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + (put ?? '') + text.slice(start + cut);
          assert.deepEqual(analysed(text, context), analysed(text, { ...context, lines: readPipLine }));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('remembers names without changing what is said of them', () => {
    const context = { ...fresh(), lines: createLineMemory() };
    const name = fc.constantFrom(
      'acme-core',
      'acme-utils',
      'beautifulsoup4',
      'bs4',
      'sklearn',
      'reqeusts',
      'six',
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), names => {
        const text = names.join('\n');
        assert.deepEqual(analysed(text, context), analysed(text, fresh()));
      }),
      // Each run prepares its knowledge anew.
      { numRuns: 15 },
    );
  });

  it('reads a line once, and a very long one each time', () => {
    const memory = createLineMemory();
    const readTwice = (text: string): [PipLine, PipLine] => [memory(text), memory(`${text} `.slice(0, -1))];
    const [once, again] = readTwice('requests[socks]==2.32.3');
    assert.equal(once, again);
    const [long, longAgain] = readTwice(`requests==${'1'.repeat(2000)}`);
    assert.notEqual(long, longAgain);
    assert.deepEqual(long, longAgain);
  });
});
