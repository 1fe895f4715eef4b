/**
 * Offers the editor the MCP server that comes with the extension, as `antivenom mcp` starts it. The interface is newer
 * than the oldest editor we run in, so every part of it may be missing.
 */

/** What the extension knows of itself and the workspace; asked whenever the editor asks. */
export interface McpHost {
  /** The file of the command line. */
  readonly program: string;
  readonly version: string;
  /** What runs JavaScript here: Node, or the editor's own program, which is Node where `ELECTRON_RUN_AS_NODE` is set. */
  readonly node: string;
  /** The folder to work in; files of it may be read on an agent's behalf. Null where there is none. */
  folder(): unknown;
  /** False in Restricted Mode: the command line takes the files of its folder for trusted. */
  isTrusted(): boolean;
  isOffline(): boolean;
  /** The event that one of these answers has changed. */
  readonly onChange: unknown;
}

/** As in `package.json`. */
const providerId = 'antivenom.mcp';

/**
 * `api` is the `vscode` module. Null where the editor takes no MCP servers from extensions; 1.100 has the interface as
 * a draft, which it refuses to all but its own.
 */
export function registerMcpServers(api: unknown, host: McpHost): { dispose(): void } | null {
  const lm = member(api, 'lm');
  const register = member(lm, 'registerMcpServerDefinitionProvider');
  const Definition = member(api, 'McpStdioServerDefinition');
  if (typeof register !== 'function' || typeof Definition !== 'function') return null;
  try {
    return register.call(lm, providerId, {
      onDidChangeMcpServerDefinitions: host.onChange,
      provideMcpServerDefinitions: () => (host.isTrusted() ? [definition(Definition, host)] : []),
    }) as { dispose(): void };
  } catch {
    return null;
  }
}

// biome-ignore lint/complexity/noBannedTypes: a class that no installed types describe.
function definition(Definition: Function, { program, version, node, folder, isOffline }: McpHost): object {
  const environment = { ELECTRON_RUN_AS_NODE: '1', ...(isOffline() && { ANTIVENOM_NETWORK: 'offline' }) };
  const made = Reflect.construct(Definition, ['Antivenom', node, [program, 'mcp'], environment, version]);
  return Object.assign(made, folder() === null ? {} : { cwd: folder() });
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
