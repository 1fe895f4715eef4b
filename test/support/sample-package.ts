/** Packages that lie in no folder, for tests of what looks into packages. */

import { inspect } from '../../server/core/hidden-code/inspect.ts';
import type { Container, Inspection, SourceFile } from '../../server/core/hidden-code/inspection.ts';
import { sha256, toolsWith } from '../../server/io/packages/tools.ts';
import { bundledKnowledge } from './bundled.ts';

/** Files by their paths, and what they are found in where that is no folder. */
export interface Sample {
  readonly files: Readonly<Record<string, string>>;
  readonly container?: Partial<Container>;
}

export function sampleFiles(files: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    size: Buffer.byteLength(text),
    text: () => text,
    sha256: () => sha256(Buffer.from(text)),
  }));
}

export async function inspectSample(sample: Sample): Promise<Inspection> {
  const container: Container = {
    kind: 'folder',
    name: null,
    version: null,
    file: null,
    sha256: null,
    problems: [],
    ...sample.container,
  };
  const inspection = await inspect(sampleFiles(sample.files), container, toolsWith(bundledKnowledge()));
  if (!inspection) throw new Error('nobody has stopped it');
  return inspection;
}
