/** The HTML form of an index page, with everything that the standard lets an attribute say. */
import type { IndexAnswer } from './pypi.ts';

export function indexHtml(page: IndexAnswer): string {
  const status = page['project-status'];
  const anchors = page.files.map(file => {
    const yanked =
      file.yanked === false ? '' : ` data-yanked="${file.yanked === true ? '' : escaped(file.yanked)}"`;
    const provenance = file.provenance === null ? '' : ` data-provenance="${escaped(file.provenance)}"`;
    return (
      `    <a href="${escaped(file.url)}#sha256=${file.hashes.sha256}"` +
      ` data-requires-python="${escaped(file['requires-python'])}"${yanked}${provenance}>${escaped(file.filename)}</a><br/>`
    );
  });
  return [
    '<!DOCTYPE html>',
    '<html>',
    '  <head>',
    `    <meta name="pypi:repository-version" content="${page.meta['api-version']}">`,
    `    <meta name="pypi:project-status" content="${status.status}">`,
    ...(status.reason === undefined
      ? []
      : [`    <meta name="pypi:project-status-reason" content="${escaped(status.reason)}">`]),
    `    <title>Links for ${escaped(page.name)}</title>`,
    '  </head>',
    '  <body>',
    `    <h1>Links for ${escaped(page.name)}</h1>`,
    ...anchors,
    '  </body>',
    '</html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
