/** The MCP server that the extension offers, before an editor that takes one and editors that do not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type McpHost, registerMcpServers } from '../../client/agents/mcp-servers.ts';

const host: McpHost = {
  program: '/extension/dist/cli.cjs',
  version: '1.2.3',
  node: '/editor/code',
  folder: () => ({ path: '/project' }),
  isTrusted: () => true,
  isOffline: () => false,
  onChange: 'the event',
};

/** As `vscode.lm` is from 1.101 on. */
class McpStdioServerDefinition {
  readonly all: unknown[];
  cwd?: unknown;
  constructor(...all: unknown[]) {
    this.all = all;
  }
}

interface Provider {
  readonly onDidChangeMcpServerDefinitions: unknown;
  provideMcpServerDefinitions(): McpStdioServerDefinition[];
}

function registered(given: Partial<McpHost> = {}) {
  const calls: [string, Provider][] = [];
  const disposable = { dispose: () => {} };
  const lm = {
    registerMcpServerDefinitionProvider(this: unknown, id: string, provider: Provider) {
      assert.equal(this, lm);
      calls.push([id, provider]);
      return disposable;
    },
  };
  assert.equal(registerMcpServers({ lm, McpStdioServerDefinition }, { ...host, ...given }), disposable);
  assert.equal(calls.length, 1);
  const [[id, provider] = []] = calls;
  assert.ok(id && provider);
  return { id, provider };
}

describe('MCP server of the extension', () => {
  it('is offered under the id that the manifest announces', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const announced = manifest.contributes.mcpServerDefinitionProviders.map(({ id }: { id: string }) => id);
    assert.deepEqual(announced, [registered().id]);
  });

  it("is started with the editor's own Node in the folder that is open", () => {
    const { provider } = registered();
    const [server] = provider.provideMcpServerDefinitions();
    assert.ok(server instanceof McpStdioServerDefinition);
    assert.deepEqual(server.all, [
      'Antivenom',
      '/editor/code',
      ['/extension/dist/cli.cjs', 'mcp'],
      { ELECTRON_RUN_AS_NODE: '1' },
      '1.2.3',
    ]);
    assert.deepEqual(server.cwd, { path: '/project' });
    assert.equal(provider.onDidChangeMcpServerDefinitions, 'the event');
  });

  it('asks nobody where the user wants it so, and is not offered for a folder without trust', () => {
    const [offline] = registered({ isOffline: () => true }).provider.provideMcpServerDefinitions();
    assert.deepEqual(offline?.all[3], { ELECTRON_RUN_AS_NODE: '1', ANTIVENOM_NETWORK: 'offline' });
    const untrusted = registered({ isTrusted: () => false, folder: () => null });
    assert.deepEqual(untrusted.provider.provideMcpServerDefinitions(), []);
    const [nowhere] = registered({ folder: () => null }).provider.provideMcpServerDefinitions();
    assert.ok(nowhere && !('cwd' in nowhere && nowhere.cwd !== undefined));
  });

  it('is not offered to an editor that takes none', () => {
    const refusing = () => {
      throw new Error('a draft');
    };
    const draft = { lm: { registerMcpServerDefinitionProvider: refusing }, McpStdioServerDefinition };
    for (const api of [
      draft,
      {},
      { lm: {} },
      { lm: { registerMcpServerDefinitionProvider() {} } },
      undefined,
    ])
      assert.equal(registerMcpServers(api, host), null);
  });
});
