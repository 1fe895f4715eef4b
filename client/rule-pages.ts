/**
 * Opens the packaged page of a rule for a link such as `vscode://antivenom.antivenom/rule/typosquat`. Anyone can make
 * such a link, so it can name nothing but a page that is there.
 */
import { commands, type Disposable, type ExtensionContext, FileType, Uri, window, workspace } from 'vscode';

type Extension = Pick<ExtensionContext, 'extension' | 'extensionUri'>;

export function registerRulePages(context: Extension): Disposable {
  return window.registerUriHandler({ handleUri: async uri => void (await openRulePage(uri.path, context)) });
}

/**
 * The server's wish to show such a link, answered here: the editor would ask the system to open it, and where
 * the editor runs in a browser nobody would answer. Null where the address is none of ours.
 */
export function showRulePage(address: string, context: Extension): Promise<{ success: boolean }> | null {
  const { authority, path } = Uri.parse(address);
  if (authority.toLowerCase() !== context.extension.id) return null;
  return openRulePage(path, context).then(success => ({ success }));
}

async function openRulePage(path: string, { extensionUri }: Extension): Promise<boolean> {
  const folder = Uri.joinPath(extensionUri, 'docs', 'rules');
  const file = `${path.replace(/^\/rule\//, '')}.md`;
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  if (!entries.some(([name, type]) => name === file && type === FileType.File)) {
    void window.showInformationMessage('Antivenom has no such rule.');
    return false;
  }
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, file));
  return true;
}
