/** Looks into a package: one that PyPI has, or a wheel, a source distribution or a folder on disk. Nothing is run. */
import { l10n, type OpenDialogOptions, type QuickPickItem, Uri, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { isOurs } from '../documents.ts';
import { runInspection } from '../packages/run-inspection.ts';
import { targetAt, typedTarget } from '../packages/typed-target.ts';
import type { Session } from '../session.ts';
import type { ClientCommand } from './command.ts';

export const inspectPackage = {
  id: 'antivenom.ui.inspectPackage',
  run: async (session, argument) => {
    const target = argument instanceof Uri ? addressOf(session, argument) : await askForTarget(session);
    if (target === null) return;
    const look = await runInspection(session, serverCommands.inspectPackage, [target]);
    if (look) await session.packages.show(look);
  },
} as const satisfies ClientCommand;

function addressOf({ client }: Session, uri: Uri): string {
  return client.code2ProtocolConverter.asUri(uri);
}

interface Choice extends QuickPickItem {
  readonly kindOfTarget: 'name' | 'file' | 'folder';
}

/** Null where nothing was chosen. */
async function askForTarget(session: Session): Promise<string | null> {
  const chosen = await pick();
  if (!chosen) return null;
  if (typeof chosen === 'string') return chosen;
  const [uri] = (await window.showOpenDialog(dialogs[chosen.kindOfTarget])) ?? [];
  return uri ? addressOf(session, uri) : null;
}

const dialogs: { readonly [kind in Choice['kindOfTarget']]: OpenDialogOptions } = {
  name: {},
  file: {
    title: l10n.t('Inspect a Package'),
    openLabel: l10n.t('Inspect'),
    filters: { [l10n.t('Wheels and source distributions')]: ['whl', 'gz', 'tgz', 'zip', 'tar', 'egg'] },
  },
  folder: {
    title: l10n.t('Inspect a Package'),
    openLabel: l10n.t('Inspect'),
    canSelectFolders: true,
    canSelectFiles: false,
  },
};

/** A name, or the wish for something on disk. */
function pick(): Promise<string | Choice | undefined> {
  const input = window.createQuickPick<Choice>();
  input.title = l10n.t('Inspect a Package');
  input.placeholder = l10n.t('NAME or NAME==VERSION, or something on disk');
  input.value = nameAtCursor();
  const fill = () => {
    const target = typedTarget(input.value);
    const named: Choice[] =
      target === null
        ? []
        : [
            {
              label: `$(cloud-download) ${target}`,
              detail: l10n.t('What PyPI has: read in memory, neither installed nor run'),
              kindOfTarget: 'name',
              alwaysShow: true,
            },
          ];
    input.items = [...named, ...onDisk()];
  };
  fill();
  input.onDidChangeValue(fill);
  return new Promise(resolve => {
    input.onDidAccept(() => {
      const [choice] = input.selectedItems;
      resolve(choice?.kindOfTarget === 'name' ? (typedTarget(input.value) ?? undefined) : choice);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function onDisk(): readonly Choice[] {
  return [
    {
      label: `$(file-zip) ${l10n.t('Wheel or Source Distribution…')}`,
      kindOfTarget: 'file',
      alwaysShow: true,
    },
    { label: `$(folder) ${l10n.t('Folder…')}`, kindOfTarget: 'folder', alwaysShow: true },
  ];
}

/** Imports name modules, so only manifests are looked at. */
function nameAtCursor(): string {
  const editor = window.activeTextEditor;
  if (!editor || editor.document.languageId === 'python' || !isOurs(editor.document)) return '';
  const { line, character } = editor.selection.active;
  return targetAt(editor.document.lineAt(line).text, character);
}
