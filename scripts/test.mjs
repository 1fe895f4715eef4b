// `npm test`: builds, then runs every test, the ones inside a real VS Code too. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';

const total = { passed: 0, failed: 0 };
const notes = [];

run('npm', ['run', '--silent', 'build']);
await runMocha();
runEditorTests();

if (notes.length > 0) console.log(notes.join('\n'));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Everything that needs no editor, in this process. A test that was skipped counts as failed. */
async function runMocha() {
  const options = JSON.parse(readFileSync('.mocharc.json', 'utf8'));
  for (const file of options.require) await import(pathToFileURL(file).href);
  const mocha = new Mocha({ timeout: options.timeout, reporter: options.reporter });
  for (const file of readdirSync('out/test', { recursive: true }).sort())
    if (file.endsWith('.test.js') && !file.startsWith('editor')) mocha.addFile(join('out/test', file));
  await mocha.loadFilesAsync();
  const runner = await new Promise(done => {
    const running = mocha.run(() => done(running));
  });
  total.passed += runner.stats.passes;
  total.failed += runner.stats.failures + runner.stats.pending;
  if (runner.stats.pending > 0) notes.push(`${runner.stats.pending} tests were skipped; none may be`);
}

function runEditorTests() {
  if (process.env.ANTIVENOM_EDITOR_TESTS === 'skip') {
    notes.push('editor tests were left out (ANTIVENOM_EDITOR_TESTS=skip)');
    return;
  }
  const resultFile = 'out/editor-tests.json';
  mkdirSync('out', { recursive: true });
  rmSync(resultFile, { force: true });
  const { status } = spawnSync(process.execPath, ['scripts/test-editor.mjs'], {
    stdio: 'inherit',
    env: { ...process.env, ANTIVENOM_TEST_RESULT: resultFile },
  });
  const result = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : { passed: 0, failed: 1 };
  total.passed += result.passed;
  total.failed += result.failed || (status === 0 ? 0 : 1);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) return;
  console.log(`${total.passed} passed, ${total.failed + 1} failed`);
  process.exit(1);
}
