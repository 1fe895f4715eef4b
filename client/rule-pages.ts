/**
 * Opens the packaged page of a rule for a link such as `vscode://antivenom.antivenom/rule/typosquat`. Anyone can make
 * such a link, so it can name nothing but a page that is there.
 */
import { commands, type Disposable, FileType, Uri, window, workspace } from 'vscode';

export function registerRulePages(extension: Uri): Disposable {
  return window.registerUriHandler({ handleUri: uri => openRulePage(extension, uri.path) });
}

async function openRulePage(extension: Uri, path: string): Promise<void> {
  const folder = Uri.joinPath(extension, 'docs', 'rules');
  const file = `${path.replace(/^\/rule\//, '')}.md`;
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  if (!entries.some(([name, type]) => name === file && type === FileType.File)) {
    void window.showInformationMessage('Antivenom has no such rule.');
    return;
  }
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, file));
}
