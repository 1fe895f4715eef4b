/** `--fix`: writes back every file that a chosen fix changes, in the encoding it was read in. */
import { applyEdits, chosenFixes } from '../core/fixes.ts';
import { encodeText } from '../io/read-text.ts';
import { replaceFile } from '../io/replace-file.ts';
import { type ScanOptions, scan } from '../io/scan.ts';

export interface Fixed {
  readonly fixes: number;
  readonly files: number;
  /** A sentence for each file that could not be written. */
  readonly refused: readonly string[];
}

export async function applyFixes(
  roots: readonly string[],
  options: ScanOptions,
  which: 'safe' | 'all',
): Promise<Fixed> {
  const refused: string[] = [];
  let fixes = 0;
  let files = 0;
  await scan(roots, options, {
    file: ({ path, file, text, encoding, analysis }) => {
      const chosen = chosenFixes(analysis.findings, which);
      if (chosen.length === 0) return;
      const edits = chosen.flatMap(fix => fix.edits);
      const bytes = encodeText(applyEdits(text, edits), encoding);
      const problem = bytes ? written(path, bytes) : 'its encoding cannot be written';
      if (problem !== null) {
        refused.push(`${file} was not fixed: ${problem}`);
        return;
      }
      fixes += chosen.length;
      files++;
    },
  });
  return { fixes, files, refused };
}

function written(path: string, bytes: Uint8Array): string | null {
  try {
    replaceFile(path, bytes);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
