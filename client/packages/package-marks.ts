/** Marks in the files of packages: signs of hidden code with what they say behind their line, and added lines. */
import {
  type DecorationOptions,
  type Disposable,
  MarkdownString,
  OverviewRulerLane,
  Range,
  type TextEditor,
  ThemeColor,
  window,
} from 'vscode';
import type { PackageMark } from '../../server/lsp/protocol.ts';
import { visible } from './visible.ts';

export interface Marker extends Disposable {
  mark(editor: TextEditor, marks: readonly PackageMark[]): void;
}

export function createMarker(): Marker {
  const kinds = {
    added: lineType('diffEditor.insertedLineBackground', 'editorOverviewRuler.addedForeground'),
    weak: lineType('editor.infoBackground', 'editorOverviewRuler.infoForeground', 'editorInfo.foreground'),
    strong: lineType(
      'inputValidation.warningBackground',
      'editorOverviewRuler.warningForeground',
      'editorWarning.foreground',
    ),
    loud: lineType(
      'inputValidation.errorBackground',
      'editorOverviewRuler.errorForeground',
      'editorError.foreground',
    ),
  };
  return {
    mark: (editor, marks) => {
      for (const kind of ['added', 'weak', 'strong', 'loud'] as const)
        editor.setDecorations(
          kinds[kind],
          marks.filter(mark => mark.kind === kind).map(mark => decorationOf(mark, editor)),
        );
    },
    dispose: () => {
      for (const kind of Object.values(kinds)) kind.dispose();
    },
  };
}

function lineType(background: string, ruler: string, border?: string) {
  return window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor(background),
    overviewRulerColor: new ThemeColor(ruler),
    overviewRulerLane: OverviewRulerLane.Left,
    ...(border && {
      borderStyle: 'solid',
      borderWidth: '0 0 0 3px',
      borderColor: new ThemeColor(border),
    }),
  });
}

/** The sentence stands behind the line, and whole in the hover. It is plain text: nothing in it is acted on. */
function decorationOf(
  { firstLine, lastLine, message }: PackageMark,
  { document }: TextEditor,
): DecorationOptions {
  const last = Math.min(lastLine, document.lineCount - 1);
  const range = new Range(Math.min(firstLine, last), 0, last, document.lineAt(last).text.length);
  if (message === '') return { range };
  return {
    range,
    hoverMessage: new MarkdownString().appendText(message),
    renderOptions: {
      after: {
        contentText: `   ${visible(message, 120)}`,
        color: new ThemeColor('editorCodeLens.foreground'),
        fontStyle: 'italic',
      },
    },
  };
}
