/**
 * Runs the same suite in desktop VS Code: the one that `VSCODE_BIN` names, else the newest, downloaded.
 * usage: run-desktop.js RESULT_FILE
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { outcomesIn, report } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-editor-'));
const workspace = path.join(folder, 'weather-board');
fs.cpSync(path.join(root, 'test/editor/workspace'), workspace, { recursive: true });
const testsFile = path.join(folder, 'tests.json');
const installed = process.env['VSCODE_BIN'];
try {
  await runTests({
    version: process.env['VSCODE_VERSION'] ?? 'stable',
    ...(installed ? { vscodeExecutablePath: installed } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/editor/suite/index.js'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
    extensionTestsEnv: { EXT_TEST_RESULT: testsFile },
  });
} catch (error) {
  // A suite that failed has written which tests did; without one, VS Code itself did not come up.
  if (!fs.existsSync(testsFile)) console.error(String(error));
}
process.exitCode = report('desktop VS Code', outcomesIn(testsFile), process.argv[2]) ? 0 : 1;
fs.rmSync(folder, { recursive: true, force: true });
