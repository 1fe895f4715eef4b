/** Cards about real projects, as services answer: what a person sees of each state, and that it arrives by itself. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { picture } from '../pictures.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';
import { startServices } from './services.ts';

/** The name that a line begins with, and what its card must say. */
const cards: readonly (readonly [string, RegExp])[] = [
  ['requests', /first published .* releases .* backed by provenance/s],
  ['reqeusts', /reported as malware.*Rank/s],
  ['case-starjacking', /Warning: starjacking.*not backed by provenance/s],
  ['case-quarantined', /Error: project-status.*quarantine/s],
  ['case-newborn-project', /newborn/],
  ['case-hostile', /Click here/],
  ['acme-nowhere', /does not exist on PyPI/],
];

describe('Cards on the screen', function () {
  this.bail(true);
  let workbench: Workbench;
  let services: ChildProcess;

  before(async () => {
    const started = await startServices('reqeusts=malicious');
    services = started.process;
    workbench = await openWorkbench('cards', { env: started.env });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    services?.kill();
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('underlines what the services know, without being asked', async () => {
    const { screen, home } = workbench;
    const names = cards.map(([name]) => `${name}\n`).join('');
    fs.writeFileSync(path.join(home.workspace, 'requirements-online.txt'), names);
    await screen.openFile('requirements-online.txt');
    await screen.page.locator('.squiggly-error').first().waitFor();
    await screen.shoot('squiggles');
  });

  for (const [name, expected] of cards)
    it(`shows the card of ${name}`, async () => {
      const { screen } = workbench;
      await screen.page.mouse.move(5, 5);
      await screen.page.keyboard.press('Escape');
      await screen.editor.locator('.view-line span span', { hasText: name }).first().hover();
      const card = screen.hover.filter({ hasText: name }).last();
      await card.filter({ hasText: expected }).waitFor();
      await screen.shoot(`card-${name}`);
      assert.equal(await card.locator('img:not([src^="data:"])').count(), 0, 'no picture is loaded');
      if (name === 'requests') await picture(screen, 'card', card);
    });

  it('asked nobody but the services', () => assert.deepEqual(workbench.blocked, []));
});
