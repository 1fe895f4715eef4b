/** Runs the tests of the screen, one step after the other. usage: run-ui.js RESULT_FILE */
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { report, type TestOutcome } from './report.ts';

fs.rmSync(path.resolve(import.meta.dirname, '../screenshots'), { recursive: true, force: true });
const mocha = new Mocha({ timeout: 60_000, reporter: Mocha.reporters.Base });
const folder = path.join(import.meta.dirname, 'ui');
for (const file of fs.readdirSync(folder).sort())
  if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
await mocha.loadFilesAsync();
const tests: TestOutcome[] = [];
await new Promise(resolve => {
  const runner = mocha.run(resolve);
  runner.on('fail', (test, error) =>
    tests.push({ title: test.fullTitle(), error: String(error.stack ?? error) }),
  );
});
mocha.suite.eachTest(test => {
  if (test.state === 'passed') tests.push({ title: `${test.fullTitle()} (${test.duration} ms)` });
  // Each step stands on the one before it, so the first failure of a file ends that file.
  else if (test.state !== 'failed') tests.push({ title: test.fullTitle(), error: 'was not reached' });
});
process.exitCode = report('screen', tests, process.argv[2]) ? 0 : 1;
