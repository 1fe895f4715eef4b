/** What the language client is told, without an editor. */
import assert from 'node:assert/strict';
import { clientOptions } from '../../client/client-options.ts';
import { documentPatterns } from '../../client/document-patterns.ts';
import { formats } from '../../server/core/formats/index.ts';

describe('client options', () => {
  const host = { isTrusted: false, uriScheme: 'vscode-insiders', fetches: true };

  it('send the settings without their prefix, the trust and the kind of client', () => {
    const options = clientOptions(
      () => ({ sensitivity: 'audit', hover: { enabled: false } }),
      () => host,
    );
    assert.deepEqual(options.initializationOptions(), {
      sensitivity: 'audit',
      hover: { enabled: false },
      client: 'vscode',
      clientFetch: true,
      clientLogins: true,
      trusted: false,
      uriScheme: 'vscode-insiders',
    });
  });

  it('select what the folders of the workspace hold, wherever it lies', () => {
    const selectorFor = (folderSchemes: string[]) =>
      clientOptions(
        () => ({}),
        () => host,
        folderSchemes,
      ).documentSelector;
    const requirements = { scheme: 'memfs', pattern: '**/pyproject.toml' };
    assert.ok(
      selectorFor(['memfs', 'file']).some(each => JSON.stringify(each) === JSON.stringify(requirements)),
    );
    assert.equal(selectorFor(['file']).length, selectorFor([]).length);
    assert.equal(JSON.stringify(selectorFor([])).includes('memfs'), false);
  });

  it('send values alone, as the editor hands methods over too', () => {
    const options = clientOptions(
      () => ({ run: 'onSave', get: () => 'onSave' }),
      () => host,
    ).initializationOptions();
    assert.equal(options['run'], 'onSave');
    assert.deepEqual(structuredClone(options), options);
  });

  it('say after a restart what is true then', () => {
    let isTrusted = false;
    const options = clientOptions(
      () => ({}),
      () => ({ ...host, isTrusted }),
    );
    isTrusted = true;
    assert.equal(options.initializationOptions().trusted, true);
  });

  it('ask while typing only where the user wants that', () => {
    let run = 'onType';
    const { filter } = clientOptions(
      () => ({ run }),
      () => host,
    ).diagnosticPullOptions;
    assert.equal(filter({}, 'onType'), false);
    run = 'onSave';
    assert.equal(filter({}, 'onType'), true);
    assert.equal(filter({}, 'onSave'), false);
  });

  it('select files by path, and by language only the cells of notebooks', () => {
    const { documentSelector } = clientOptions(
      () => ({}),
      () => host,
    );
    const isCell = (filter: object) => 'notebook' in filter;
    for (const filter of documentSelector.filter(each => !isCell(each)))
      assert.deepEqual(Object.keys(filter), ['scheme', 'pattern']);
    assert.deepEqual(documentSelector.filter(isCell), [
      { notebook: '*', language: 'python' },
      { notebook: '*', language: 'shellscript' },
    ]);
  });

  it('name exactly the files that the formats read', () => {
    const read = formats.flatMap(({ files }) => files as readonly string[]);
    assert.deepEqual([...documentPatterns].sort(), [...new Set(read)].sort());
  });
});
