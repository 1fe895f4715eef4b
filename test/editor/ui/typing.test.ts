/** The packaged extension in front of a person: the name is underlined while it is typed, explained and put right. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { picture } from '../pictures.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

describe('Antivenom on the screen', function () {
  this.bail(true);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('typing');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('opens a requirements file in colour', async () => {
    const { screen } = workbench;
    await screen.openFile('requirements.txt');
    await screen.page
      .locator('.statusbar-item[id="status.editor.mode"]', { hasText: 'Pip Requirements' })
      .waitFor();
    await screen.editor
      .locator('.view-line span.mtk1 ~ span, .view-line span[class^="mtk"]')
      .first()
      .waitFor();
    await screen.shoot('file');
    assert.equal(await screen.squiggle.count(), 0);
  });

  it('underlines the name while it is typed', async () => {
    const { screen } = workbench;
    await screen.typeAtEnd('colouram');
    const typed = performance.now();
    await screen.page.keyboard.type('a');
    await screen.squiggle.waitFor();
    console.log(`last key to squiggle: ${Math.round(performance.now() - typed)} ms`);
    await screen.page.keyboard.type('>=0.4');
    await screen.shoot('squiggle');
  });

  it('says why in the hover', async () => {
    const { screen } = workbench;
    await screen.pointAtSquiggle();
    // The editor shows the sentence at once, and the card beside it a moment later.
    await screen.hover.filter({ hasText: 'probably meant: colorama' }).waitFor();
    const card = (await screen.hover.last().textContent()) ?? '';
    assert.match(card, /Warning: typosquat · probably meant: colorama/);
    assert.equal(card.split('British spelling').length, 2, 'the sentence stands there once');
    await screen.shoot('hover');
    await picture(screen, 'hover', screen.hover);
  });

  it('lists it in the Problems panel', async () => {
    const { screen } = workbench;
    await screen.page.mouse.move(5, 5);
    await screen.page.keyboard.press('Control+Shift+M');
    await screen.problems.filter({ hasText: 'colourama' }).first().waitFor();
    await screen.shoot('problems');
    await screen.page.keyboard.press('Control+Shift+M');
  });

  it('offers the right name and puts it in', async () => {
    const { screen } = workbench;
    await screen.editor.locator('.view-line', { hasText: 'colourama' }).click();
    await screen.page.keyboard.press('Home');
    const replace = screen.page.locator('.action-widget .monaco-list-row.action.focused', {
      hasText: "Replace 'colourama' with 'colorama'",
    });
    await openQuickFixes(screen, replace);
    await screen.shoot('quick-fix');
    await picture(screen, 'quick-fix', screen.quickFixes.last());
    await screen.page.keyboard.press('Enter');
    await screen.line('colorama>=0.4');
    await screen.squiggle.waitFor({ state: 'detached' });
    await screen.save();
    await screen.shoot('fixed');
    const text = fs.readFileSync(path.join(workbench.home.workspace, 'requirements.txt'), 'utf8');
    assert.match(text, /^colorama>=0\.4$/m);
  });

  it('allows a name for the whole project, and heeds it before the settings are saved', async () => {
    const { screen } = workbench;
    await screen.typeAtEnd('\nsklearn');
    await screen.squiggle.waitFor();
    await screen.editor.locator('.view-line', { hasText: 'sklearn' }).click();
    const allow = screen.page.locator('.action-widget .monaco-list-row.action', {
      hasText: "Allow 'sklearn' in this project",
    });
    await openQuickFixes(screen, allow);
    await screen.shoot('allow');
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('ArrowDown');
    await allow.and(screen.page.locator('.focused')).waitFor();
    await screen.page.keyboard.press('Enter');
    await screen.squiggle.waitFor({ state: 'detached' });
    await screen.save();
    await screen.shoot('allowed');
  });

  it('says in words that the file is sound', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Scan This File');
    await screen.notifications.filter({ hasText: 'No findings in this file.' }).waitFor();
    await screen.shoot('scan-file');
  });

  it('scans the project and ends with one notification', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Scan Project');
    const done = screen.notifications.filter({ hasText: /\d+ findings? in \d+ files?/ });
    await done.waitFor();
    await screen.notifications.filter({ hasText: 'scanning' }).waitFor({ state: 'detached' });
    await screen.shoot('scan');
    await done.getByText('Show Report').waitFor();
  });

  it('judges a name that is typed in', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Check a Package…');
    await screen.page.locator('.quick-input-widget', { hasText: 'pip install' }).waitFor();
    await screen.page.keyboard.type('colourama');
    await screen.page.keyboard.press('Enter');
    await screen.notifications.filter({ hasText: "'colorama'" }).getByText('Check Another').waitFor();
    await screen.shoot('check');
  });

  it('shows its log', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Show Log');
    await screen.page.locator('.output-view .view-lines', { hasText: 'in VS Code' }).waitFor();
    await screen.shoot('log');
  });

  it('reached nothing beyond this machine', () => {
    assert.deepEqual(workbench.blocked, []);
  });
});

/**
 * Asks for quick fixes until the wanted row is there. A squiggle may still be of a shorter name that was typed a
 * moment ago: until the editor has the finding of the whole name, the menu is empty.
 */
async function openQuickFixes({ page }: Workbench['screen'], wanted: Locator): Promise<void> {
  for (let tries = 1; !(await wanted.isVisible()); tries++) {
    assert.ok(tries <= 10, 'the quick fix never appears');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await wanted.waitFor({ timeout: 1500 }).catch(() => {});
  }
}
