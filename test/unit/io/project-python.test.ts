/** Which manifest says what Pythons a file is for. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPythonFinder } from '../../../server/io/project-python.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const asked = (file: string): string | null =>
  createPythonFinder().requiresPythonOf(join(folder.path, file), folder.path);

describe('project python', () => {
  afterEach(() => folder.remove());

  it('is what the nearest manifest says, from the file upwards', () => {
    folder = new Folder({
      'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n',
      'a/pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.11"\n',
      'b/pyproject.toml': '[tool.black]\n',
    });
    assert.equal(asked('requirements.txt'), '>=3.9');
    assert.notEqual(asked('a/requirements/dev.txt'), null);
    assert.notEqual(asked('a/requirements/dev.txt'), '>=3.9');
    assert.equal(asked('b/requirements.txt'), '>=3.9');
    assert.equal(asked('b/app.py'), null);
  });

  it('is not looked for above the root, nor above a repository', () => {
    folder = new Folder({
      'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n',
      'repository/requirements.txt': '',
    });
    mkdirSync(join(folder.path, 'repository/.git'));
    assert.equal(asked('repository/requirements.txt'), null);
    const finder = createPythonFinder();
    const inner = join(folder.path, 'x');
    assert.equal(finder.requiresPythonOf(join(inner, 'requirements.txt'), inner), null);
  });

  it('is read once, until it is reset', () => {
    folder = new Folder({ 'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n' });
    const finder = createPythonFinder();
    const say = () => finder.requiresPythonOf(join(folder.path, 'requirements.txt'), folder.path);
    assert.equal(say(), '>=3.9');
    folder.write('pyproject.toml', '[project]\nrequires-python = ">=3.12"\n');
    assert.equal(say(), '>=3.9');
    finder.reset();
    assert.equal(say(), '>=3.12');
  });
});
