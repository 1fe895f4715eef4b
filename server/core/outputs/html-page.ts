/** The frame of a page that stands alone: no script, no request, light or dark as its reader likes it. */
import { escapeHtml } from './escape-html.ts';
import { pageStyle } from './html-style.ts';

export interface PageParts {
  readonly title: string;
  /** Plain text. */
  readonly phrases: readonly string[];
  /** HTML, escaped already. */
  readonly main: string;
  readonly footer: string;
}

export function htmlPage({ title, phrases, main, footer }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(phrases.join(' · '))}</p>
</header>
<main>
${main}
</main>
<footer>${footer}</footer>
</html>
`;
}
