/** Looks into the wheel or source distribution that was chosen in the explorer. */
import { Uri } from 'vscode';
import type { ClientCommand } from './command.ts';
import { inspectPackage } from './inspect-package.ts';

export const inspectFile = {
  id: 'antivenom.ui.inspectFile',
  run: async (session, argument) => {
    if (argument instanceof Uri) await inspectPackage.run(session, argument);
  },
} as const satisfies ClientCommand;
