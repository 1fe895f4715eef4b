/** The quick fix that takes an entry out, and where none may be made. */
import type { Dependency } from './dependency.ts';
import type { Document } from './document.ts';
import type { Fix } from './finding.ts';

/** What a tool has written from another file is never edited: the tool would undo it, and hashes would no longer fit. */
export function isLocked({ kind }: Dependency, { path }: Document): boolean {
  return kind === 'lock' || /\.lock$/i.test(path);
}

/** Empty where the entry cannot be taken out, or must not be. */
export function removalOf(dependency: Dependency, document: Document): readonly Fix[] {
  if (!dependency.removal || isLocked(dependency, document)) return [];
  const written = document.text.slice(dependency.span.start, dependency.span.end);
  return [
    {
      title: `Remove '${written}'`,
      safe: false,
      preferred: false,
      edits: [{ span: dependency.removal, newText: '' }],
    },
  ];
}
