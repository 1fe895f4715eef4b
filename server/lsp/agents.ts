/** Answers for what an agent asks through the editor, and for the commands that are started in its terminals. */
import type { Connection } from 'vscode-languageserver';
import { type Answer, textOf } from '../core/agents/answer.ts';
import { commandWarning } from '../core/agents/command-warning.ts';
import { manifestAnswer } from '../core/agents/manifest-answer.ts';
import { longestText, manifestFormat } from '../core/agents/manifest-format.ts';
import { longestName, mostNames, packagesAnswer } from '../core/agents/packages-answer.ts';
import { analyze } from '../core/analyze.ts';
import type { Context } from '../core/judge.ts';
import { lookupsOf, lookupsOfNames } from '../core/lookups.ts';
import { addResult, emptyTally } from '../core/report.ts';
import { reportName } from '../core/report-name.ts';
import { paths } from '../io/paths.ts';
import type { Lookups } from '../online/lookups.ts';
import { isObject } from './client-facts.ts';
import type { Configuration } from './configuration.ts';
import type { Judging } from './judging.ts';
import {
  type AgentCheckParams,
  agentCheckRequest,
  type CheckCommandParams,
  type CheckCommandResult,
  checkCommandRequest,
} from './protocol.ts';
import { type Guard, safely } from './safely.ts';

interface Parts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly configuration: Configuration;
  readonly judging: Judging;
  /** Null where nobody is asked. */
  readonly lookups: Lookups | null;
}

export function registerAgents(parts: Parts): void {
  const { connection, guard } = parts;
  connection.onRequest<CheckCommandResult | null, never>(
    checkCommandRequest,
    safely<CheckCommandParams | null, CheckCommandResult | null>(guard, checkCommandRequest, null, params =>
      checkCommand(params, parts),
    ),
  );
  connection.onRequest<string, never>(
    agentCheckRequest,
    safely<AgentCheckParams | null, string>(guard, agentCheckRequest, wentWrong, params =>
      agentCheck(params, parts),
    ),
  );
}

const wentWrong = 'Nothing was checked: internal error.';

/** A command is judged by what is known already: the warning must be there before the installer is through. */
async function checkCommand(
  params: CheckCommandParams | null,
  parts: Parts,
): Promise<CheckCommandResult | null> {
  if (typeof params?.command !== 'string') return null;
  const uri = uriIn(params.folder, 'command.sh');
  const settings = await parts.configuration.settingsOf(uri);
  if (!settings.enable) return null;
  return commandWarning(params.command, parts.judging.contextOf(paths.uriToPath(uri), settings));
}

async function agentCheck(params: AgentCheckParams | null, parts: Parts): Promise<string> {
  const { names, text, filename = 'requirements.txt' } = isObject(params?.input) ? params.input : {};
  const folder = params?.folder ?? null;
  const answers: Answer[] = [];
  if (names !== undefined) {
    if (!isNames(names))
      return refused(
        `'names' must be a list of 1 to ${mostNames} texts of at most ${longestName} characters`,
      );
    answers.push(
      await namesChecked(names, await contextFor(uriIn(folder, 'requirements.txt'), parts), parts),
    );
  }
  if (text !== undefined) {
    if (typeof text !== 'string' || text.length > longestText)
      return refused(`'text' must be a text of at most ${longestText} characters`);
    if (!isFileName(filename)) return refused("'filename' must name a file in the working folder");
    const answer = await manifestChecked(text, filename, uriIn(folder, filename), parts);
    if (!answer) return refused("'filename' is no kind of file that Antivenom reads");
    answers.push(answer);
  }
  if (answers.length === 0) return refused("give 'names', or 'text' and 'filename'");
  return answers.map(answer => textOf(answer, secret())).join('\n\n');
}

function refused(why: string): string {
  return `Nothing was checked: ${why}.`;
}

function isNames(value: unknown): value is readonly string[] {
  const isName = (name: unknown) => typeof name === 'string' && name.length <= longestName;
  return Array.isArray(value) && value.length > 0 && value.length <= mostNames && value.every(isName);
}

const longestFileName = 1000;

/** A path downwards: what stands above the folder is nobody's business. */
function isFileName(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > longestFileName) return false;
  return !/^[\\/]|^[a-z]:|\0/i.test(value) && !value.split(/[\\/]/).includes('..');
}

async function contextFor(uri: string, { configuration, judging }: Parts): Promise<Context> {
  return judging.contextOf(paths.uriToPath(uri), await configuration.settingsOf(uri));
}

/** An agent waits, but not for long; in milliseconds. */
const patience = 5000;

async function namesChecked(names: readonly string[], context: Context, { lookups }: Parts): Promise<Answer> {
  await lookups?.learn(lookupsOfNames(names, context), AbortSignal.timeout(patience));
  const reported = names.map(name => reportName(name, context));
  return packagesAnswer(reported, networkOf(context, lookups), context.knowledge.names.date);
}

async function manifestChecked(
  text: string,
  filename: string,
  uri: string,
  parts: Parts,
): Promise<Answer | null> {
  const { lookups } = parts;
  const file = filename.replaceAll('\\', '/');
  const format = manifestFormat(file);
  if (!format) return null;
  const context = await contextFor(uri, parts);
  const judge = () => analyze({ path: file, text, format }, context);
  let analysis = judge();
  const wanted = lookups ? lookupsOf(analysis, context) : [];
  if (lookups && wanted.length > 0) {
    await lookups.learn(wanted, AbortSignal.timeout(patience));
    analysis = judge();
  }
  const tally = emptyTally();
  addResult(tally, { file, text, analysis }, () => '');
  const imports = analysis.dependencies.filter(({ kind }) => kind === 'import').length;
  const counts = { files: 1, dependencies: analysis.dependencies.length - imports, imports };
  return manifestAnswer(
    tally,
    counts,
    networkOf(context, lookups) === 'online',
    context.knowledge.names.date,
  );
}

function networkOf({ settings }: Context, lookups: Lookups | null): 'online' | 'offline' {
  return lookups !== null && settings.network === 'online' ? 'online' : 'offline';
}

/** The address of a file below a folder; without one, of a file that is nowhere. */
function uriIn(folder: unknown, file: string): string {
  const path = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  return typeof folder === 'string' && folder !== ''
    ? `${folder.replace(/\/$/, '')}/${path}`
    : `untitled:${path}`;
}

function secret(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}
