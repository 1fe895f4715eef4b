/** The quick fix that writes the hashes of a release behind a requirement, as `pip-compile` and `uv` write them. */
import type { Dependency } from './dependency.ts';
import type { Document } from './document.ts';
import type { Fix } from './finding.ts';
import { publishedFiles } from './published-hashes.ts';
import { logicalLines } from './python/logical-lines.ts';
import { pinnedVersion } from './python/version.ts';
import { isLocked } from './removal-fix.ts';
import type { RuleContext } from './rules/rule.ts';

/** A release with more files than any has is no release. */
const mostHashes = 2000;

/** Behind the version and the marker, before a comment. None where the hashes are not known. */
export function addHashes(dependency: Dependency, document: Document, context: RuleContext): readonly Fix[] {
  const { removal: whole, name } = dependency;
  if (!whole || isLocked(dependency, document)) return [];
  const files = publishedFiles(dependency, context) ?? [];
  const hashes = files
    .map(({ hashes }) => hashes['sha256'] ?? '')
    .filter(hash => /^[0-9a-f]{64}$/.test(hash));
  // A release of which a file has no hash could not be installed everywhere any more.
  if (hashes.length === 0 || hashes.length < files.length || hashes.length > mostHashes) return [];
  const [line] = logicalLines(document.text.slice(whole.start, whole.end));
  if (!line) return [];
  const at = whole.start + line.spanOf(0, line.text.length).end;
  const end = document.text.includes('\r\n') ? '\r\n' : '\n';
  const words = [...new Set(hashes)].sort().map(hash => ` \\${end}    --hash=sha256:${hash}`);
  const count = words.length === 1 ? 'hash' : `${words.length} hashes`;
  return [
    {
      title: `Add the ${count} that PyPI lists for '${name}' ${pinnedVersion(dependency)}`,
      safe: false,
      preferred: true,
      edits: [{ span: { start: at, end: at }, newText: words.join('') }],
    },
  ];
}
