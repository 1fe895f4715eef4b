/** Starts the language server anew. */
import type { ClientCommand } from './command.ts';

export const restartServer = {
  id: 'antivenom.ui.restartServer',
  run: async ({ client, reports }) => {
    await client.stop();
    await client.start();
    // The new server has scanned nothing yet, so the tree goes.
    await reports.refresh();
  },
} as const satisfies ClientCommand;
