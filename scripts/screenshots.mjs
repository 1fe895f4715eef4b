/** Takes README's pictures anew, from the tests of the screen: the package as it is now, at twice the size. */
import { spawnSync } from 'node:child_process';
import { findChromium, projectRoot, serverMain } from './editor-host.mjs';

const env = {
  ...process.env,
  ANTIVENOM_PICTURES: '1',
  VSCODE_SERVER_MAIN: serverMain,
  CHROMIUM: findChromium() ?? '',
};
for (const script of ['scripts/package.mjs', 'out/editor/run-ui.js']) {
  const { status } = spawnSync(process.execPath, [script], { cwd: projectRoot, env, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
