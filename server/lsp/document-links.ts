/** Links from names to where they come from: the project's page, or the repository that a line names. */
import type { DocumentLink } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dependency } from '../core/dependency.ts';
import type { Knowledge } from '../core/ports.ts';
import { projectPage } from '../core/public-services.ts';
import type { Span } from '../core/span.ts';
import { askedProject } from './card/name-card.ts';
import type { FactsPort } from './facts-port.ts';
import type { Judged } from './judging.ts';

/** Only requirements and install commands: lock files name hundreds, and imports are the code's own. */
export function documentLinks(
  document: TextDocument,
  { analysis, lines }: Judged,
  { names }: Knowledge,
  facts: FactsPort,
): DocumentLink[] {
  const text = document.getText();
  const links = new Map<number, DocumentLink>();
  const add = (span: Span, target: string, tooltip: string) =>
    links.set(span.start, { range: lines.range(span), target, tooltip });
  for (const dependency of analysis.dependencies) {
    const { kind, source, span } = dependency;
    if (kind !== 'requirement' && kind !== 'install-command') continue;
    const canonical = askedProject(dependency);
    if (canonical !== null && isOnPyPI(canonical, names, facts))
      add(span, projectPage(canonical), `Open ${canonical} on PyPI`);
    if (source !== 'vcs') continue;
    const repository = repositoryNear(dependency, text);
    if (repository) add(repository.span, repository.address, 'Open the repository');
  }
  return [...links.values()];
}

/** A page of PyPI is none of a project that another index has told of. */
function isOnPyPI(canonical: string, names: Knowledge['names'], facts: FactsPort): boolean {
  if (names.has(canonical)) return true;
  return facts.hostOf(canonical) === null && facts.factsOf(canonical).index.state === 'known';
}

/** Addresses stand in the line of their name, or in the key beside it. */
const longestLine = 2000;

/** The repository on a public host that the line of a dependency names. */
function repositoryNear({ span }: Dependency, text: string): { span: Span; address: string } | null {
  const start = Math.max(text.lastIndexOf('\n', span.start) + 1, span.start - longestLine);
  const end = text.indexOf('\n', span.end);
  const line = text.slice(start, Math.min(end < 0 ? text.length : end, span.end + longestLine));
  const found = /https:\/\/(?:github|gitlab)\.com\/[\w.-]{1,100}(?:\/[\w.-]{1,100}){1,8}/.exec(line);
  if (!found) return null;
  const at = start + found.index;
  const [address] = found;
  return { span: { start: at, end: at + address.length }, address: address.replace(/\.git$/, '') };
}
