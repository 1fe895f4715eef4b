/** Starts the language server anew. */
import type { ClientCommand } from './command.ts';

export const restartServer = {
  id: 'antivenom.ui.restartServer',
  run: ({ client }) => client.restart(),
} as const satisfies ClientCommand;
