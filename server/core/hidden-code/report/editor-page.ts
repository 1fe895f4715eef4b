/**
 * The page of a look into packages inside an editor: in the editor's own colours, every place a button. It loads
 * nothing, and runs one script of its own, which does no more than tell the editor what was pressed.
 */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { pageStyle } from '../../outputs/html-style.ts';
import { inspectionScript, inspectionStyle } from './editor-page-parts.ts';
import { type FileLink, type Links, type PlaceLink, pageBody } from './page-body.ts';
import { type InspectionReport, phrasesOf } from './report.ts';

export interface EditorPage {
  readonly page: string;
  /** What the buttons stand for, by their numbers. */
  readonly places: readonly PlaceLink[];
  readonly pairs: readonly { readonly inspected: FileLink; readonly original: FileLink }[];
}

/** `nonce` is of letters and digits, new for each page: it alone lets style and script of this page through. */
export function inspectionPage(title: string, report: InspectionReport, nonce: string): EditorPage {
  const places: PlaceLink[] = [];
  const pairs: EditorPage['pairs'][number][] = [];
  const links: Links = {
    place: (text, place) => {
      places.push(place);
      return `<button type="button" class="place" data-place="${places.length - 1}">${escapeHtml(text)}</button>`;
    },
    compare: (text, inspected, original) => {
      pairs.push({ inspected, original });
      return `<button type="button" class="compare" data-pair="${pairs.length - 1}">${escapeHtml(text)}</button>`;
    },
  };
  const body = pageBody(report, links);
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${pageStyle}${inspectionStyle}</style>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(phrasesOf(report.summary).join(' · '))}</p>
</header>
<main>
${body}
</main>
<footer>Antivenom ${escapeHtml(report.tool.version)} · nothing was run</footer>
<script nonce="${nonce}">${inspectionScript}</script>
</html>
`;
  return { page, places, pairs };
}
