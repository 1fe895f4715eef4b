/** Opens a harmless requirements file with a mistake in it, for those who want to see what happens. */
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { ClientCommand } from './command.ts';

/** Never saved unless its reader wants to, and installed by nobody. */
const sample = `# A sample, nothing of which is installed.
# Put the cursor on the underlined name and press Ctrl+. (on a Mac Cmd+.).
requests
reqeusts
numpy
`;

/** The name is what makes it a requirements file. */
const address = 'untitled:requirements-sample.txt';

export const openSample = {
  id: 'antivenom.ui.openSample',
  run: async () => {
    const document = await workspace.openTextDocument(Uri.parse(address));
    if (document.getText() === '') {
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(0, 0, 0, 0), sample);
      await workspace.applyEdit(edit);
    }
    await window.showTextDocument(document);
  },
} as const satisfies ClientCommand;
