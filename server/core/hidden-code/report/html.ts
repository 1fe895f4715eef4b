/** Inspections as one page that needs nothing else: no script, no request. All that comes out of packages is escaped. */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { htmlPage } from '../../outputs/html-page.ts';
import { type Links, pageBody } from './page-body.ts';
import { type InspectionReport, phrasesOf } from './report.ts';

/** Nowhere to lead to: the package is in no folder. */
const noLinks: Links = {
  place: text => `<span class="place">${escapeHtml(text)}</span>`,
  compare: () => '',
};

export function htmlOf(report: InspectionReport): string {
  return htmlPage({
    title: 'Antivenom inspection',
    phrases: phrasesOf(report.summary),
    main: pageBody(report, noLinks),
    footer: `Antivenom ${escapeHtml(report.tool.version)} · nothing was run`,
  });
}
