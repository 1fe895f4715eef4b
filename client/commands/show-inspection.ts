/** Shows what was found in a package that a finding speaks of; looks into it anew where that is held no longer. */

import {
  type HeldInspectionParams,
  heldInspectionRequest,
  type InspectionAnswer,
} from '../../server/lsp/packages/protocol.ts';
import { type clientCommands, serverCommands } from '../../server/lsp/protocol.ts';
import { runInspection } from '../packages/run-inspection.ts';
import type { ClientCommand } from './command.ts';

export const showInspection = {
  id: 'antivenom.ui.showInspection' satisfies typeof clientCommands.showInspection,
  run: async (session, target) => {
    if (typeof target !== 'string') return;
    const params: HeldInspectionParams = { target };
    const held = await session.client.sendRequest<InspectionAnswer | null>(heldInspectionRequest, params);
    const look = held ?? (await runInspection(session, serverCommands.inspectPackage, [target]));
    if (look) await session.packages.show(look);
  },
} as const satisfies ClientCommand;
