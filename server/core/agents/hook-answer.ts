/**
 * What an agent's pre-tool hook answers for a shell command: deny what is probably a mistake or an attack, ask about
 * what nobody knows, allow an installation that is clean, and say nothing of any other command.
 */
import type { Finding } from '../finding.ts';

export type Decision = 'allow' | 'ask' | 'deny';

export interface HookAnswer {
  readonly decision: Decision;
  /** Sentences for the agent and its user. */
  readonly reason: string;
}

export interface JudgedCommand {
  /** The shell text as proposed. */
  readonly command: string;
  /** How many names and files of names it would install from. */
  readonly installs: number;
  readonly findings: readonly Pick<Finding, 'severity' | 'confidence' | 'message' | 'target'>[];
  /** Why files that it installs from could not be judged; sentences. */
  readonly unread: readonly string[];
}

/** Null leaves the decision to whoever would have made it without us. */
export function hookAnswer({ command, installs, findings, unread }: JudgedCommand): HookAnswer | null {
  if (installs === 0) return null;
  const loud = findings.filter(
    ({ severity, confidence }) => (severity === 'error' || severity === 'warning') && confidence !== 'low',
  );
  if (loud.length > 0) return { decision: 'deny', reason: sentences(loud) };
  const doubtful = findings.filter(({ severity }) => severity !== 'hint');
  if (doubtful.length > 0 || unread.length > 0)
    return { decision: 'ask', reason: [sentences(doubtful), ...unread].filter(Boolean).join(' ') };
  // To allow a line is to allow all of it: what else stands in it we have not judged.
  if (!isLoneCommand(command)) return null;
  return { decision: 'allow', reason: 'Antivenom knows all of these projects and suspects none.' };
}

/** Further sentences would not be read. */
const mostSentences = 10;

function sentences(findings: JudgedCommand['findings']): string {
  const shown = findings
    .slice(0, mostSentences)
    .map(({ message, target }) => `${message}.${target === null ? '' : ` Use '${target}'.`}`);
  if (findings.length > mostSentences) shown.push(`And ${findings.length - mostSentences} more.`);
  return shown.join(' ');
}

/** True where nothing in the text could start another command, or write somewhere. */
function isLoneCommand(command: string): boolean {
  return !/[;&|`$()<>\n\r\\]/.test(command.trim().replace(/(["'])[\w.,<>=!~[\] -]*\1/g, ''));
}
