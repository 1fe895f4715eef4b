/** A terminal in front of a person: an install command with a wrong name is answered with the right one at once. */
import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './open-workbench.ts';

describe('Antivenom beside a terminal', function () {
  this.bail(true);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('terminal');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screen.shoot('failed');
  });

  after(async function () {
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('warns when an install command starts', async () => {
    const { screen } = workbench;
    await screen.openTerminal();
    // Nothing is installed: pip is told to ask no index.
    await screen.runInTerminal('pip install --no-index reqeusts');
    await warning().getByText('Copy the right command').waitFor();
    await screen.shoot('warning');
  });

  it('shows what the rule is about', async () => {
    const { screen } = workbench;
    await warning().getByText('Show Details').click();
    await screen.page.locator('.tab.active', { hasText: 'typosquat.md' }).waitFor();
    await warning().waitFor({ state: 'detached' });
    await screen.shoot('details');
  });

  it('reached nothing beyond this machine', () => {
    assert.deepEqual(workbench.blocked, []);
  });

  function warning() {
    return workbench.screen.notifications.filter({ hasText: "Use 'requests'" });
  }
});
