/**
 * Runs the tests inside a real VS Code and sums them up, for people on the last line and for `ANTIVENOM_TEST_RESULT`
 * (a file) as `{ "passed", "failed" }`. Which VS Code, in this order:
 *   1. desktop VS Code that `VSCODE_BIN` names, or a downloaded one with `ANTIVENOM_DESKTOP=1`;
 *   2. the server build with Chromium where `npm run test:setup` has put them, and as root on Debian put there now;
 *   3. a downloaded desktop VS Code where there is a screen for it.
 * The tests of the screen need the server build; on the desktop only the suite in the extension host runs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { canInstallPackages, findChromium, hasHost, projectRoot, serverMain } from './editor-host.mjs';

const { version } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const vsix = path.join(projectRoot, `antivenom-${version}.vsix`);
const total = { passed: 0, failed: 0 };
if (process.env.ANTIVENOM_EDITOR_TESTS === 'skip')
  console.log('editor tests: skipped, as ANTIVENOM_EDITOR_TESTS says');
else runTests();
console.log(`editor tests: ${total.passed} passed, ${total.failed} failed`);
if (process.env.ANTIVENOM_TEST_RESULT)
  fs.writeFileSync(process.env.ANTIVENOM_TEST_RESULT, JSON.stringify(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function runTests() {
  if (process.env.VSCODE_BIN || process.env.ANTIVENOM_DESKTOP === '1') return runOnDesktop();
  const isReady = () => hasHost() && findChromium() !== null;
  if (!isReady() && canInstallPackages()) step('test-setup.mjs', ['scripts/test-setup.mjs']);
  if (isReady()) return runOnServerBuild();
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (hasScreen) return runOnDesktop();
  fail("there is no VS Code to test in; 'npm run test:setup' fetches one");
}

/** The package first: what people install is what the tests of the screen look at. The suite needs its bundles too. */
function runOnServerBuild() {
  if (!makePackage()) return;
  const env = { ...process.env, VSCODE_SERVER_MAIN: serverMain, CHROMIUM: findChromium() };
  runCounted('out/editor/run-suite.js', env);
  runCounted('out/editor/run-ui.js', env);
  runCounted('out/editor/web/run-fixtures.js', env);
}

function runOnDesktop() {
  if (!makePackage()) return;
  const before = total.failed;
  runCounted('out/editor/run-desktop.js', process.env);
  if (total.failed > before)
    console.error("editor tests: 'npm run test:setup' fetches a VS Code that needs no screen");
}

/** Makes it twice, as if in two places: one commit must give one package, so that anybody can check what is published. */
function makePackage() {
  const packed = timeZone =>
    step('package.mjs', ['scripts/package.mjs'], true, { ...process.env, TZ: timeZone }) &&
    createHash('sha256').update(fs.readFileSync(vsix)).digest('hex');
  const hashes = [packed('Asia/Tokyo'), packed('America/Lima')];
  if (!hashes.every(Boolean)) return false;
  if (hashes[0] === hashes[1]) total.passed += 1;
  else fail('two packages of one commit differ');
  return true;
}

function runCounted(script, env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-result-'));
  const file = path.join(folder, 'result.json');
  const started = performance.now();
  spawnSync(process.execPath, [script, file], { cwd: projectRoot, env, stdio: 'inherit', timeout: 240_000 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (fs.existsSync(file)) {
    const { passed, failed } = JSON.parse(fs.readFileSync(file, 'utf8'));
    total.passed += passed;
    total.failed += failed;
    console.log(`${path.basename(script)}: ${seconds} s`);
  } else fail(`${script} ended without a result after ${seconds} s`);
  fs.rmSync(folder, { recursive: true });
}

function step(title, args, isQuiet = false, env = process.env) {
  const stdio = isQuiet ? ['ignore', 'ignore', 'inherit'] : 'inherit';
  const { status } = spawnSync(process.execPath, args, { cwd: projectRoot, stdio, env });
  if (status !== 0) fail(`${title} failed`);
  return status === 0;
}

function fail(message) {
  console.error(`editor tests: ${message}`);
  total.failed += 1;
}
