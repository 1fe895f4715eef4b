/**
 * Fetches what the editor tests need and the machine lacks: VS Code's server build (an npm package), and on Debian
 * as root also Chromium, ripgrep and build tools. Quick when all of it is there; changes nothing outside the host folder
 * but those system packages.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  canInstallPackages,
  codeServerVersion,
  doneFile,
  findChromium,
  findProgram,
  hasHost,
  hostFolder,
  serverFolder,
} from './editor-host.mjs';

const started = performance.now();

try {
  await setUp();
} catch (error) {
  console.error(`test:setup: ${error.message}`);
  process.exitCode = 1;
}

async function setUp() {
  const missing = missingPackages();
  if (missing.length === 0 && hasHost()) return console.log(`test:setup: ready (${hostFolder})`);
  if (missing.length > 0 && !canInstallPackages())
    throw new Error(
      `this machine lacks ${missing.join(', ')}; install ${missing.length > 1 ? 'them' : 'it'} ` +
        `(on Debian: apt-get install ${missing.join(' ')}) and run it again`,
    );
  // Neither needs the other, and both mostly wait for the network.
  const steps = [installPackages(missing), fs.existsSync(doneFile) ? undefined : downloadHost()];
  for (const step of await Promise.allSettled(steps)) if (step.status === 'rejected') throw step.reason;
  if (!hasHost()) await buildHost();
  console.log(`test:setup: ready in ${((performance.now() - started) / 1000).toFixed(0)} s (${hostFolder})`);
}

/** Debian's names of the packages whose programs are not on the path. */
function missingPackages() {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (!findProgram('rg')) missing.push('ripgrep');
  if (hasHost()) return missing;
  if (!findProgram('g++')) missing.push('g++');
  for (const tool of ['make', 'python3']) if (!findProgram(tool)) missing.push(tool);
  return missing;
}

async function installPackages(names) {
  if (names.length === 0) return;
  console.log(`test:setup: installing ${names.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], { env });
}

/** Without scripts: the package's own ones want things that a test machine has not, and the tests need none of them. */
async function downloadHost() {
  console.log(`test:setup: fetching VS Code's server build (code-server ${codeServerVersion} from npm)`);
  fs.mkdirSync(hostFolder, { recursive: true });
  fs.writeFileSync(path.join(hostFolder, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  await npm(['install', ...quiet, `code-server@${codeServerVersion}`], hostFolder);
  // Its own dependencies are pinned by a shrinkwrap file that it brings along.
  await npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], serverFolder);
}

/**
 * Three small native modules: without the first no log is written, without the second the host may outlive its server,
 * without the third there are no terminals.
 */
async function buildHost() {
  console.log('test:setup: building three native modules');
  const modules = ['@vscode/spdlog', 'native-watchdog'];
  await npm(['rebuild', '--ignore-scripts=false', '--build-from-source', ...modules], serverFolder);
  // A script of this one's package wants a download, so it is built by what npm itself builds with.
  await npm(['explore', 'node-pty', '--', 'node "$npm_config_node_gyp" rebuild'], serverFolder);
  const load = [...modules, 'node-pty'].map(name => `require('${name}')`).join(';');
  await run(process.execPath, ['-e', load], { cwd: serverFolder });
  linkRipgrep();
  fs.writeFileSync(doneFile, '');
}

/** This version would download `rg` by a script; the machine's own one serves. */
function linkRipgrep() {
  const bin = path.join(serverFolder, 'node_modules', '@vscode', 'ripgrep', 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const link = path.join(bin, 'rg');
  if (!fs.existsSync(link)) fs.symlinkSync(findProgram('rg'), link);
}

function npm(args, cwd) {
  return run('npm', args, { cwd });
}

/** Silent when it works; a failure shows the last of the output. */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = chunk => {
      output = (output + chunk).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', error => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.once('close', code => {
      if (code === 0) return resolve();
      console.error(output.trimEnd());
      reject(new Error(`'${[path.basename(command), ...args].join(' ')}' ended with ${code}`));
    });
  });
}
