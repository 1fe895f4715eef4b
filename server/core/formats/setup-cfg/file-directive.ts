/** setuptools' `file: requirements.txt, more.txt` in place of a list. */
import type { Reference } from '../../dependency.ts';
import type { IniOption } from '../../ini/parse.ts';
import { stripped } from '../../python/blanks.ts';

/** The files that the value names; none where it is no such directive. */
export function readFileDirective(text: string, { lines }: IniOption): Reference[] {
  const [first] = lines.filter(({ span }) => span.end > span.start);
  if (!first || !text.startsWith('file:', first.span.start)) return [];
  return lines.flatMap(({ span }) => {
    const start = span === first.span ? span.start + 'file:'.length : span.start;
    return commaParts(text, start, span.end);
  });
}

function commaParts(text: string, start: number, end: number): Reference[] {
  const found: Reference[] = [];
  for (let from = start; from < end; ) {
    const comma = text.indexOf(',', from);
    const to = comma < 0 || comma > end ? end : comma;
    const span = stripped(text, from, to);
    if (span.end > span.start)
      found.push({ path: text.slice(span.start, span.end), span, kind: 'requirements' });
    from = to + 1;
  }
  return found;
}
