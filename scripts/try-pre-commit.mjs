/**
 * `node scripts/try-pre-commit.mjs`: has pre-commit (on the PATH or named by PRE_COMMIT) install the hook of the last
 * commit and run it in a project of its own: it must stop a wrong name, pass the right one, and leave other files alone.
 * The hook is built with npm, so npm's registry is asked for the packages it is built from. No test needs it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './editor-host.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-pre-commit-'));
const project = path.join(folder, 'project');
// The installed Node is used: a downloaded one would prove nothing more.
const config = `default_language_version: { node: system }
repos:
  - repo: ${JSON.stringify(projectRoot)}
    rev: ${run('git', ['rev-parse', 'HEAD'], projectRoot).stdout.trim()}
    hooks: [{ id: antivenom-offline, verbose: true }]
`;

try {
  fs.mkdirSync(project);
  run('git', ['init', '--quiet'], project);
  write('.pre-commit-config.yaml', config);
  write('requirements.txt', 'requests\ncolourama\n');
  write('notes.txt', 'colourama\n');
  const stopped = hook();
  check('a wrong name is stopped', stopped.status === 1 && stopped.stdout.includes("'colorama'"), stopped);
  check('other files are left alone', !stopped.stdout.includes('notes.txt'), stopped);
  write('requirements.txt', 'requests\ncolorama\n');
  const passed = hook();
  check('the right name passes', passed.status === 0 && passed.stdout.includes('Passed'), passed);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function hook() {
  run('git', ['add', '.'], project);
  return run(process.env.PRE_COMMIT ?? 'pre-commit', ['run', '--all-files'], project);
}

function write(name, text) {
  fs.writeFileSync(path.join(project, name), text);
}

function check(what, isSo, { stdout, stderr }) {
  console.log(`${isSo ? 'ok     ' : 'FAILED '} ${what}`);
  if (isSo) return;
  console.error(`${stdout}${stderr}`);
  process.exitCode = 1;
}

function run(command, args, cwd) {
  const env = { ...process.env, PRE_COMMIT_HOME: path.join(folder, 'home') };
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 600_000, env });
  if (result.error) throw new Error(`${command}: ${result.error.message}`);
  return result;
}
