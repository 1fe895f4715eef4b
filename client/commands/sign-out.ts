/** Forgets who the user is to a package index. */
import { l10n, window } from 'vscode';
import type { ClientCommand } from './command.ts';

export const signOut = {
  id: 'antivenom.ui.signOut',
  run: async session => {
    const origins = session.logins.origins();
    if (origins.length === 0) {
      void window.showInformationMessage(l10n.t('Antivenom: you are signed in to no index.'));
      return;
    }
    const origin = await window.showQuickPick(origins, { title: l10n.t('Sign Out of an Index') });
    if (origin === undefined) return;
    await session.logins.signOut(origin);
    await session.loginsChanged();
  },
} as const satisfies ClientCommand;
