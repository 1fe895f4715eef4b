/**
 * What the page of a package says to its editor, checked. The page shows text of unknown origin, so nothing about a
 * message is taken for granted, and what it names can only be one of the page's own places.
 */
import type { InspectionPage, PackagePair, PackagePlace } from '../../server/lsp/packages/protocol.ts';

export type PackageWish =
  | { readonly kind: 'open'; readonly place: PackagePlace }
  | { readonly kind: 'compare'; readonly pair: PackagePair };

/** Null for anything that the page would not say. */
export function readPackageMessage(
  message: unknown,
  { places, pairs }: Pick<InspectionPage, 'places' | 'pairs'>,
): PackageWish | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, place: at, pair: number } = message as Record<string, unknown>;
  const place = kind === 'open' && isCount(at) ? places[at] : undefined;
  if (place) return { kind: 'open', place };
  const pair = kind === 'compare' && isCount(number) ? pairs[number] : undefined;
  return pair ? { kind: 'compare', pair } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
