/** Turns the distance between two names into the single edits that lie between them. */

export type EditOperation = 'insert' | 'delete' | 'substitute' | 'swap';

/** One step from `target` to `typed`. */
export interface NameEdit {
  readonly operation: EditOperation;
  /** UTF-16 offset in `typed`; for a deleted letter, where it would stand. */
  readonly at: number;
  /** UTF-16 offset in `target`. */
  readonly targetAt: number;
  /** What stands in `typed` (two letters for a swap, empty for a deletion), and in `target`. */
  readonly typed: string;
  readonly target: string;
}

/**
 * The fewest edits that make `typed` out of `target`, in order, a swap of neighbours counting as one
 * (optimal string alignment). Null beyond `limit` edits.
 */
export function editsBetween(typed: string, target: string, limit: number): readonly NameEdit[] | null {
  const shorter = Math.min(typed.length, target.length);
  let start = 0;
  while (start < shorter && typed.charCodeAt(start) === target.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    typed.charCodeAt(typed.length - 1 - end) === target.charCodeAt(target.length - 1 - end)
  )
    end++;
  const a = typed.slice(start, typed.length - end);
  const b = target.slice(start, target.length - end);
  if (Math.abs(a.length - b.length) > limit) return null;
  if (a.length + b.length === 0) return [];
  if (a.length * b.length === 0) return a.length + b.length > limit ? null : trace(a, b, [], start);
  if (a.length === b.length && limit > 0) {
    if (a.length === 1) return [{ operation: 'substitute', at: start, targetAt: start, typed: a, target: b }];
    if (a.length === 2 && a[0] === b[1] && a[1] === b[0])
      return [{ operation: 'swap', at: start, targetAt: start, typed: a, target: b }];
  }
  // The middles of two names that are at most two edits apart may still be long: cap the table, not the names.
  if (a.length > 80 || b.length > 80) return null;
  const table = distances(a, b);
  if ((table[a.length * (b.length + 1) + b.length] ?? 0) > limit) return null;
  return trace(a, b, table, start);
}

function distances(a: string, b: string): number[] {
  const width = b.length + 1;
  const table: number[] = new Array(width * (a.length + 1)).fill(0);
  for (let column = 0; column < width; column++) table[column] = column;
  for (let row = 1; row <= a.length; row++) {
    table[row * width] = row;
    for (let column = 1; column < width; column++) {
      const here = row * width + column;
      const same = a[row - 1] === b[column - 1];
      let best = (table[here - width - 1] as number) + (same ? 0 : 1);
      best = Math.min(best, (table[here - width] as number) + 1, (table[here - 1] as number) + 1);
      if (isSwap(a, b, row, column)) best = Math.min(best, (table[here - 2 * width - 2] as number) + 1);
      table[here] = best;
    }
  }
  return table;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    a[row - 1] === b[column - 2] &&
    a[row - 2] === b[column - 1] &&
    a[row - 1] !== a[row - 2]
  );
}

function trace(a: string, b: string, table: readonly number[], offset: number): readonly NameEdit[] {
  const width = b.length + 1;
  const edits: NameEdit[] = [];
  const add = (
    operation: EditOperation,
    row: number,
    column: number,
    typed: string,
    target: string,
  ): void => {
    edits.push({ operation, at: offset + row, targetAt: offset + column, typed, target });
  };
  let row = a.length;
  let column = b.length;
  while (row > 0 || column > 0) {
    const here = row * width + column;
    const cost = table[here];
    const last = a[row - 1] ?? '';
    const wanted = b[column - 1] ?? '';
    if (column === 0) add('insert', --row, 0, last, '');
    else if (row === 0) add('delete', 0, --column, '', wanted);
    else if (last === wanted && table[here - width - 1] === cost) {
      row--;
      column--;
    } else if (isSwap(a, b, row, column) && (table[here - 2 * width - 2] as number) + 1 === cost) {
      row -= 2;
      column -= 2;
      add('swap', row, column, a.slice(row, row + 2), b.slice(column, column + 2));
    } else if ((table[here - width - 1] as number) + 1 === cost) {
      row--;
      column--;
      add('substitute', row, column, last, wanted);
    } else if ((table[here - width] as number) + 1 === cost) add('insert', --row, column, last, '');
    else add('delete', row, --column, '', wanted);
  }
  return edits.reverse();
}
