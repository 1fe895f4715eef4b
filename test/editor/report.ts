/** The outcome of one runner, for people and for the sum. */
import fs from 'node:fs';

export interface TestOutcome {
  readonly title: string;
  readonly error?: string;
}

/**
 * Prints the outcome of one runner and writes its counts as `{ passed, failed }`. True when all passed; a runner
 * that ran no test has failed.
 */
export function report(
  runner: string,
  tests: readonly TestOutcome[],
  resultFile: string | undefined,
): boolean {
  for (const { title, error } of tests) console.log(error ? `  ✗ ${title}\n${error}` : `  ✓ ${title}`);
  const failed = tests.filter(({ error }) => error !== undefined).length;
  const counts = { passed: tests.length - failed, failed: tests.length === 0 ? 1 : failed };
  console.log(`${runner}: ${counts.passed} passed, ${counts.failed} failed`);
  if (resultFile) fs.writeFileSync(resultFile, JSON.stringify(counts));
  return counts.failed === 0;
}

/** What the suite in the extension host wrote. */
export function outcomesIn(file: string): readonly TestOutcome[] {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  return [{ title: 'the suite', error: 'did not run to its end' }];
}
