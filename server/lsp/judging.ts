/** Judges open documents and files on disk alike. What was judged is kept until the text or the world changes. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyze } from '../core/analyze.ts';
import type { Finding } from '../core/finding.ts';
import type { Format } from '../core/formats/format.ts';
import { formatOf } from '../core/formats/index.ts';
import type { Context } from '../core/judge.ts';
import { createMemory, type Memory } from '../core/memory.ts';
import { isAllowed } from '../core/policy/allow.ts';
import type { Knowledge } from '../core/ports.ts';
import { LineIndex } from '../core/span.ts';
import { paths } from '../io/paths.ts';
import { largestFile } from '../io/read-text.ts';
import type { ServerSettings } from './settings.ts';
import type { WorkspaceModules } from './workspace-modules.ts';

export interface Judged {
  readonly analysis: Analysis;
  readonly lines: LineIndex;
}

export interface Judging {
  /** Null for a document that is none of ours: no format reads it, it is switched off, excluded or too large. */
  judge(document: TextDocument, settings: ServerSettings): Judged | null;
  /** For a file on disk; `isLocalModule` looks at the workspace. */
  contextOf(path: string | null, settings: ServerSettings): Context;
  /** Something beside the texts has changed: nothing judged so far counts any longer. */
  worldChanged(): void;
}

export interface World {
  readonly knowledge: () => Knowledge;
  readonly today: () => string;
  readonly modules: WorkspaceModules;
  readonly isExcluded: (uri: string, patterns: readonly string[]) => boolean;
}

export function createJudging(world: World): Judging {
  const memories = new Map<ServerSettings, Memory>();
  let kept = new WeakMap<TextDocument, { version: number; settings: ServerSettings; judged: Judged }>();
  const contextOf = (path: string | null, settings: ServerSettings): Context => ({
    knowledge: world.knowledge(),
    settings: settings.core,
    today: world.today(),
    isLocalModule: world.modules.isLocalFor(path),
  });
  return {
    contextOf,
    judge: (document, settings) => {
      const format = readableFormat(document, settings, world);
      if (!format) return null;
      const before = kept.get(document);
      if (before?.version === document.version && before.settings === settings) return before.judged;
      const text = document.getText();
      const path = paths.nameOfDocument(document.uri);
      const memory = memories.get(settings) ?? createMemory();
      memories.set(settings, memory);
      const context = { ...contextOf(paths.uriToPath(document.uri), settings), memory };
      const analysis = analyze({ path, text, format }, context);
      const findings = shownFindings(analysis.findings, settings);
      const judged = { analysis: { ...analysis, findings }, lines: new LineIndex(text) };
      kept.set(document, { version: document.version, settings, judged });
      return judged;
    },
    worldChanged: () => {
      kept = new WeakMap();
      memories.clear();
    },
  };
}

/** Names that the settings allow are not spoken of. */
export function shownFindings(findings: readonly Finding[], settings: ServerSettings): readonly Finding[] {
  if (settings.allow.length === 0) return findings;
  return findings.filter(({ dependency }) => {
    const name = dependency?.name ?? dependency?.module;
    return name === undefined || !isAllowed(name, settings.allow);
  });
}

function readableFormat(document: TextDocument, settings: ServerSettings, world: World): Format | null {
  if (!settings.enable) return null;
  const format = formatOf(paths.nameOfDocument(document.uri));
  if (!format || world.isExcluded(document.uri, settings.exclude)) return null;
  return document.getText().length > largestFile ? null : format;
}
