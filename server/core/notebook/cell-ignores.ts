/** Ignore comments in the code cells of a notebook, with the places of the text that the cells were taken from. */
import type { Excerpt } from '../excerpt.ts';
import { type IgnoreDirective, parseIgnores } from '../policy/ignores.ts';
import type { Span } from '../span.ts';
import type { CodeCell } from './read-cells.ts';

/** A comment speaks for its own cell; `ignore-file` at the top of the first code cell for `whole`, the notebook. */
export function cellIgnores(cells: readonly CodeCell[], whole: Span): readonly IgnoreDirective[] {
  return cells.flatMap(({ source, language }, index) => {
    // What the whole cell is handed to need not be Python.
    const style = language === 'python' && !/^\s*%%/.test(source.text) ? 'python' : 'hash';
    return parseIgnores(source.text, style).map(directive => {
      const found = placed(directive, source);
      if (directive.scope !== 'file') return found;
      return index === 0 ? { ...found, covers: whole } : { ...found, scope: 'misplaced' as const };
    });
  });
}

function placed(directive: IgnoreDirective, { spanOf }: Excerpt): IgnoreDirective {
  const place = ({ start, end }: Span): Span => spanOf(start, end);
  return {
    ...directive,
    rules: directive.rules?.map(({ code, span }) => ({ code, span: place(span) })) ?? null,
    span: place(directive.span),
    covers: place(directive.covers),
  };
}
