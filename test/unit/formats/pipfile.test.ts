/** `Pipfile` and `pixi.toml` where a fixture cannot show it. */
import assert from 'node:assert/strict';
import { pipfile } from '../../../server/core/formats/pipfile.ts';
import { pixiToml } from '../../../server/core/formats/pixi-toml.ts';
import { pyproject } from '../../../server/core/formats/pyproject.ts';

describe('Pipfile', () => {
  it('is chosen by file name alone', () => {
    for (const path of ['Pipfile', 'a/pipfile']) assert.ok(pipfile.matches(path), path);
    for (const path of ['Pipfile.lock', 'Pipfile.toml', 'Pipfile/x', 'myPipfile'])
      assert.ok(!pipfile.matches(path), path);
  });

  it('says which Python the project needs', () => {
    const needs = (line: string): unknown => pipfile.parse(`[requires]\n${line}\n`).requiresPython;
    assert.equal(needs('python_version = "3.11"'), '==3.11.*');
    assert.equal(needs('python_version = "3"'), '==3.*');
    assert.equal(needs('python_version = "3.9"\npython_full_version = "3.9.1"'), '==3.9.1');
    assert.equal(needs('python_version = ">=3.9"'), null);
    assert.equal(needs(''), null);
  });

  it('asks the first source for all names, and another only for those that name it', () => {
    const source = (name: string): string =>
      `[[source]]\nname = "${name}"\nurl = "https://${name}.invalid"\n`;
    assert.deepEqual(
      pipfile
        .parse(source('one') + source('two'))
        .indexes.map(({ kind, name, explicit }) => [kind, name, explicit]),
      [
        ['index-url', 'one', undefined],
        ['extra-index-url', 'two', true],
      ],
    );
  });
});

describe('pixi.toml', () => {
  it('is chosen by file name alone', () => {
    for (const path of ['pixi.toml', 'a/pixi.toml']) assert.ok(pixiToml.matches(path), path);
    for (const path of ['pixi.lock', 'my-pixi.toml', 'pixi.toml/x']) assert.ok(!pixiToml.matches(path), path);
  });

  it('says which Python the project needs, in pyproject.toml too', () => {
    const needs = (value: string): unknown => {
      const lines = `dependencies]\npython = ${value}\n`;
      const own = pixiToml.parse(`[${lines}`).requiresPython;
      assert.equal(pyproject.parse(`[tool.pixi.${lines}`).requiresPython, own);
      return own;
    };
    assert.equal(needs('">=3.11, <3.14"'), '>=3.11,<3.14');
    assert.equal(needs('"3.11.*"'), '==3.11.*');
    assert.equal(needs('"=3.11"'), '==3.11.*');
    assert.equal(needs('{ version = "3.11" }'), '==3.11.*');
    assert.equal(needs('"3.9|3.11"'), null);
    assert.equal(needs('"*"'), null);
    assert.equal(needs('""'), null);
  });
});
