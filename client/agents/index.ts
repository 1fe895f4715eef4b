/** What agents inside the editor can use: a tool, and the MCP server. Both are there as soon as the extension is. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { registerLanguageModelTool } from './language-model-tool.ts';
import { registerMcpServers } from './mcp-servers.ts';

export function registerAgents(
  context: vscode.ExtensionContext,
  session: Promise<Session>,
): vscode.Disposable {
  const { workspace } = vscode;
  const changed = new vscode.EventEmitter<void>();
  const servers = registerMcpServers(vscode, {
    program: context.asAbsolutePath('dist/cli.cjs'),
    version: context.extension.packageJSON.version,
    node: process.execPath,
    folder: () => workspace.workspaceFolders?.[0]?.uri ?? null,
    isTrusted: () => workspace.isTrusted,
    isOffline: () => workspace.getConfiguration('antivenom').get('network') === 'offline',
    onChange: changed.event,
  });
  return vscode.Disposable.from(
    registerLanguageModelTool(session),
    ...(servers ? [servers] : []),
    changed,
    workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('antivenom.network')) changed.fire();
    }),
  );
}
