/** Where every test of the screen begins. */
import fs from 'node:fs';
import path from 'node:path';
import { isTakingPictures, pictureSize } from '../pictures.ts';
import { Screen } from '../screen.ts';
import {
  type Home,
  installVsix,
  makeHome,
  openBrowser,
  type ServerOptions,
  startServer,
} from '../workbench.ts';

export interface Workbench {
  readonly screen: Screen;
  readonly home: Home;
  readonly blocked: readonly string[];
  /** Prints the logs first where something failed. */
  close(failed: boolean): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** The packaged extension in a fresh workbench that shows the fixture project. */
export async function openWorkbench(
  name: string,
  { workspaceTrust = false, env = {} }: Pick<ServerOptions, 'workspaceTrust' | 'env'> = {},
): Promise<Workbench> {
  const home = makeHome(path.join(root, 'test/editor/workspace'), {
    'security.workspace.trust.startupPrompt': 'never',
    'editor.wordBasedSuggestions': 'off',
  });
  installVsix(home, vsixFile());
  const server = await startServer(home, { workspaceTrust, env });
  const { browser, page, blocked } = await openBrowser(server.origin, isTakingPictures ? pictureSize : {});
  page.setDefaultTimeout(20_000);
  const screen = new Screen(page, path.join(root, 'out/screenshots', name));
  const close = async (failed: boolean) => {
    if (failed) console.error(server.log());
    await browser.close();
    await server.stop();
    home.remove();
  };
  try {
    await screen.openProject(server.origin, home.workspace);
    if (isTakingPictures) await screen.page.keyboard.press('Control+B');
  } catch (error) {
    await screen.shoot('failed');
    await close(true);
    throw error;
  }
  return { screen, home, blocked, close };
}

function vsixFile(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return path.join(root, `antivenom-${version}.vsix`);
}
