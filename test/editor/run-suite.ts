/**
 * Runs the suite in the extension host of VS Code's server build. usage: run-suite.js RESULT_FILE
 * The workbench is given the extension and the suite by its address, and says by two functions of the page what it
 * logs and how the extension host ended.
 */
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { outcomesIn, report } from './report.ts';
import { makeHome, openBrowser, type Server, startServer } from './workbench.ts';

const root = path.resolve(import.meta.dirname, '../..');
const limit = 120_000;
const home = makeHome(path.join(root, 'test/editor/workspace'));
const testsFile = path.join(home.folder, 'tests.json');
const server = await startServer(home, { extensionTests: true, env: { EXT_TEST_RESULT: testsFile } });
try {
  const lines = await runInBrowser(server);
  const passed = report('extension host', outcomesIn(testsFile), process.argv[2]);
  // The one figure that is worth seeing in a green run too.
  for (const line of lines) if (line.startsWith('[info] activation:')) console.log(line.slice(7));
  if (!passed) console.error([...lines, server.log()].join('\n'));
  process.exitCode = passed ? 0 : 1;
} finally {
  await server.stop();
  home.remove();
}

async function runInBrowser({ origin, port }: Server): Promise<string[]> {
  const { browser, page, blocked } = await openBrowser(origin);
  const lines: string[] = [];
  try {
    const ended = new Promise<number>(resolve => {
      void page.exposeFunction('codeAutomationExit', resolve);
      setTimeout(resolve, limit, 124).unref();
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
      lines.push(`[${type}] ${format(...args)}`),
    );
    const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${path.join(root, file)}`;
    const payload = [
      ['extensionDevelopmentPath', remote('')],
      ['extensionTestsPath', remote('out/editor/suite/index.js')],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({ folder: home.workspace, payload: JSON.stringify(payload) });
    await page.goto(`${origin}/?${query}`);
    if ((await ended) === 124) {
      fs.mkdirSync(path.join(root, 'out/screenshots'), { recursive: true });
      await page.screenshot({ path: path.join(root, 'out/screenshots/suite-timeout.png') });
      lines.push(`no answer within ${limit / 1000} s; see out/screenshots/suite-timeout.png`);
    }
    if (blocked.length > 0) lines.push(`the page tried to reach ${blocked.join(', ')}`);
    return lines;
  } finally {
    await browser.close();
  }
}
