/** Quick fixes and fix-all. They are made from the text as it is now, so an old diagnostic can do no harm. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InspectedRelease } from '../core/facts/inspected-release.ts';
import type { Finding } from '../core/finding.ts';
import { chosenEdits } from '../core/fixes.ts';
import { canonicalName } from '../core/names/canonical.ts';
import { ignoreEdit } from '../core/policy/ignore-edit.ts';
import type { HiddenCodeEvidence } from '../core/rules/hidden-code.ts';
import { paths } from '../io/paths.ts';
import { allowActions, type ProjectFiles } from './allow-actions.ts';
import {
  chosenActionOf,
  documentationActionOf,
  fixAllActionOf,
  fixAllKind,
  inspectionActionOf,
  quickFixOf,
  type Target,
  workspaceEditOf,
} from './convert.ts';
import type { Judged } from './judging.ts';

export interface ActionContext {
  readonly isTrusted: boolean;
  readonly showsDocuments: boolean;
  readonly takesVersionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly files: ProjectFiles;
  /** What was looked into of a project, by canonical name; null for a client that has no page for it. */
  readonly inspectionsOf: ((canonical: string) => readonly InspectedRelease[]) | null;
}

interface Asked {
  readonly finding: Finding;
  /** Those of the client that the finding stands for. */
  readonly diagnostics: readonly Diagnostic[];
  readonly judged: Judged;
  readonly target: Target;
}

/** Makes the actions for one finding; a further kind of action is one more of these. */
type ActionMaker = (asked: Asked, context: ActionContext) => readonly CodeAction[];

const makers: readonly ActionMaker[] = [
  inspectionActions,
  ({ finding, target, diagnostics }) => finding.fixes.map(fix => quickFixOf(fix, target, diagnostics)),
  ignoreActions,
  ({ finding, judged, diagnostics }, context) => allowActions(finding, judged.file, diagnostics, context),
  ({ finding, diagnostics }, { showsDocuments }) =>
    showsDocuments ? [documentationActionOf(finding.rule, diagnostics)] : [],
];

/** Nobody reads a longer list, and each entry takes its own look at the whole text. */
const mostOffered = 50;

export function codeActions(
  params: CodeActionParams,
  document: TextDocument,
  judged: Judged,
  context: ActionContext,
): CodeAction[] {
  const { only, diagnostics } = params.context;
  const target = targetOf(judged, context);
  const { findings } = judged.analysis;
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, only)) {
    const start = judged.start + document.offsetAt(params.range.start);
    const end = judged.start + document.offsetAt(params.range.end);
    const within = findings.filter(({ span }) => span.end >= start && span.start <= end);
    for (const finding of within.slice(0, mostOffered)) {
      const own = diagnosticsFor(finding, diagnostics, judged);
      const asked = { finding, diagnostics: own, judged, target };
      for (const make of makers) actions.push(...make(asked, context));
    }
  }
  if (isWanted(fixAllKind, only)) {
    const edits = safeEdits(judged, context);
    if (edits.length > 0) actions.push(fixAllActionOf(edits, target));
  }
  return actions;
}

/** Leads to what a look into the package has met. */
function inspectionActions({ finding, diagnostics }: Asked, { inspectionsOf }: ActionContext) {
  const name = finding.dependency?.name;
  if (finding.rule !== 'hidden-code' || name == null || !inspectionsOf) return [];
  const { version } = finding.evidence as HiddenCodeEvidence;
  const looked = inspectionsOf(canonicalName(name)).findLast(
    each => each.verdict === 'loud' && each.version === version,
  );
  return looked ? [inspectionActionOf(looked.source, diagnostics)] : [];
}

/** A comment about a comment would itself be one that ignores nothing, so only what is said of names can be ignored. */
function ignoreActions({ finding, diagnostics, judged, target }: Asked): readonly CodeAction[] {
  if (finding.rule === 'unused-ignore') return [];
  const edit = ignoreEdit(judged.text, nameForComments(judged), finding);
  if (!edit) return [];
  const title = `Ignore '${finding.rule}' on this line`;
  return [chosenActionOf(title, workspaceEditOf([edit], target), diagnostics)];
}

/** Cells of an open notebook hold what a Python file could, while the notebook's own file has no comments. */
function nameForComments({ file, sheets }: Judged): string {
  const name = paths.nameOfDocument(file);
  return sheets.some(({ uri }) => uri === file) ? name : `${name}.py`;
}

/** The edits of all safe fixes; none in a workspace that its user has not vouched for. */
export function safeEdits(judged: Judged, { isTrusted }: ActionContext) {
  return isTrusted ? chosenEdits(judged.analysis.findings, 'safe') : [];
}

export function targetOf({ sheets }: Judged, { takesVersionedEdits }: ActionContext): Target {
  return { sheets, isVersioned: takesVersionedEdits };
}

/** Kinds are hierarchical: who asks for `source` also wants `source.fixAll.antivenom`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some(wanted => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function diagnosticsFor(
  finding: Finding,
  given: readonly Diagnostic[],
  { lines }: Judged,
): readonly Diagnostic[] {
  const { start } = lines.range(finding.span);
  return given.filter(
    ({ source, code, range }) =>
      source === 'antivenom' &&
      code === finding.rule &&
      range.start.line === start.line &&
      range.start.character === start.character,
  );
}
