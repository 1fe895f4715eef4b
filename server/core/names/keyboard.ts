/** Which keys lie beside each other on a QWERTY keyboard, digits row included. Knows nothing of names. */

const rows = ['1234567890-', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/** How far each row is shifted to the right of the digits row, in key widths. */
const shifts = [0, 0.5, 0.75, 1.25] as const;

const places = new Map<string, { readonly row: number; readonly column: number }>();
rows.forEach((keys, row) => {
  [...keys].forEach((key, at) => {
    places.set(key, { row, column: at + (shifts[row] ?? 0) });
  });
});

/** True for two different keys that touch: side by side, or diagonally in the next row. */
export function areAdjacentKeys(one: string, other: string): boolean {
  const a = places.get(one);
  const b = places.get(other);
  if (!a || !b || one === other) return false;
  const rowGap = Math.abs(a.row - b.row);
  // Touching keys of one row are a full width apart, those of two rows at most three quarters.
  return rowGap === 0
    ? Math.abs(a.column - b.column) === 1
    : rowGap === 1 && Math.abs(a.column - b.column) < 0.8;
}
