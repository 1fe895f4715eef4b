/** Marks in the files of packages: signs of hidden code with what they say above their line, and added lines. */
import {
  CodeLens,
  Disposable,
  languages,
  MarkdownString,
  OverviewRulerLane,
  Range,
  type TextDocument,
  type TextEditor,
  ThemeColor,
  window,
} from 'vscode';
import type { PackageMark } from '../../server/lsp/packages/protocol.ts';
import { visible } from './visible.ts';

export interface Marker extends Disposable {
  mark(editor: TextEditor): void;
}

/** `marksOf` gives those of a document of this scheme. */
export function createMarker(
  scheme: string,
  marksOf: (document: TextDocument) => readonly PackageMark[],
): Marker {
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
  // A long line would push what is said of it out of sight, so it stands above.
  const lenses = languages.registerCodeLensProvider(
    { scheme },
    {
      provideCodeLenses: document => marksOf(document).flatMap(mark => lensOf(mark, document) ?? []),
    },
  );
  return {
    mark: editor => {
      const marks = marksOf(editor.document);
      for (const kind of ['added', 'weak', 'strong', 'loud'] as const)
        editor.setDecorations(
          kinds[kind],
          marks.filter(mark => mark.kind === kind).map(mark => decorationOf(mark, editor.document)),
        );
    },
    dispose: () => Disposable.from(lenses, ...Object.values(kinds)).dispose(),
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

/** Whole in the hover, as plain text: nothing in it is acted on. */
function decorationOf(mark: PackageMark, document: TextDocument) {
  const { message } = mark;
  const hover = message === '' ? {} : { hoverMessage: new MarkdownString().appendText(message) };
  return { range: rangeOf(mark, document), ...hover };
}

/** Without a command: there is nothing to press. `$(` would begin an icon. */
function lensOf(mark: PackageMark, document: TextDocument): CodeLens | null {
  if (mark.message === '') return null;
  const title = `${mark.kind} · ${visible(mark.message, 160).replaceAll('$(', '$ (')}`;
  return new CodeLens(rangeOf(mark, document), { title, command: '' });
}

function rangeOf({ firstLine, lastLine }: PackageMark, document: TextDocument): Range {
  const last = Math.min(lastLine, document.lineCount - 1);
  return new Range(Math.min(firstLine, last), 0, last, document.lineAt(last).text.length);
}
