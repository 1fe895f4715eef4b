/** A project that nobody has vouched for: reading it is exactly when a name check matters. */
import { openWorkbench, type Workbench } from './open-workbench.ts';

describe('Antivenom in Restricted Mode', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('restricted', { workspaceTrust: true });
  });

  after(async function () {
    await workbench?.close(this.test?.parent?.tests.some(({ state }) => state === 'failed') ?? true);
  });

  it('underlines a name there too', async () => {
    const { screen } = workbench;
    await screen.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await screen.openFile('requirements-dev.txt');
    await screen.squiggle.waitFor().catch(error => screen.shoot('failed').then(() => Promise.reject(error)));
    await screen.shoot('squiggle');
  });
});
