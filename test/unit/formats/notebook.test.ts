/** Fixes in notebooks on disk, where Python stands in JSON strings and is spread over cells. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/core/analyze.ts';
import { applyEdits } from '../../../server/core/fixes.ts';
import { notebook } from '../../../server/core/formats/notebook.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { bundledKnowledge } from '../../support/bundled.ts';

function fixed(...cells: readonly (readonly string[])[]): unknown {
  const list = cells.map(source => ({ cell_type: 'code', source }));
  const text = JSON.stringify({ cells: list, nbformat: 4 });
  const context = { knowledge: bundledKnowledge(), settings: defaultSettings, today: '2026-11-10' };
  const [finding] = analyze({ path: 'a.ipynb', text, format: notebook }, context).findings;
  const edits = finding?.fixes[0]?.edits ?? [];
  return JSON.parse(applyEdits(text, edits)).cells.map(({ source }: { source: unknown }) => source);
}

describe('notebooks on disk', () => {
  it('rename a module in all cells, and nothing but the module', () => {
    assert.deepEqual(
      fixed(
        ['!echo reqeusts\n', 'import reqeusts\n', 'print("reqeusts")'],
        ['x = [reqeusts.get("\\u00e9")'],
        ['reqeusts'],
      ),
      [
        ['!echo reqeusts\n', 'import requests\n', 'print("reqeusts")'],
        ['x = [requests.get("\\u00e9")'],
        ['requests'],
      ],
    );
  });

  it('rename the import alone where another cell binds the name', () => {
    assert.deepEqual(fixed(['import reqeusts'], ['reqeusts = 1']), [['import requests'], ['reqeusts = 1']]);
  });

  it('leave modules alone that a cell writes', () => {
    const cells = [['%%writefile reqeusts.py\n', 'x = 1'], ['import reqeusts']];
    assert.deepEqual(fixed(...cells), cells);
  });
});
