/** What lines of a card are made of. All text is of unknown origin; renderers escape and cut it. */

export interface Piece {
  readonly text: string;
  /** An address that `safeLink` has let pass, or one of our own; null for mere text. */
  readonly href: string | null;
}

/** Pieces of one line; renderers put a mark between them. */
export type CardLine = readonly Piece[];

export function words(text: string): Piece {
  return { text, href: null };
}
