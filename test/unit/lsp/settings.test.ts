/** Settings as clients send them, right and wrong. */
import assert from 'node:assert/strict';
import { editorSettings } from '../../../server/lsp/editor-settings.ts';
import { defaultServerSettings, readServerSettings } from '../../../server/lsp/settings.ts';

describe('settings', () => {
  let said: string[];
  const read = (section: unknown) => readServerSettings(section, message => said.push(message));
  beforeEach(() => {
    said = [];
  });

  it('are the defaults where nothing is sent', () => {
    for (const section of [undefined, null, 5, 'x', [], {}, { other: 1 }])
      assert.deepEqual(read(section), defaultServerSettings);
    assert.deepEqual(said, []);
  });

  it('have the defaults that are documented', () => {
    const fallbacks = editorSettings.map(({ key, value }) => [
      key,
      'fallback' in value ? value.fallback : value.kind === 'rules' ? {} : [],
    ]);
    assert.deepEqual(read(Object.fromEntries(fallbacks)), defaultServerSettings);
    assert.deepEqual(said, []);
  });

  it('may be nested or dotted', () => {
    assert.equal(read({ hover: { enabled: false } }).showsHover, false);
    assert.equal(read({ 'hover.enabled': false }).showsHover, false);
    const settings = read({
      enable: false,
      run: 'onSave',
      sensitivity: 'audit',
      rules: { typosquat: 'error', 'stdlib-name': 'off' },
      allow: ['acme-*', { name: 'x', reason: 'ours', until: '2027-01-31' }],
      exclude: ['tests/'],
      network: 'offline',
      lookUpUnknownNames: false,
      index: { url: ' https://corp.example/simple ', extraUrls: ['https://other.example/simple'] },
    });
    assert.equal(settings.core.network, 'offline');
    assert.equal(settings.core.lookUpUnknownNames, false);
    assert.equal(settings.core.indexUrl, 'https://corp.example/simple');
    assert.deepEqual(settings.core.extraIndexUrls, ['https://other.example/simple']);
    assert.equal(settings.enable, false);
    assert.equal(settings.run, 'onSave');
    assert.equal(settings.core.sensitivity, 'audit');
    assert.deepEqual(settings.core.rules, { typosquat: 'error', 'stdlib-name': 'off' });
    assert.deepEqual(
      settings.core.allow.map(({ pattern, reason, until }) => [pattern, reason, until]),
      [
        ['acme-*', null, null],
        ['x', 'ours', '2027-01-31'],
      ],
    );
    assert.deepEqual(settings.exclude, ['tests/']);
    assert.deepEqual(said, []);
  });

  it('of the wrong type are left out with one line each, and the rest counts', () => {
    const settings = read({
      enable: 'yes',
      run: 'always',
      sensitivity: 'audit',
      rules: { typosquat: 'loud', nonsense: 'off', 'stdlib-name': 'hint' },
      allow: 'x',
      deny: {},
      exclude: [1, 'a'],
      hover: { enabled: 1 },
    });
    assert.equal(settings.enable, true);
    assert.equal(settings.core.sensitivity, 'audit');
    assert.deepEqual(settings.core.rules, { 'stdlib-name': 'hint' });
    assert.deepEqual(settings.exclude, ['a']);
    assert.equal(said.length, 7);
    assert.ok(said.includes("The setting antivenom.run is left out: it must be 'onType' or 'onSave'."));
  });

  it('are not taken from a prototype', () => {
    assert.deepEqual(read(JSON.parse('{"__proto__": {"enable": false}}')), defaultServerSettings);
  });
});
