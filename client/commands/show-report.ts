/** Shows the report of the last scan as a page; where there was none yet, the project is scanned first. */
import type { ClientCommand } from './command.ts';
import { scanned } from './scan-project.ts';

export const showReport = {
  id: 'antivenom.ui.showReport',
  run: async session => {
    const isThere = session.reports.current !== null || (await scanned(session)) !== null;
    if (isThere) await session.page.show();
  },
} as const satisfies ClientCommand;
