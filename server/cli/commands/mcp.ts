/** `antivenom mcp`: the same checks as tools for agents, by the Model Context Protocol. Loads its code on first use. */
import type { Options } from '../options.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export async function mcp(options: Options, world: World): Promise<ExitCode> {
  if (options.operands.length > 0)
    throw new UsageError("'mcp' takes no operands: the server talks over standard input and output");
  const { serveMcp } = await import('../mcp/serve.ts');
  await serveMcp({ options, world });
  return exit.clean;
}
