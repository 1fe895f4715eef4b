/**
 * Every annotated fixture in a browser, without Node: through the engine, and through the language server as the web
 * worker that ships, over messages as any client would. usage: run-fixtures.js RESULT_FILE
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { report, type TestOutcome } from '../report.ts';
import { openBrowser } from '../workbench.ts';
import { serveFiles } from './serve-files.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fixtures = path.join(root, 'test/fixtures');
/** A worker learns a workspace's members after its first answer, and says the rest then: the engine alone is compared. */
const members = path.join('rules', 'unknown-project', 'workspace.txt');
const built = path.join(root, 'out/web');

interface Compared {
  readonly actual: string;
  readonly expected: string;
}

await build({
  entryPoints: [path.join(root, 'test/support/web/page.ts')],
  outfile: path.join(built, 'page.js'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  mainFields: ['module', 'main'],
  alias: {
    'node:assert/strict': path.join(root, 'test/support/web/assert.ts'),
    '@lezer/highlight': path.join(root, 'scripts/no-highlight.mjs'),
  },
  logLevel: 'warning',
});
fs.writeFileSync(path.join(built, 'index.html'), '<!doctype html><script src="page.js"></script>');
const server = await serveFiles({ '/': built, '/dist/': path.join(root, 'dist') });
const { browser, page, blocked } = await openBrowser(server.origin);
try {
  await page.goto(`${server.origin}/index.html`);
  const tests = await outcomesOn(page);
  if (blocked.length > 0) tests.push({ title: 'asks nobody', error: `asked ${blocked.join(', ')}` });
  process.exitCode = report('browser', tests, process.argv[2]) ? 0 : 1;
} finally {
  await browser.close();
  await server.stop();
}

async function outcomesOn(page: Page): Promise<TestOutcome[]> {
  const tests: TestOutcome[] = [];
  for (const name of fs.readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).sort()) {
    // Signs of hidden code are looked for in packages, which a browser has none of.
    if (name.startsWith('signs')) continue;
    if (!name.endsWith('.txt')) continue;
    const source = fs.readFileSync(path.join(fixtures, name), 'utf8');
    const factsFile = path.join(fixtures, name.replace(/\.txt$/, '.facts.json'));
    const facts = fs.existsSync(factsFile) ? JSON.parse(fs.readFileSync(factsFile, 'utf8')) : null;
    const call = `runFixture(${JSON.stringify({ name, source, facts })}, '/dist/web/server.js', '/dist')`;
    try {
      const { engine, worker } = await page.evaluate<{ engine: Compared; worker: Compared }>(call);
      tests.push(outcomeOf(`engine: ${name}`, engine));
      if (name !== members) tests.push(outcomeOf(`worker: ${name}`, worker));
    } catch (error) {
      tests.push({ title: `worker: ${name}`, error: String(error) });
    }
  }
  return tests;
}

function outcomeOf(title: string, { actual, expected }: Compared): TestOutcome {
  return actual === expected
    ? { title }
    : { title, error: `--- says\n${actual}\n--- should say\n${expected}` };
}
