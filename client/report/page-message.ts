/**
 * What the report's page says to its editor, checked. The page shows text of unknown origin, so nothing about a message
 * is taken for granted, and a place can only be one of the report.
 */
import type { WorkspaceReport } from '../../server/lsp/protocol.ts';

export type PageWish =
  | { readonly kind: 'open'; readonly uri: string; readonly line: number; readonly character: number }
  | { readonly kind: 'scan' }
  | { readonly kind: 'export' };

/** Null for anything that the page would not say. */
export function readPageMessage(
  message: unknown,
  { files }: Pick<WorkspaceReport, 'files'>,
): PageWish | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, file, line, character } = message as Record<string, unknown>;
  if (kind === 'scan' || kind === 'export') return { kind };
  if (kind !== 'open' || !isCount(file) || !isCount(line) || !isCount(character)) return null;
  const uri = files[file]?.uri;
  return typeof uri === 'string' ? { kind, uri, line, character } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
