/** The check as a tool that the editor's own agents can call. An editor without such tools goes without. */
import { Disposable, LanguageModelTextPart, LanguageModelToolResult, lm, window, workspace } from 'vscode';
import { type AgentCheckParams, agentCheckRequest } from '../../server/lsp/protocol.ts';
import type { Session } from '../session.ts';

/** As in `package.json`. */
const toolName = 'check_python_packages';

export function registerLanguageModelTool(session: Promise<Session>): Disposable {
  // Forks of the editor may lack the interface.
  if (typeof (lm as Partial<typeof lm> | undefined)?.registerTool !== 'function')
    return new Disposable(() => {});
  return lm.registerTool<unknown>(toolName, {
    prepareInvocation: () => ({ invocationMessage: 'Checking the names of Python packages' }),
    invoke: async ({ input }, token) => {
      const { client } = await session;
      const params: AgentCheckParams = { input, folder: folderOf(client.code2ProtocolConverter.asUri) };
      const answer = await client.sendRequest<string>(agentCheckRequest, params, token);
      return new LanguageModelToolResult([new LanguageModelTextPart(answer)]);
    },
  });
}

/** The settings that hold are those of what is looked at. */
function folderOf(asUri: Session['client']['code2ProtocolConverter']['asUri']): string | null {
  const uri = window.activeTextEditor?.document.uri;
  const folder = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
  return folder ? asUri(folder.uri) : null;
}
