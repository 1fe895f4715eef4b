/** The command line as a function: arguments and a world in, an exit code out. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandHelp } from './command-help.ts';
import { check } from './commands/check.ts';
import { deps } from './commands/deps.ts';
import { environmentCommand } from './commands/environment.ts';
import { explain } from './commands/explain.ts';
import { hook } from './commands/hook.ts';
import { inspectCommand } from './commands/inspect.ts';
import { lookalikesCommand } from './commands/lookalikes.ts';
import { lsp } from './commands/lsp.ts';
import { mcp } from './commands/mcp.ts';
import { scanCommand } from './commands/scan.ts';
import { type Command, commandText, helpText } from './help.ts';
import { type Options, readOptions } from './options.ts';
import { coloured, type Paint, plain } from './render/text.ts';
import { type ExitCode, exit, UsageError, type World } from './world.ts';

type Run = (
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
) => ExitCode | Promise<ExitCode>;

export const commands: { readonly [name: string]: Command & { readonly run: Run } } = {
  scan: {
    usage: 'scan [PATH…]',
    help: 'check files and folders (default: this folder)',
    run: scanCommand,
  },
  check: { usage: 'check NAME… | -', help: 'judge names; - reads one name a line', run: check },
  deps: { usage: 'deps [PATH…]', help: 'print every requirement and import, unjudged', run: deps },
  inspect: {
    usage: 'inspect TARGET',
    help: 'look into a wheel, sdist, folder or NAME[==VERSION] for signs of hidden code',
    run: inspectCommand,
  },
  environment: {
    usage: 'environment [PATH]',
    help: 'look into every installed package of an environment',
    run: environmentCommand,
  },
  lookalikes: {
    usage: 'lookalikes NAME',
    help: "list the names that imitate one's own project, and slips that are still free",
    run: lookalikesCommand,
  },
  explain: { usage: 'explain [RULE]', help: "print a rule's page, or list the rules", run: explain },
  hook: { usage: 'hook', help: "an agent's pre-tool hook: may this shell command run?", run: hook },
  lsp: { usage: 'lsp --stdio', help: 'the language server, for any editor', run: lsp },
  mcp: {
    usage: 'mcp',
    help: 'the checks as tools for agents: an MCP server on standard input and output',
    run: mcp,
  },
};

export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await runCommand(readOptions(argv), world);
  } catch (error) {
    const message = error instanceof UsageError ? error.message : `internal error: ${describe(error)}`;
    world.stderr.write(`antivenom: ${message}\n`);
    return exit.wrongUsage;
  }
}

async function runCommand(options: Options, world: World): Promise<ExitCode> {
  if (options.version) {
    world.stdout.write(`antivenom ${world.version}\n`);
    return exit.clean;
  }
  if (options.help || options.command === 'help') {
    // Both `help scan` and `scan --help`.
    const name = (options.command === 'help' ? options.operands[0] : options.command) ?? '';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const more = commandHelp[name];
    world.stdout.write(command && more ? commandText(command, more) : helpText(commands));
    return exit.clean;
  }
  if (options.cacheDir !== null) world.useCache(resolve(world.cwd, options.cacheDir));
  const names = Object.keys(commands).join(', ');
  if (options.command === null) throw new UsageError(`which command? (${names}; see --help)`);
  const command = Object.hasOwn(commands, options.command) ? commands[options.command] : undefined;
  if (!command) throw new UsageError(`there is no command '${options.command}' (${names}; see --help)`);
  if (options.output === null)
    return await command.run(options, world, text => world.stdout.write(text), paintFor(world));
  const chunks: string[] = [];
  const code = await command.run(options, world, text => chunks.push(text), plain);
  writeOutput(resolve(world.cwd, options.output), chunks.join(''));
  return code;
}

function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${describe(error)}`);
  }
}

function paintFor(world: World): Paint {
  const wanted = world.stdout.isTTY === true && !world.env['NO_COLOR'] && world.env['TERM'] !== 'dumb';
  return wanted ? coloured : plain;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
