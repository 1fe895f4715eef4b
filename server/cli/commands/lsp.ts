/** `antivenom lsp --stdio`: the language server, for any editor. Its code is run by no other command. */
import type { Options } from '../options.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export async function lsp(options: Options, world: World): Promise<ExitCode> {
  if (options.operands.length > 0) throw new UsageError("'lsp' takes no operands");
  if (!options.stdio)
    throw new UsageError("'lsp' needs --stdio: the server talks over standard input and output");
  await world.serve(options);
  // The server ends the process itself, once its client has.
  return new Promise(() => {});
}
