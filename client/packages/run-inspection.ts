/** Has the server look into packages, with visible progress; what it cannot look into it says in a sentence. */
import { l10n, window } from 'vscode';
import { ResponseError } from 'vscode-languageclient';
import type { InspectionAnswer } from '../../server/lsp/packages/protocol.ts';
import { runVisibly } from '../run-visibly.ts';
import type { Session } from '../session.ts';

/** Null where it was cancelled, or its user has been told why there is nothing to show. */
export async function runInspection<Answer = InspectionAnswer>(
  session: Session,
  command: string,
  args: readonly unknown[],
  title = l10n.t('Antivenom: looking into packages'),
): Promise<Answer | null> {
  try {
    return (await runVisibly(session, command, title, args)) as Answer | null;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    void window.showWarningMessage(`Antivenom: ${error.message}`);
    return null;
  }
}
