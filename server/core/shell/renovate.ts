/** `# renovate: datasource=pypi depName=numpy`: an annotation that ties the version below it to a project on PyPI. */
import { bareDependency } from '../bare-dependency.ts';
import type { Dependency } from '../dependency.ts';

/** Only in a comment on a line of its own, so that texts about annotations are none. */
const annotation = /^[ \t]*(?:#|\/\/|<!--|;)[ \t]*renovate:[ \t]*([^\r\n]{0,500})/gm;

/** One dependency for each annotation about PyPI; the version on the next line is its specifier. */
export function renovateAnnotations(text: string): readonly Dependency[] {
  const found: Dependency[] = [];
  if (!text.includes('renovate:')) return found;
  for (const { 0: whole, 1: fields = '', index } of text.matchAll(annotation)) {
    if (!/\bdatasource=pypi\b/.test(fields)) continue;
    const field = /\bpackageName=/.test(fields)
      ? /\bpackageName=["']?([^\s"',;<>]+)/
      : /\bdepName=["']?([^\s"',;<>]+)/;
    const name = field.exec(fields);
    const written = name?.[1];
    if (!name || written === undefined) continue;
    const fieldsStart = index + whole.length - fields.length;
    const start = fieldsStart + fields.indexOf(written, name.index + name[0].indexOf('='));
    found.push({
      ...bareDependency({
        kind: 'install-command',
        name: written,
        span: { start, end: start + written.length },
      }),
      specifier: versionBelow(text, index + whole.length),
    });
  }
  return found;
}

function versionBelow(text: string, annotationEnd: number): string {
  const [, line = ''] = text.slice(annotationEnd, annotationEnd + 800).split(/\r?\n/, 2);
  return /[=:@ ]["']?v?(\d[\w.!+-]*)/.exec(line)?.[1] ?? '';
}
