/** The settings that hold for a document: asked of the client once for each workspace folder, and kept until they change. */
import type { Connection } from 'vscode-languageserver';
import { type ClientFacts, isObject } from './client-facts.ts';
import { hiddenPatterns } from './hidden-files.ts';
import { activeEnvironmentSection } from './protocol.ts';
import { readServerSettings, type ServerSettings } from './settings.ts';

export interface Configuration {
  /** Waits for the client's answer, but not for ever. */
  settingsOf(uri: string): Promise<ServerSettings>;
  /** What is known now. */
  currentOf(uri: string): ServerSettings;
  /** A `workspace/didChangeConfiguration`: all is asked again. */
  changed(pushed: unknown): void;
}

/** A client that says it answers and does not would otherwise never see a diagnostic. */
const longestWait = 1000;

export function createConfiguration(
  connection: Connection,
  facts: ClientFacts,
  /** The address of the workspace folder around a document. */
  folderOf: (uri: string) => string | null,
  log: (message: string) => void,
): Configuration {
  const said = new Set<string>();
  const logOnce = (message: string) => {
    if (!said.has(message)) log(message);
    said.add(message);
  };
  let initial = readServerSettings(facts.options, logOnce);
  let known = new Map<string, ServerSettings>();
  let asked = new Map<string, Promise<ServerSettings>>();

  const ask = async (scope: string): Promise<ServerSettings> => {
    const into = known;
    const place = scope !== '' && { scopeUri: scope };
    const answers: unknown = await withinTime(
      connection.workspace.getConfiguration([
        { section: 'antivenom', ...place },
        { section: 'python.defaultInterpreterPath', ...place },
        { section: activeEnvironmentSection, ...place },
        { section: 'files.exclude', ...place },
      ]),
    );
    const [answer, chosen, active, hidden] = Array.isArray(answers) ? answers : [];
    const interpreters = [chosen, active];
    const own = isObject(answer) ? readServerSettings(answer, logOnce) : initial;
    const settings = {
      ...own,
      interpreters: interpreters.filter(each => typeof each === 'string'),
      hidden: hiddenPatterns(hidden),
    };
    into.set(scope, settings);
    return settings;
  };
  return {
    settingsOf: uri => {
      if (!facts.answersConfiguration) return Promise.resolve(initial);
      const scope = folderOf(uri) ?? '';
      const pending = asked.get(scope) ?? ask(scope).catch(() => initial);
      asked.set(scope, pending);
      return pending;
    },
    currentOf: uri => known.get(folderOf(uri) ?? '') ?? initial,
    changed: pushed => {
      said.clear();
      known = new Map();
      asked = new Map();
      const section = isObject(pushed) ? (pushed['antivenom'] ?? pushed) : undefined;
      if (isObject(section) && !facts.answersConfiguration) initial = readServerSettings(section, logOnce);
    },
  };
}

async function withinTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, longestWait, undefined);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
