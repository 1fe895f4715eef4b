/** Points from findings in a lock to the lines of the manifest beside it that bring the project in. */
import { lstatSync } from 'node:fs';
import nodePath from 'node:path';
import type { Analysis } from '../core/analyze.ts';
import { type Bringer, bringersIn } from '../core/bringers.ts';
import type { Dependency } from '../core/dependency.ts';
import type { Related } from '../core/finding.ts';
import { formatOf } from '../core/formats/index.ts';
import { canonicalName } from '../core/names/canonical.ts';
import { LineIndex } from '../core/span.ts';
import { readText } from './read-text.ts';

/** More lines would bury the finding. */
const mostRelated = 3;

/** `path` is the absolute path of the file that was analysed. Without findings in a lock nothing is read. */
export function withBringers(path: string, analysis: Analysis): Analysis {
  if (!analysis.links || analysis.findings.length === 0) return analysis;
  const manifest = /[\\/]pipfile\.lock$/i.test(path) ? 'Pipfile' : 'pyproject.toml';
  const lines = readManifest(nodePath.join(nodePath.dirname(path), manifest));
  if (!lines) return analysis;
  const { direct, text } = lines;
  const index = new LineIndex(text);
  const bringersOf = bringersIn(analysis.links, new Set(direct.keys()));
  const findings = analysis.findings.map(finding => {
    const name = finding.dependency?.name;
    if (finding.dependency?.kind !== 'lock' || !name) return finding;
    const related = bringersOf(canonicalName(name))
      .slice(0, mostRelated)
      .flatMap((bringer): Related[] => {
        const span = direct.get(bringer.name)?.span;
        return span ? [{ file: manifest, range: index.range(span), message: messageOf(bringer) }] : [];
      });
    return related.length > 0 ? { ...finding, related } : finding;
  });
  return { ...analysis, findings };
}

function messageOf({ name, path }: Bringer): string {
  if (path.length === 1) return `'${name}' is required here`;
  return `'${name}' brings it in: ${path.join(' → ')}`;
}

/** Null where there is none. A link is not followed: it could lead out of the workspace. */
function readManifest(path: string): { direct: ReadonlyMap<string, Dependency>; text: string } | null {
  try {
    if (!lstatSync(path).isFile()) return null;
  } catch {
    return null;
  }
  const reading = readText(path);
  const parsed = reading.kind === 'text' ? formatOf(nodePath.basename(path))?.parse(reading.text) : null;
  if (reading.kind !== 'text' || !parsed) return null;
  const direct = new Map<string, Dependency>();
  for (const dependency of parsed.dependencies) {
    const name = dependency.name && canonicalName(dependency.name);
    if (name && !direct.has(name)) direct.set(name, dependency);
  }
  return { direct, text: reading.text };
}
