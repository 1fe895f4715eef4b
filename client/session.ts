import type { LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What a command works with. */
export interface Session {
  readonly client: LanguageClient;
  readonly log: LogOutputChannel;
}
