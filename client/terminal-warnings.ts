/**
 * A warning for whoever has just started to install a suspicious name in a terminal. It knows nothing of the editor,
 * and there is no way from here to the terminal: nothing can be stopped, typed or run.
 */
import type { CheckCommandResult } from '../server/lsp/protocol.ts';

/** `Folder` is the editor's own kind of address. */
export interface TerminalHost<Folder> {
  /** False where the user does not want it. */
  isWanted(folder: Folder | undefined): boolean;
  ask(command: string, folder: Folder | undefined): Promise<CheckCommandResult | null>;
  /** Answers with the button that was pressed. */
  warn(message: string, ...buttons: string[]): PromiseLike<string | undefined>;
  copy(text: string): PromiseLike<void>;
  showRule(rule: string): Promise<void>;
  /** In milliseconds. */
  now(): number;
  /** What the buttons say. */
  readonly words: { readonly showDetails: string; readonly copyCommand: string };
}

/** In milliseconds. */
const quietTime = 60_000;

/** The function is to be called with each command that starts: its text, and the folder it runs in. */
export function createTerminalWarnings<Folder>(
  host: TerminalHost<Folder>,
): (command: string, folder: Folder | undefined) => Promise<void> {
  const { showDetails, copyCommand } = host.words;
  const lastWarned = new Map<string, number>();
  return async (command, folder) => {
    const text = command.trim();
    if (!mayInstall.test(text) || !host.isWanted(folder)) return;
    const warning = await host.ask(text, folder);
    if (!warning) return;
    const now = host.now();
    for (const [key, time] of lastWarned) if (now - time >= quietTime) lastWarned.delete(key);
    const key = `${folder} ${text}`;
    if (lastWarned.has(key)) return;
    lastWarned.set(key, now);
    const { message, rule, corrected } = warning;
    const buttons = corrected === null ? [showDetails] : [showDetails, copyCommand];
    const pressed = await host.warn(`Antivenom: ${message}`, ...buttons);
    if (pressed === showDetails) await host.showRule(rule);
    if (pressed === copyCommand && corrected !== null) await host.copy(corrected);
  };
}

/** Other commands, which may hold secrets, do not even get to the server. */
const mayInstall = /pip|\buvx?\b|poetry|pdm|\brye\b|conda|mamba/i;
