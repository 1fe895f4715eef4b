/** A scan of a whole project in front of a person: progress, cancel, the tree, the page, and the way in for newcomers. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from './open-workbench.ts';

describe('Antivenom’s report', function () {
  this.bail(true);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('report');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('is not in the way before a scan', async () => {
    const { screen } = workbench;
    await screen.openFile('requirements-dev.txt');
    await screen.squiggle.waitFor();
    assert.equal(await screen.container('Antivenom').count(), 0);
  });

  it('says how far the scan is, and ends it when it is cancelled', async () => {
    const { screen, home } = workbench;
    writeMany(path.join(home.workspace, 'many'), 3000);
    await screen.runCommand('Antivenom: Scan Project');
    const running = screen.notifications.filter({ hasText: /\d+ of [\d,]+ files/ });
    await running.waitFor();
    await screen.shoot('progress');
    await running.hover();
    await running.getByText('Cancel').click();
    await running.waitFor({ state: 'detached' });
    assert.equal(await screen.notifications.filter({ hasText: 'Show Report' }).count(), 0);
    await screen.shoot('cancelled');
    fs.rmSync(path.join(home.workspace, 'many'), { recursive: true });
  });

  it('opens as a page when it is asked for', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Scan Project');
    await screen.notifications
      .filter({ hasText: /finding/ })
      .getByText('Show Report')
      .click();
    await screen.webview.getByRole('heading', { name: 'Packages' }).waitFor();
    await screen.webview.locator('summary', { hasText: 'Not in the list' }).waitFor();
    await screen.notifications.filter({ hasText: 'scanning' }).waitFor({ state: 'detached' });
    await screen.page.locator('.monaco-workbench.vs').waitFor();
    await screen.shoot('page-light');
    await screen.chooseTheme('Dark High Contrast');
    await screen.webview.locator('body.vscode-high-contrast').waitFor();
    await screen.shoot('page-high-contrast');
    await screen.chooseTheme('Dark Modern');
    await screen.webview.locator('body.vscode-dark').waitFor();
    await screen.shoot('page-dark');
  });

  it('leads from a row to its line', async () => {
    const { screen } = workbench;
    await screen.webview.getByRole('button', { name: 'colourama' }).last().click();
    await screen.line('colourama');
    await screen.shoot('place');
  });

  it('stands as a tree in the side bar', async () => {
    const { screen } = workbench;
    await screen.container('Antivenom').click();
    await screen.treeRow('colourama').first().waitFor();
    await screen.treeRow('Packages').waitFor();
    await screen.shoot('tree');
    await screen.treeRow('colourama').first().click();
    await screen.line('colourama');
  });

  it('lists the same in the Problems panel', async () => {
    const { screen } = workbench;
    await screen.page.keyboard.press('Control+Shift+M');
    await screen.problems.filter({ hasText: 'colourama' }).first().waitFor();
    await screen.shoot('problems');
    await screen.page.keyboard.press('Control+Shift+M');
  });

  it('is exported to a file', async () => {
    const { screen, home } = workbench;
    await screen.runCommand('Antivenom: Export Report…');
    await screen.choose('Markdown');
    await screen.page.locator('.quick-input-widget', { hasText: 'OK' }).waitFor();
    await screen.shoot('export');
    await screen.page.keyboard.press('Enter');
    await screen.notifications.filter({ hasText: 'report written to antivenom-report.md' }).waitFor();
    assert.match(fs.readFileSync(path.join(home.workspace, 'antivenom-report.md'), 'utf8'), /^## Antivenom/);
  });

  it('has a walkthrough with a harmless sample', async () => {
    const { screen } = workbench;
    await screen.runCommand('Welcome: Open Walkthrough...');
    await screen.choose('Get started with Antivenom');
    await screen.page.getByText('See it catch a mistake').first().waitFor();
    await screen.shoot('walkthrough');
    await screen.page.getByRole('button', { name: 'Open a Sample' }).first().click();
    await screen.line('reqeusts');
    await screen.squiggle.first().waitFor();
    await screen.shoot('sample');
  });

  it('reached nothing beyond this machine', () => {
    assert.deepEqual(workbench.blocked, []);
  });
});

/** Enough for a scan that takes a moment. */
function writeMany(folder: string, count: number): void {
  fs.mkdirSync(folder);
  const text = 'import os\nimport json\nvalue = {"a": [1, 2, 3]}\n'.repeat(200);
  for (let index = 0; index < count; index++) fs.writeFileSync(path.join(folder, `m${index}.py`), text);
}
