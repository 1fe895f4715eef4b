/** Every palette command. */
import { commands, Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import type { Session } from '../session.ts';
import { checkLookalikes } from './check-lookalikes.ts';
import { checkPackage } from './check-package.ts';
import type { ClientCommand } from './command.ts';
import { exportReport } from './export-report.ts';
import { fixAll } from './fix-all.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectPackage } from './inspect-package.ts';
import { openSample } from './open-sample.ts';
import { refreshData } from './refresh-data.ts';
import { restartServer } from './restart-server.ts';
import { scanEnvironment } from './scan-environment.ts';
import { scanFile } from './scan-file.ts';
import { scanProject } from './scan-project.ts';
import { showInspection } from './show-inspection.ts';
import { showLog } from './show-log.ts';
import { showPlace } from './show-place.ts';
import { showReport } from './show-report.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const registry: readonly ClientCommand[] = [
  scanProject,
  scanFile,
  checkPackage,
  inspectPackage,
  inspectFile,
  scanEnvironment,
  showInspection,
  checkLookalikes,
  fixAll,
  showReport,
  refreshData,
  exportReport,
  signIn,
  signOut,
  showPlace,
  openSample,
  restartServer,
  showLog,
];

export function registerCommands(session: Promise<Session>, log: LogOutputChannel): Disposable {
  return Disposable.from(
    ...registry.map(command =>
      commands.registerCommand(command.id, argument => runSafely(command, argument, session, log)),
    ),
  );
}

/** A failed command says so in one line; the rest is in the log. */
async function runSafely(
  command: ClientCommand,
  argument: unknown,
  session: Promise<Session>,
  log: LogOutputChannel,
): Promise<void> {
  try {
    await command.run(await session, argument);
  } catch (error) {
    log.error(`${command.id} failed.`, error);
    const answer = await window.showErrorMessage(l10n.t('Antivenom could not do that.'), l10n.t('Show Log'));
    if (answer) log.show();
  }
}
