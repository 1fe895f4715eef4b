/** The report's page shows text of unknown origin: what it says is heeded only as far as the report knows it. */
import assert from 'node:assert/strict';
import { readPageMessage } from '../../client/report/page-message.ts';

const report = { files: [{ name: 'a.txt', uri: 'file:///w/a.txt' }] };
const read = (message: unknown) => readPageMessage(message, report);

describe('messages of the report page', () => {
  it('open a place of the report', () => {
    assert.deepEqual(read({ kind: 'open', file: 0, line: 3, character: 2 }), {
      kind: 'open',
      uri: 'file:///w/a.txt',
      line: 3,
      character: 2,
    });
    assert.deepEqual(read({ kind: 'scan', more: 1 }), { kind: 'scan' });
    assert.deepEqual(read({ kind: 'export' }), { kind: 'export' });
  });

  it('are nothing where they name another file, or are of another shape', () => {
    const open = { kind: 'open', file: 0, line: 0, character: 0 };
    const wrong: unknown[] = [null, undefined, 'open', [], {}, { kind: 'run', command: 'x' }];
    for (const file of [1, -1, 0.5, '0', 'length', '__proto__', Number.NaN, null])
      wrong.push({ ...open, file });
    wrong.push(
      { ...open, line: -1 },
      { ...open, character: '0' },
      { kind: 'open', uri: 'file:///etc/passwd' },
    );
    for (const message of wrong) assert.equal(read(message), null, JSON.stringify(message));
  });
});
