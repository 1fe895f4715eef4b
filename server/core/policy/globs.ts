/** Which patterns of files are matched at all: one that could be made to take for ever is not. */

/** A pattern with many stars can take longer than the rest of a scan; no honest one needs more than a few. */
const mostStars = 5;
/** Two stars between folders try every depth of the path, each such place inside the one before. */
const mostDepths = 2;

/** For a line of a `.gitignore` and for an item of `exclude`. */
export function isSaneGlob(pattern: string): boolean {
  if (pattern.length > 1000) return false;
  const stars = pattern.match(/\*+/g) ?? [];
  const depths = pattern.match(/\/\*{2,}(?=\/)/g) ?? [];
  return stars.length <= mostStars && depths.length <= mostDepths;
}
