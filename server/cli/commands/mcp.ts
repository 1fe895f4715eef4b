/** `antivenom mcp`: the same checks as tools for agents, by the Model Context Protocol. Loads its code on first use. */
import type { Options } from '../options.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export async function mcp(options: Options, world: World): Promise<ExitCode> {
  if (options.operands.length > 0)
    throw new UsageError("'mcp' takes no operands: the server talks over standard input and output");
  const { serveMcp } = await loaded();
  await serveMcp({ options, world });
  return exit.clean;
}

async function loaded(): Promise<typeof import('../mcp/serve.ts')> {
  try {
    return await import('../mcp/serve.ts');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') throw error;
    // The extension's package leaves the protocol out, to stay small.
    throw new UsageError('this copy comes without the MCP server; the npm package has it');
  }
}
