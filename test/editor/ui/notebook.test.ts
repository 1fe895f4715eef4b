/** A notebook in front of a person: the names in its cells are underlined like those of any file. */
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from './open-workbench.ts';

const notebook = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Rain of the week'] },
    { cell_type: 'code', metadata: {}, outputs: [], source: ['%pip install numpy colourama'] },
    { cell_type: 'code', metadata: {}, outputs: [], source: ['import numpy as np\n', 'import reqeusts'] },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 4,
};

describe('Antivenom in a notebook on the screen', () => {
  let workbench: Workbench;
  let hasFailed = false;

  before(async () => {
    workbench = await openWorkbench('notebook');
  });

  after(async () => {
    await workbench?.close(hasFailed);
  });

  it('underlines names in two cells', async () => {
    const { screen, home } = workbench;
    try {
      fs.writeFileSync(path.join(home.workspace, 'rain.ipynb'), JSON.stringify(notebook, null, 1));
      await screen.openNotebook('rain.ipynb');
      await screen.cellSquiggle.nth(1).waitFor();
      await screen.shoot('cells');
    } catch (error) {
      hasFailed = true;
      await screen.shoot('failed');
      throw error;
    }
  });
});
