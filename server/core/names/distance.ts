/** How many slips of the fingers lie between two names. */

/**
 * The optimal string alignment distance: letters put in, left out or changed, and neighbours swapped, each one step,
 * where no place is touched twice. Returns `max + 1` for all that is further apart than `max`.
 *
 * Only cells within `max` of the diagonal can matter, so three rows of `2 * max + 1` cells are kept: cell `k` of row
 * `i` stands for the first `i` letters of `a` against the first `i + k - max` of `b`.
 */
export function osaDistance(a: string, b: string, max: number): number {
  const far = max + 1;
  if (Math.abs(a.length - b.length) > max) return far;
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const rows = endA - start;
  const columns = endB - start;
  if (rows === 0 || columns === 0) return rows + columns;

  const width = 2 * max + 1;
  let older = new Array<number>(width).fill(far);
  let old = Array.from(older);
  let row = Array.from(older);
  for (let k = max; k < width; k++) old[k] = k - max;
  for (let i = 1; i <= rows; i++) {
    const letter = a.charCodeAt(start + i - 1);
    let least = far;
    for (let k = 0; k < width; k++) {
      const j = i + k - max;
      let cell = far;
      if (j === 0) cell = i;
      else if (j > 0 && j <= columns) {
        const other = b.charCodeAt(start + j - 1);
        cell = (old[k] ?? far) + (letter === other ? 0 : 1);
        cell = Math.min(cell, (old[k + 1] ?? far) + 1, (row[k - 1] ?? far) + 1);
        const isSwap =
          i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && other === a.charCodeAt(start + i - 2);
        if (isSwap) cell = Math.min(cell, (older[k] ?? far) + 1);
      }
      row[k] = cell;
      if (cell < least) least = cell;
    }
    // A swap can still reach back over one hopeless row, so two in a row are needed to give up.
    if (least > max && Math.min(...old) > max) return far;
    const spare = older;
    older = old;
    old = row;
    row = spare;
  }
  return Math.min(old[columns - rows + max] ?? far, far);
}
