/**
 * `antivenom hook`: an agent's pre-tool hook. Reads one proposed tool call as JSON on standard input and answers on
 * standard output whether its shell command may run. Asks nobody over the network, so that the agent does not wait.
 */
import { resolve } from 'node:path';
import { hookAnswer } from '../../core/agents/hook-answer.ts';
import { analyze } from '../../core/analyze.ts';
import type { Dependency, Parsed } from '../../core/dependency.ts';
import type { Finding } from '../../core/finding.ts';
import { shellScript } from '../../core/formats/shell-script.ts';
import { printedJson } from '../../core/outputs/printed-json.ts';
import { scan } from '../../io/scan.ts';
import type { Options } from '../options.ts';
import { readAll } from '../read-input.ts';
import { contextsOf, runSettings } from '../settings.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export async function hook(options: Options, world: World, print: (text: string) => void): Promise<ExitCode> {
  if (options.operands.length > 0) throw new UsageError('hook takes no operands: it reads standard input');
  const call = readCall(await readAll(world.stdin), world.cwd);
  if (!call) return exit.clean;
  const { command } = call;
  // Most commands install nothing, and an agent waits for each: no data are opened for those.
  if (!installs(shellScript.parse(command))) return exit.clean;
  const run = runSettings(options, world);
  const contextOf = contextsOf(run, world);
  const path = resolve(call.cwd, 'command.sh');
  const document = { path, text: command, format: shellScript };
  const { dependencies, references, findings } = analyze(document, contextOf({ path, root: call.cwd }));
  const named = dependencies.filter(isInstalled);
  const found: Finding[] = [...findings];
  const unread: string[] = [];
  const roots = references.map(reference => resolve(call.cwd, reference.path));
  if (roots.length > 0)
    await scan(
      roots,
      { contextOf },
      {
        file: ({ analysis }) => void found.push(...analysis.findings),
        problem: ({ file, message, span }) => {
          if (span === null) unread.push(`${file} ${message}, so it could not be checked.`);
        },
      },
    );
  const answer = hookAnswer({
    command,
    installs: named.length + roots.length,
    findings: found,
    unread,
  });
  if (answer)
    print(
      `${printedJson({
        hookSpecificOutput: {
          hookEventName: 'PreToolUse',
          permissionDecision: answer.decision,
          permissionDecisionReason: answer.reason,
        },
      })}\n`,
    );
  return exit.clean;
}

function installs({ dependencies, references }: Pick<Parsed, 'dependencies' | 'references'>): boolean {
  return references.length > 0 || dependencies.some(isInstalled);
}

function isInstalled({ kind }: Dependency): boolean {
  return kind === 'install-command';
}

/** Null for a tool call that runs no shell command. */
function readCall(input: string, cwd: string): { readonly command: string; readonly cwd: string } | null {
  let call: unknown;
  try {
    call = JSON.parse(input);
  } catch {
    throw new UsageError('hook reads one tool call as JSON from standard input');
  }
  const fields = asObject(call);
  const command = asObject(fields['tool_input'])['command'];
  const text = Array.isArray(command) ? command.filter(word => typeof word === 'string').join(' ') : command;
  if (typeof text !== 'string') return null;
  return { command: text, cwd: typeof fields['cwd'] === 'string' ? resolve(cwd, fields['cwd']) : cwd };
}

function asObject(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : {};
}
