/**
 * VS Code's web workbench as a page of static files: no server stands behind it, so every extension runs in the
 * browser. The pages come from the server build, which takes it for granted that its server is there; two words are
 * changed on the way for that.
 */
import fs from 'node:fs';
import path from 'node:path';
import { Screen } from '../screen.ts';
import { openBrowser } from '../workbench.ts';
import { serveFiles } from './serve-files.ts';

export interface WebWorkbench {
  readonly screen: Screen;
  /** What the page tried to reach beside its own files. */
  readonly blocked: readonly string[];
  /** Prints what the page has logged first where something failed. */
  close(failed: boolean): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** The extension as it stands in this folder, in a workbench that shows the project of `memory-files`. */
export async function openWebWorkbench(name: string): Promise<WebWorkbench> {
  const build = path.resolve(process.env['VSCODE_SERVER_MAIN'] ?? '', '../..');
  const pages = path.join(root, 'out/web/workbench');
  const server = await serveFiles({
    '/': pages,
    '/static/': build,
    '/extensions/antivenom/': root,
    '/extensions/memory-files/': path.join(root, 'test/editor/web/memory-files'),
  });
  fs.mkdirSync(pages, { recursive: true });
  fs.writeFileSync(path.join(pages, 'index.html'), pageOf(build, new URL(server.origin).host));
  fs.writeFileSync(path.join(pages, 'workbench.js'), alone(fs.readFileSync(program(build), 'utf8')));
  const { browser, page, blocked } = await openBrowser(server.origin);
  page.setDefaultTimeout(20_000);
  const log: string[] = [];
  page.on('console', message => log.push(message.text().slice(0, 500)));
  const screen = new Screen(page, path.join(root, 'out/screenshots', name));
  const close = async (failed: boolean) => {
    if (failed) console.error(log.slice(-30).join('\n'));
    await browser.close();
    await server.stop();
  };
  try {
    await screen.openProject(server.origin, 'memfs:/weather-board');
  } catch (error) {
    await screen.shoot('failed');
    await close(true);
    throw error;
  }
  return { screen, blocked, close };
}

function program(build: string): string {
  return path.join(build, 'out/vs/code/browser/workbench/workbench.js');
}

/** Without a server there is no remote folder, and the user's settings lie in the browser. */
function alone(source: string): string {
  const changed = source
    .replace('remoteAuthority:location.host', 'remoteAuthority:void 0')
    .replace(/(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote/, '$1vscodeUserData');
  if (changed.match(/remoteAuthority:void 0/) && changed !== source) return changed;
  throw new Error('this build of VS Code finds its server in another way');
}

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'files.autoSave': 'off',
  'editor.wordBasedSuggestions': 'off',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'antivenom.network': 'offline',
};

function pageOf(build: string, authority: string): string {
  const configuration = {
    userDataPath: '/user',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    additionalBuiltinExtensions: ['memory-files', 'antivenom'].map(extension => ({
      scheme: 'http',
      authority,
      path: `/extensions/${extension}`,
    })),
    configurationDefaults: settings,
  };
  const values: { readonly [placeholder: string]: string } = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
  };
  const template = fs.readFileSync(path.join(path.dirname(program(build)), 'workbench.html'), 'utf8');
  return template
    .replaceAll(/\{\{(\w+)\}\}/g, (_, placeholder: string) => values[placeholder] ?? '')
    .replace('/static/out/vs/code/browser/workbench/workbench.js', '/workbench.js');
}
