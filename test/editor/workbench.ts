/**
 * A real VS Code workbench on the loopback address: VS Code's own server build and a headless Chromium.
 * Every run gets a home of its own, and the page can reach nothing but the server under test.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface Home {
  readonly folder: string;
  /** A copy of the fixture, so that tests may change it. */
  readonly workspace: string;
  remove(): void;
}

export function makeHome(fixture: string, settings: object = {}): Home {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-editor-'));
  const workspace = path.join(folder, 'weather-board');
  fs.mkdirSync(path.join(folder, 'data/User'), { recursive: true });
  const userSettings = JSON.stringify({ ...quietSettings, ...settings });
  fs.writeFileSync(path.join(folder, 'data/User/settings.json'), userSettings);
  fs.cpSync(fixture, workspace, { recursive: true });
  return { folder, workspace, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export function installVsix(home: Home, vsix: string): void {
  const args = [...serverArguments(home), '--install-extension', vsix, '--force'];
  const options = { env: serverEnvironment(home, {}), encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0 || !stdout.includes('successfully installed'))
    throw new Error(`installing ${vsix} failed:\n${stdout}${stderr}`);
}

export interface Server {
  readonly port: number;
  readonly origin: string;
  /** The end of what the server and VS Code's logs say. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Reaches the extension host and the language server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Needed to run a suite in the extension host; hides notifications, so tests of the screen go without. */
  readonly extensionTests?: boolean;
  readonly workspaceTrust?: boolean;
}

export async function startServer(home: Home, options: ServerOptions = {}): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const logFile = path.join(home.folder, 'server.log');
  const args = [...serverArguments(home), '--host', '127.0.0.1', '--port', `${port}`];
  args.push('--without-connection-token');
  if (!options.workspaceTrust) args.push('--disable-workspace-trust');
  if (options.extensionTests) args.push('--enable-smoke-test-driver');
  const output = fs.openSync(logFile, 'a');
  // Detached makes it the head of a process group: extension host and language server are its grandchildren.
  const child = spawn(process.execPath, args, {
    env: serverEnvironment(home, options.env ?? {}),
    stdio: ['ignore', output, output],
    detached: true,
  });
  const server = { port, origin, log: () => logsOf(home), stop: () => stopGroup(child) };
  for (let attempt = 0; ; attempt++) {
    if (await answers(origin)) return server;
    if (attempt === 300 || child.exitCode !== null) {
      await server.stop();
      throw new Error(`VS Code's server did not start:\n${server.log()}`);
    }
    await pause(100);
  }
}

export interface Window {
  readonly browser: Browser;
  readonly page: Page;
  /** What the page tried to reach beside the server. */
  readonly blocked: string[];
}

export interface ScreenSize {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly scale?: number;
}

export async function openBrowser(origin: string, size: ScreenSize = {}): Promise<Window> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const { viewport = { width: 1280, height: 800 }, scale = 1 } = size;
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
  const blocked: string[] = [];
  await context.route(
    url => url.protocol.startsWith('http') && url.origin !== origin,
    route => {
      blocked.push(route.request().url());
      return route.abort();
    },
  );
  return { browser, page: await context.newPage(), blocked };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  // Whatever shell the user has: this one tells VS Code of its commands.
  'terminal.integrated.defaultProfile.linux': 'bash',
  // On by default where VS Code runs in a browser; a file would be written while a test reads it.
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  // A picture taken while something fades in shows half of it.
  'workbench.reduceMotion': 'on',
  'editor.hover.delay': 100,
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'editor.scrollBeyondLastLine': false,
};

const chromiumArguments = [
  // Chromium refuses its sandbox to root, and containers run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function serverArguments({ folder }: Home): string[] {
  const entry = process.env['VSCODE_SERVER_MAIN'];
  if (!entry)
    throw new Error('VSCODE_SERVER_MAIN must name the server build; scripts/test-editor.mjs sets it');
  const data = ['--server-data-dir', folder, '--user-data-dir', path.join(folder, 'data')];
  const extensions = ['--extensions-dir', path.join(folder, 'extensions')];
  return [entry, '--accept-server-license-terms', '--disable-telemetry', ...data, ...extensions];
}

function serverEnvironment({ folder }: Home, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // A terminal of VS Code's own sets variables that would reach the server under test.
  const own = Object.entries(process.env).filter(([key]) => !/^(?:VSCODE_|ELECTRON_|PORT$)/.test(key));
  // An empty gallery address stops look-ups of extensions.
  return {
    ...Object.fromEntries(own),
    HOME: folder,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    // Nobody is asked, unless a test brings services of its own.
    ANTIVENOM_NETWORK: 'offline',
    ...extra,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/version`).then(
    response => response.ok,
    () => false,
  );
}

async function stopGroup(child: ChildProcess): Promise<void> {
  const send = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const gone = child.exitCode === null ? new Promise(resolve => child.once('exit', resolve)) : null;
  send('SIGTERM');
  const timer = setTimeout(send, 5000, 'SIGKILL');
  await gone;
  clearTimeout(timer);
  send('SIGKILL');
}

function logsOf({ folder }: Home): string {
  const files = [path.join(folder, 'server.log')];
  const logs = path.join(folder, 'data/logs');
  if (fs.existsSync(logs))
    for (const file of fs.readdirSync(logs, { recursive: true, encoding: 'utf8' }))
      if (/(?:Antivenom|remoteexthost)\.log$/i.test(file)) files.push(path.join(logs, file));
  return files
    .filter(file => fs.existsSync(file))
    .map(file => `--- ${path.relative(folder, file)}\n${fs.readFileSync(file, 'utf8').slice(-3000)}`)
    .join('\n');
}
