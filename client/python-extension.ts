/** Hands the server the environment that the user has chosen in the Python extension, where that is installed. */
import { Disposable, extensions, Uri, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  type ConfigurationParams,
  DidChangeConfigurationNotification,
} from 'vscode-languageclient';
import { activeEnvironmentSection } from '../server/lsp/protocol.ts';
import { activeEnvironmentPath, onActiveEnvironmentChange } from './active-environment.ts';

/** Puts the paths into the answers to the server's question for settings. A workspace without trust has none. */
export function withActiveEnvironment<Answer>({ items }: ConfigurationParams, answers: Answer): Answer {
  if (!Array.isArray(answers)) return answers;
  const filled: unknown[] = answers.map((answer, index) => {
    const { section, scopeUri } = items[index] ?? {};
    if (section !== activeEnvironmentSection) return answer;
    const resource = scopeUri === undefined ? undefined : Uri.parse(scopeUri);
    return workspace.isTrusted ? activeEnvironmentPath(pythonApi(), resource) : null;
  });
  return filled as Answer;
}

/** Has the server ask again when another environment is chosen. */
export function followActiveEnvironment(
  client: BaseLanguageClient,
  report: (error: unknown) => void,
): Disposable {
  const tell = () => {
    if (client.isRunning())
      void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null }).catch(report);
  };
  let unsubscribe: (() => void) | null = null;
  const subscribe = () => {
    if (unsubscribe) return;
    unsubscribe = onActiveEnvironmentChange(pythonApi(), tell);
    if (unsubscribe) tell();
  };
  subscribe();
  // The Python extension may start later; nothing but the editor's own events tells that it has.
  return Disposable.from(
    window.onDidChangeActiveTextEditor(subscribe),
    new Disposable(() => unsubscribe?.()),
  );
}

/** Started by others only: it may look for Pythons then, which is not for us to cause. */
function pythonApi(): unknown {
  const extension = extensions.getExtension('ms-python.python');
  return extension?.isActive ? extension.exports : undefined;
}
