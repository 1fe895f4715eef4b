/** The sentences of the name rules, as people read them. */
import assert from 'node:assert/strict';
import { judgeName } from '../../../server/core/judge.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const knowledge = smallKnowledge({
  ranked: ['requests', 'pillow', 'python-docx', 'beautifulsoup4', 'pathlib', 'datetime', 'pycodestyle'],
  listed: ['docx', 'bs4', 'pep8', 'ast', 'pip-install'],
  importMap: [['widgets', 'pillow']],
});

function sentence(name: string, today = '2026-11-10'): string | undefined {
  const settings = { ...defaultSettings, sensitivity: 'audit' as const };
  return judgeName(name, { knowledge, settings, today })?.message;
}

describe('sentences of the name rules', () => {
  const expected: readonly (readonly [name: string, sentence: string])[] = [
    ['PIL', "'PIL' is the import name of 'pillow' (rank 2), and is itself not in the list of 2026-11-01"],
    [
      'docx',
      "'docx' is the import name of 'python-docx' (rank 3): the project 'docx' on PyPI is another one",
    ],
    ['bs4', "'bs4' is an alias of 'beautifulsoup4' (rank 4) by the same people"],
    ['pep8', "'pep8' has been succeeded by 'pycodestyle' (rank 7): renamed"],
    [
      'python-pillow',
      "'python-pillow' usually stands for 'pillow' (rank 2), and is itself not in the list of 2026-11-01",
    ],
    [
      'pip-install',
      "'pip-install' is a word of the command line: the project of that name on PyPI is something else",
    ],
    ['python', "'python' is not a project but Python itself"],
    [
      'json',
      "'json' is a module of Python's standard library: there is nothing to install, and no project of that name is in the list of 2026-11-01",
    ],
    [
      'os-path',
      "'os-path' is 'os.path' of Python's standard library: there is nothing to install, and no project of that name is in the list of 2026-11-01",
    ],
    [
      'urllib2',
      "'urllib2' is a module of Python 2's standard library: there is nothing to install, and Python 3 has 'urllib.request' instead",
    ],
    [
      'imp',
      "'imp' was a module of Python's standard library until 3.11 ('importlib' has replaced it): there is nothing to install, and no project of that name is in the list of 2026-11-01",
    ],
    [
      'pathlib',
      "'pathlib' has been part of Python since 3.4: the project of that name on PyPI is a copy for Python before 3.4, and PyInstaller refuses to work beside it",
    ],
    [
      'datetime',
      "'datetime' is also a module of Python's standard library, which needs no installing: the project of that name on PyPI is Zope's DateTime",
    ],
    [
      'ast',
      "'ast' is a module of Python's standard library: there is nothing to install, whatever the project of that name on PyPI holds",
    ],
    [
      'r\u0435quests',
      "'r\u0435quests' has look-alike characters in it (Cyrillic U+0435 for 'e'); the project it imitates is 'requests' (rank 1)",
    ],
    [
      'req\u200Buests',
      "'requests' has invisible characters in it (U+200B); the project it imitates is 'requests' (rank 1)",
    ],
    ['foo/bar', "'foo/bar' cannot name a project: '/' may not stand in a name"],
    ['-foo', "'-foo' cannot name a project: names begin and end with a letter or a digit"],
    ['acme-core', "'acme-core' is not in the list of 2026-11-01: it may be invented, mistyped or private"],
  ];
  for (const [name, words] of expected) it(name, () => assert.equal(sentence(name), words));

  it('are less sure of what is not in an old list', () => {
    const confidence = (today: string) =>
      judgeName('PIL', { knowledge, settings: defaultSettings, today })?.confidence;
    assert.equal(confidence('2026-11-10'), 'high');
    assert.equal(confidence('2027-02-01'), 'medium');
  });
});
