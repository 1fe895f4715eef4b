/** Shows the log of client and server. */
import type { ClientCommand } from './command.ts';

export const showLog = {
  id: 'antivenom.ui.showLog',
  run: async ({ log }) => log.show(),
} as const satisfies ClientCommand;
