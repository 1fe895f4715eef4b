/** Loaded inside the extension host by every runner: runs the suite and writes what came of it. */
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 20_000 });
  const folder = import.meta.dirname;
  for (const file of fs.readdirSync(folder).sort())
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  await mocha.loadFilesAsync();
  const tests: { title: string; error?: string }[] = [];
  const failures = await new Promise<number>(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', test => tests.push({ title: test.fullTitle() }));
    runner.on('fail', (test, error) =>
      tests.push({ title: test.fullTitle(), error: String(error.stack ?? error) }),
    );
    runner.on('pending', test => tests.push({ title: test.fullTitle(), error: 'was skipped' }));
  });
  const file = process.env['EXT_TEST_RESULT'];
  if (file) fs.writeFileSync(file, JSON.stringify(tests));
  if (failures > 0) throw new Error(`${failures} failed`);
}
