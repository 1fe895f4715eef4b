/** From findings to what the protocol carries. The only file that builds diagnostics, edits and code actions. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Analysis } from '../core/analyze.ts';
import type { Edit, Finding, Fix, Severity } from '../core/finding.ts';
import { canonicalName } from '../core/names/canonical.ts';
import type { Ranges, Sheet } from './judging.ts';
import { clientCommands, serverCommands } from './protocol.ts';

/** A document as edits address it. `version` is null for a file that is not open. */
export interface Addressed {
  readonly uri: string;
  readonly version: number | null;
  readonly lines: Ranges;
}

/** The documents that edits of one text may reach; `isVersioned` is false for clients that take no versions. */
export interface Target {
  readonly sheets: readonly Sheet[];
  readonly isVersioned: boolean;
}

export const fixAllKind = `${CodeActionKind.SourceFixAll}.antivenom`;

const severities: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** All that is said of one text: its findings, and mistakes in Antivenom's own settings. `uri` is the text's own. */
export function diagnosticsOf(
  { findings, problems }: Analysis,
  lines: Ranges,
  pageOf: (rule: string) => string,
  uri: string,
): Diagnostic[] {
  // Other text that cannot be read is most often half typed; its own language's tools speak of it.
  const settings = problems.filter(({ isSetting }) => isSetting);
  return [
    ...findings.map(finding => diagnosticOf(finding, lines, pageOf, uri)),
    ...settings.map(({ span, message }) => ({
      range: lines.range(span),
      severity: DiagnosticSeverity.Warning,
      source: 'antivenom',
      message,
    })),
  ];
}

/** `data` lets a client act on a finding without reading its sentence. */
function diagnosticOf(
  finding: Finding,
  lines: Ranges,
  pageOf: (rule: string) => string,
  uri: string,
): Diagnostic {
  const { rule, severity, confidence, dependency, target } = finding;
  const written = dependency?.name ?? dependency?.module ?? '';
  return {
    range: lines.range(finding.span),
    severity: severities[severity],
    source: 'antivenom',
    code: rule,
    codeDescription: { href: pageOf(rule) },
    message: finding.message,
    ...(finding.related && {
      relatedInformation: finding.related.map(({ file, range, message }) => ({
        location: { uri: uri.slice(0, uri.lastIndexOf('/') + 1) + file, range },
        message,
      })),
    }),
    data: {
      name: written,
      canonical: canonicalName(written),
      target,
      targetModule: finding.targetModule ?? null,
      confidence,
    },
  };
}

/** `diagnostics` are those of the client that the fix is for. */
export function quickFixOf(fix: Fix, target: Target, diagnostics: readonly Diagnostic[]): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [...diagnostics],
    ...(fix.preferred && { isPreferred: true }),
    edit: workspaceEditOf(fix.edits, target),
  };
}

/** An action of the user's own choice, which no key and no fix-all applies unasked. `edit` may be for another file. */
export function chosenActionOf(
  title: string,
  edit: WorkspaceEdit,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], edit };
}

export function fixAllActionOf(edits: readonly Edit[], target: Target): CodeAction {
  return {
    title: 'Fix all safe Antivenom problems',
    kind: fixAllKind,
    edit: workspaceEditOf(edits, target),
  };
}

export function documentationActionOf(rule: string, diagnostics: readonly Diagnostic[]): CodeAction {
  const title = `Show documentation for '${rule}'`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [...diagnostics],
    command: { title, command: serverCommands.showDocumentation, arguments: [rule] },
  };
}

/** `source` is what was looked into. For Antivenom's own extension alone. */
export function inspectionActionOf(source: string, diagnostics: readonly Diagnostic[]): CodeAction {
  const title = 'Show what was found';
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [...diagnostics],
    command: { title, command: clientCommands.showInspection, arguments: [source] },
  };
}

/** Makes a file and writes its text. Only for clients that make files. */
export function newFileEditOf(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** `isVersioned` says whether the client takes edits of documents that name their version. */
export function fileEditOf(
  edits: readonly Edit[],
  { uri, version, lines }: Addressed,
  isVersioned: boolean,
): WorkspaceEdit {
  const textEdits = edits.map(({ span, newText }) => ({ range: lines.range(span), newText }));
  return isVersioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

/** Edits of one text, for the documents that it consists of. */
export function workspaceEditOf(edits: readonly Edit[], { sheets, isVersioned }: Target): WorkspaceEdit {
  const own = sheets
    .map((sheet, at) => {
      const start = (sheets[at - 1]?.end ?? -1) + 1;
      const isHere = ({ span }: Edit) => start <= span.start && span.end <= sheet.end;
      return { uri: sheet.uri, version: sheet.version, lines: sheet, edits: edits.filter(isHere) };
    })
    .filter(each => each.edits.length > 0)
    .map(each => fileEditOf(each.edits, each, isVersioned));
  return isVersioned
    ? { documentChanges: own.flatMap(({ documentChanges }) => documentChanges ?? []) }
    : { changes: Object.assign({}, ...own.map(({ changes }) => changes)) };
}
