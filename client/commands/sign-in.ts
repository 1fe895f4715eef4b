/** Asks who the user is to a package index, and keeps it in the editor's secret storage. */
import { l10n, window } from 'vscode';
import { originOfIndex } from '../login-store.ts';
import type { ClientCommand } from './command.ts';

export const signIn = {
  id: 'antivenom.ui.signIn',
  run: async session => {
    const title = l10n.t('Sign In to an Index');
    const typed = await window.showInputBox({
      title,
      prompt: l10n.t('The address of the index'),
      placeHolder: 'https://packages.example/simple',
      ignoreFocusOut: true,
      validateInput: text =>
        originOfIndex(text) === null ? l10n.t('An address that begins with https:// is needed.') : null,
    });
    const origin = originOfIndex(typed ?? '');
    if (origin === null) return;
    const login = await window.showInputBox({
      title,
      prompt: l10n.t('The user for {0}; some indexes want __token__', origin),
      ignoreFocusOut: true,
    });
    if (login === undefined) return;
    const password = await window.showInputBox({
      title,
      prompt: l10n.t('The password or token. It is sent to {0} and to nobody else.', origin),
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return;
    await session.logins.signIn(origin, login, password);
    await session.loginsChanged();
  },
} as const satisfies ClientCommand;
