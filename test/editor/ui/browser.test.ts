/** The extension in a browser alone: no Node, no disk, and a workspace that only an extension can read. */
import assert from 'node:assert/strict';
import { openWebWorkbench, type WebWorkbench } from '../web/web-workbench.ts';

describe('Antivenom in a browser', function () {
  this.bail(true);
  let workbench: WebWorkbench;

  before(async () => {
    workbench = await openWebWorkbench('browser');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('underlines a name while it is typed, and no name that the project allows', async () => {
    const { screen } = workbench;
    await screen.openFromExplorer('requirements.txt');
    await screen.typeAtEnd('reqeusts');
    await screen.squiggle.waitFor();
    await screen.shoot('squiggle');
    assert.equal(await screen.squiggle.count(), 1);
  });

  it('says why in the hover', async () => {
    const { screen } = workbench;
    await screen.pointAtSquiggle();
    await screen.hover.filter({ hasText: 'probably meant: requests' }).waitFor();
    await screen.shoot('hover');
  });

  it('scans the files of the workspace through the editor', async () => {
    const { screen } = workbench;
    await screen.page.mouse.move(5, 5);
    await screen.runCommand('Antivenom: Scan Project');
    await screen.notifications.filter({ hasText: /\d+ finding in 4 files/ }).waitFor();
    await screen.notifications.filter({ hasText: 'scanning' }).waitFor({ state: 'detached' });
    await screen.shoot('scan');
  });

  it('says that package data cannot be renewed there', async () => {
    const { screen } = workbench;
    await screen.runCommand('Antivenom: Refresh Package Data');
    await screen.notifications.filter({ hasText: 'In a browser the package data are those' }).waitFor();
  });

  it('reaches nothing but its own files', () => {
    assert.deepEqual(workbench.blocked, []);
  });
});
