/** Programs and connections that are started by nothing more than an import. */
import { connects, networkWords, processWords, startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const importProcess: CodeSign = {
  meta: {
    code: 'import-process',
    summary: 'Starts a program as soon as it is imported',
    strength: 'strong',
    benignRate: 0.4,
    docs: 'An import should define things. A few packages ask a program for its version.',
    bad: { files: { 'acme/__init__.py': "from subprocess import Popen as p\np(['acme-helper'])\n" } },
    good: {
      files: {
        'acme/__init__.py':
          "import subprocess\ndef go():\n    subprocess.Popen(['acme-helper'])\nif __name__ == '__main__':\n    go()\n",
      },
    },
  },
  trigger: processWords,
  *findInCode(source) {
    for (const { node, name } of source.calls)
      if (startsProgram.test(name) && isEarly(source.runsAt(node)))
        yield { ...at(node), message: `${name}() starts a program during the import` };
  },
};

export const importNetwork: CodeSign = {
  meta: {
    code: 'import-network',
    summary: 'Connects to the network as soon as it is imported',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'An import should not depend on anybody far away, and hardly ever does.',
    bad: {
      files: { 'acme/__init__.py': "import urllib.request as u\nu.urlopen('https://example.org/').read()\n" },
    },
    good: {
      files: {
        'acme/__init__.py':
          'import requests\nsession = requests.Session()\ndef get(url):\n    return requests.get(url)\n',
      },
    },
  },
  trigger: networkWords,
  *findInCode(source) {
    for (const { node, name } of source.calls)
      if (
        connects.test(name) &&
        !/(?:Request|Connection|PoolManager|Curl)$/.test(name) &&
        isEarly(source.runsAt(node))
      )
        yield { ...at(node), message: `${name}() connects to the network during the import` };
  },
};

function isEarly(runs: string): boolean {
  return runs === 'import' || runs === 'startup';
}
