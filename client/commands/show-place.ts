/** What a click on a row of the report's tree does. */
import { openPlace } from '../report/open-place.ts';
import type { ClientCommand } from './command.ts';

export const showPlace = {
  id: 'antivenom.ui.showPlace',
  run: async (_session, place) => {
    const { uri, line, character } = (place ?? {}) as Record<string, unknown>;
    if (typeof uri === 'string' && typeof line === 'number' && typeof character === 'number')
      await openPlace({ uri, line, character });
  },
} as const satisfies ClientCommand;
