/**
 * Where the editor for the tests comes from, in one place: the folder of VS Code's server build, a Chromium, and
 * what a machine must have before either can be used. Plain JavaScript, as it runs before anything is built.
 */
import fs from 'node:fs';
import path from 'node:path';

/** The npm package that carries VS Code's own server build; 4.100.3 holds VS Code 1.100.3, our oldest supported one. */
export const codeServerVersion = '4.100.3';

export const projectRoot = path.resolve(import.meta.dirname, '..');

/** May lie elsewhere (`VSCODE_HOST_DIR`), so that several checkouts can share one. */
export const hostFolder = process.env.VSCODE_HOST_DIR
  ? path.resolve(process.env.VSCODE_HOST_DIR)
  : path.join(projectRoot, '.vscode-host', '1.100');

export const serverFolder = path.join(hostFolder, 'node_modules', 'code-server', 'lib', 'vscode');

/** The server's program; started with Node, without the wrapper that comes with it. */
export const serverMain = path.join(serverFolder, 'out', 'server-main.js');

/** Written last, so that a set-up cut short is taken up again. */
export const doneFile = path.join(hostFolder, `installed-${codeServerVersion}`);

/** Built on the machine: terminals in the editor need it. */
const terminalModule = path.join(serverFolder, 'node_modules', 'node-pty', 'build', 'Release', 'pty.node');

export function hasHost() {
  return fs.existsSync(doneFile) && fs.existsSync(terminalModule);
}

/** The path of a program, or null. */
export function findProgram(...names) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter))
      for (const suffix of suffixes) {
        const file = path.join(folder, name + suffix);
        if (folder && isFile(file)) return file;
      }
  return null;
}

/** A Chromium or a relative of it; `CHROMIUM` names one that stands elsewhere. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return isFile(named) ? named : null;
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const found = findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  return found ?? (isFile(macOs) ? macOs : null);
}

/** System packages are only ever installed by root on Debian: in a container or on a build machine. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && fs.existsSync('/etc/debian_version') && findProgram('apt-get') !== null;
}

function isFile(file) {
  try {
    return fs.statSync(file).isFile();
  } catch {
    // Not there, or in a folder that is not ours to read.
    return false;
  }
}
