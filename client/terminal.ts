/** Listens to the terminals whose shell tells the editor which commands it starts. */
import { Disposable, env, l10n, type Uri, window, workspace } from 'vscode';
import {
  type CheckCommandParams,
  type CheckCommandResult,
  checkCommandRequest,
  serverCommands,
} from '../server/lsp/protocol.ts';
import type { Session } from './session.ts';
import { createTerminalWarnings } from './terminal-warnings.ts';

export function registerTerminal({ client, run }: Session, report: (error: unknown) => void): Disposable {
  // Forks of the editor may lack the event.
  const onStart = (window as Partial<typeof window>).onDidStartTerminalShellExecution;
  if (typeof onStart !== 'function') return new Disposable(() => {});
  const warnings = createTerminalWarnings<Uri>({
    isWanted: folder => {
      const settings = workspace.getConfiguration('antivenom', folder);
      return settings.get('enable', true) && settings.get('terminal.enabled', true);
    },
    ask: async (command, folder) => {
      const address = folder === undefined ? null : client.code2ProtocolConverter.asUri(folder);
      const params: CheckCommandParams = { command, folder: address };
      return await client.sendRequest<CheckCommandResult | null>(checkCommandRequest, params);
    },
    warn: (message, ...buttons) => window.showWarningMessage(message, ...buttons),
    copy: text => env.clipboard.writeText(text),
    showRule: async rule => void (await run({ command: serverCommands.showDocumentation, argument: rule })),
    now: () => Date.now(),
    words: { showDetails: l10n.t('Show Details'), copyCommand: l10n.t('Copy the right command') },
  });
  return onStart(({ execution, shellIntegration }) => {
    const folder = execution.cwd ?? shellIntegration.cwd ?? workspace.workspaceFolders?.[0]?.uri;
    void warnings(execution.commandLine.value, folder).catch(report);
  });
}
