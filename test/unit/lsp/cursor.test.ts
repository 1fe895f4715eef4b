/** What is typed at a cursor (`|`), in every family of formats. */
import assert from 'node:assert/strict';
import { formatOf } from '../../../server/core/formats/index.ts';
import { typedAt } from '../../../server/lsp/completion/cursor.ts';

/** "name re" or "version 2. of requests"; null where nothing of ours is typed. */
function typed(file: string, marked: string): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const format = formatOf(file);
  assert.ok(format, file);
  const found = typedAt(text, offset, format);
  if (!found) return null;
  const { start, end } = found.span;
  assert.equal(text.slice(start, offset), found.typed);
  const word = text.slice(start, end);
  return found.kind === 'name' ? `name ${word}` : `version ${word} of ${found.canonical}`;
}

const names: readonly (readonly [file: string, text: string, word: string])[] = [
  ['requirements.txt', 'flask\nre|', 're'],
  ['requirements.txt', 'flask\r\n|\r\nnumpy', ''],
  ['requirements.txt', 're|quests>=2  # why', 'requests'],
  ['requirements.txt', 'Zope.In|', 'Zope.In'],
  ['requirements.txt', 'zope.|', 'zope.'],
  ['requirements.txt', '-c base.txt\n  re| ; python_version > "3"', 're'],
  ['pyproject.toml', '[project]\ndependencies = ["re|"]\n', 're'],
  ['pyproject.toml', '[project]\ndependencies = [\n  "re|\n  "x",\n]\n', 're'],
  ['pyproject.toml', '[project]\ndependencies = [\n  "x",\n  "|"\n]\n', ''],
  ['pyproject.toml', '[dependency-groups]\ndev = ["py|"]\n', 'py'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nfl|\n', 'fl'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nfl| = "^1"\n', 'fl'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nx = "1"\nfl|\r\ny = "1"\n', 'fl'],
  ['Pipfile', '[packages]\nfl|\n', 'fl'],
  ['Pipfile', '[packages]\nfl| = "*"\n', 'fl'],
  ['pixi.toml', '[pypi-dependencies]\nfl|\n', 'fl'],
  ['setup.cfg', '[options]\ninstall_requires =\n  flask\n  re|\n', 're'],
  ['setup.py', 'from setuptools import setup\nsetup(install_requires=["re|"])\n', 're'],
  ['setup.py', 'from setuptools import setup\nsetup(install_requires=["re|\n])\n', 're'],
  ['environment.yml', 'dependencies:\n  - pip:\n    - re|\n', 're'],
  ['environment.yml', 'dependencies:\n  - pip:\n    - x\n    - |\n', ''],
  ['Dockerfile', 'FROM x\nRUN pip install flask re|\n', 're'],
  ['Dockerfile', 'FROM x\nRUN pip install "re|\n', 're'],
  ['tox.ini', '[testenv]\ndeps =\n  re|\n', 're'],
  ['noxfile.py', 'import nox\n@nox.session\ndef t(session):\n    session.install("re|")\n', 're'],
  ['app.py', '# /// script\n# dependencies = [\n#   "re|",\n# ]\n# ///\n', 're'],
  ['install.sh', 'pip install --upgrade re|', 're'],
  ['README.md', '```sh\npip install re|\n```\n', 're'],
  ['.github/workflows/ci.yml', 'jobs:\n  t:\n    steps:\n      - run: pip install re|\n', 're'],
];

const versions: readonly (readonly [file: string, text: string, word: string, project: string])[] = [
  ['requirements.txt', 'requests==|', '', 'requests'],
  ['requirements.txt', 'Re_quests[socks] >= 2.|3,<3', '2.3', 're-quests'],
  ['requirements.txt', 'requests>=2,<|', '', 'requests'],
  ['requirements.txt', 'requests~= |\nflask', '', 'requests'],
  ['requirements.txt', 'a==1\nb==2|\nc==3', '2', 'b'],
  ['pyproject.toml', '[project]\ndependencies = ["requests>=|"]\n', '', 'requests'],
  ['pyproject.toml', '[project]\ndependencies = ["requests>=2|\n]\n', '2', 'requests'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nflask = "^|"\n', '', 'flask'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nflask = "1.|"\n', '1.', 'flask'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nflask = {version = ">=|"}\n', '', 'flask'],
  ['Pipfile', '[packages]\nflask = "==|"\n', '', 'flask'],
  ['setup.cfg', '[options]\ninstall_requires =\n  requests>=|\n', '', 'requests'],
  ['setup.py', 'from setuptools import setup\nsetup(install_requires=["requests>=|"])\n', '', 'requests'],
  ['environment.yml', 'dependencies:\n  - pip:\n    - requests==|\n', '', 'requests'],
  ['Dockerfile', 'FROM x\nRUN pip install requests==|\n', '', 'requests'],
  ['Dockerfile', 'FROM x\nRUN pip install "requests>=2|" flask\n', '2', 'requests'],
  ['tox.ini', '[testenv]\ndeps =\n  requests==|\n', '', 'requests'],
];

/** Neither a name nor a version of ours. */
const others: readonly (readonly [file: string, text: string])[] = [
  ['requirements.txt', '# re|'],
  ['requirements.txt', '-r re|'],
  ['requirements.txt', '--ind|'],
  ['requirements.txt', '--index-url https://h/|'],
  ['requirements.txt', 'requests[so|'],
  ['requirements.txt', 'requests ; python_|'],
  ['requirements.txt', 'requests ; python_version == "3|"'],
  ['requirements.txt', 'requests @ https://h/x|'],
  ['pyproject.toml', '[project]\nna|\n'],
  ['pyproject.toml', '[project]\nname = "re|"\n'],
  ['pyproject.toml', '[project]\nrequires-python = ">=3|"\n'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nx = "1"\n[tool.o|\n'],
  ['environment.yml', 'dependencies:\n  - num|\n'],
  ['app.py', 'import re|'],
  ['app.py', 'x = "re|"\n'],
  ['setup.py', 'import re|\n'],
  ['Dockerfile', 'FROM py|\n'],
  ['Dockerfile', 'FROM x\nRUN apt-get install re|\n'],
  ['tox.ini', '[testenv]\ncommands =\n  pytest -k re|\n'],
  ['uv.lock', 'version = 1\n[[package]]\nname = "re|"\nversion = "1"\n'],
];

describe('what is typed at the cursor', () => {
  for (const [file, text, word] of names)
    it(`a name in ${file}: ${JSON.stringify(text)}`, () => assert.equal(typed(file, text), `name ${word}`));
  for (const [file, text, word, project] of versions)
    it(`a version in ${file}: ${JSON.stringify(text)}`, () =>
      assert.equal(typed(file, text), `version ${word} of ${project}`));
  for (const [file, text] of others)
    it(`nothing of ours in ${file}: ${JSON.stringify(text)}`, () => assert.equal(typed(file, text), null));

  it('is found in long lines without delay', () => {
    const started = performance.now();
    assert.equal(typed('requirements.txt', `${'x'.repeat(200_000)}|`), null);
    assert.equal(typed('requirements.txt', `# ${' '.repeat(200_000)}|`), null);
    assert.ok(performance.now() - started < 2000);
  });
});
