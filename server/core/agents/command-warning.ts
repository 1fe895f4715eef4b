/** What is wrong with the names in an install command that somebody has started in a terminal, and what was meant. */
import { analyze } from '../analyze.ts';
import type { Finding } from '../finding.ts';
import { shellScript } from '../formats/shell-script.ts';
import type { Context } from '../judge.ts';

export interface CommandWarning {
  /** One sentence; the right name stands in it. May quote text of unknown origin. */
  readonly message: string;
  /** The rule that speaks. */
  readonly rule: string;
  /** The whole command with the right names; null where no name is clearly meant in place of each wrong one. */
  readonly corrected: string | null;
}

/** A longer command is a script that somebody has pasted; in UTF-16 units. */
const longestCommand = 20_000;

/** Null for a command that installs nothing suspicious. `command` is shell text; nothing of it is run. */
export function commandWarning(command: string, context: Context): CommandWarning | null {
  if (command.length > longestCommand) return null;
  const { findings } = analyze({ path: 'command.sh', text: command, format: shellScript }, context);
  const suspects = findings.filter(isSuspect);
  const [first] = suspects;
  if (!first) return null;
  const { message, target, rule } = first;
  const use = target === null ? '' : ` Use '${target}'.`;
  const more = suspects.length > 1 ? ` (${suspects.length - 1} more in this command)` : '';
  return { message: `${message}.${use}${more}`, rule, corrected: corrected(command, suspects) };
}

function isSuspect({ severity, confidence, dependency }: Finding): boolean {
  const isGrave = severity === 'error' || severity === 'warning';
  return isGrave && confidence !== 'low' && dependency?.kind === 'install-command';
}

function corrected(command: string, suspects: readonly Finding[]): string | null {
  const fixes = suspects.map(({ fixes }) => fixes.find(({ preferred }) => preferred));
  if (fixes.some(fix => fix === undefined)) return null;
  // From the end, so that the places before an edit stay where they are.
  const edits = fixes.flatMap(fix => fix?.edits ?? []).sort((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
    command,
  );
}
