/**
 * Pairs the lines of two texts. Lines that stand once in both are held on to first, and what lies between them is
 * paired in the same way (B. Cohen's "patience" diff), so that memory and time stay in proportion to the texts.
 */

/** For each line of the one text the line of the other that it is paired with, counted from 0; -1 for none. */
export function pairLines(one: readonly string[], other: readonly string[]): Int32Array {
  const ids = new Map<string, number>();
  const a = numbered(one, ids);
  const b = numbered(other, ids);
  const pairs = new Int32Array(a.length).fill(-1);
  const waiting: Block[] = [{ from: 0, to: a.length, otherFrom: 0, otherTo: b.length, depth: 0 }];
  const purse = { left: mostCells };
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const rest = trimmed(block, a, b, pairs);
    if (rest.from >= rest.to || rest.otherFrom >= rest.otherTo || rest.depth > deepest) continue;
    const anchors = anchorsIn(rest, a, b);
    if (anchors.length === 0) {
      pairByTable(rest, a, b, pairs, purse);
      continue;
    }
    let { from, otherFrom } = rest;
    const depth = rest.depth + 1;
    for (const [place, otherPlace] of anchors) {
      pairs[place] = otherPlace;
      waiting.push({ from, to: place, otherFrom, otherTo: otherPlace, depth });
      from = place + 1;
      otherFrom = otherPlace + 1;
    }
    waiting.push({ from, to: rest.to, otherFrom, otherTo: rest.otherTo, depth });
  }
  return pairs;
}

/** Each level looks at every line once; what is nested deeper is taken for changed. */
const deepest = 12;
/** For all tables of one pair of texts together, and for one of them. */
const mostCells = 4_000_000;
const largestTable = 1_000_000;

interface Block {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
  readonly depth: number;
}

function numbered(lines: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(lines, line => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  });
}

/** Pairs what is the same at both ends, and gives back what lies between. */
function trimmed(block: Block, a: Int32Array, b: Int32Array, pairs: Int32Array): Block {
  let { from, to, otherFrom, otherTo } = block;
  while (from < to && otherFrom < otherTo && a[from] === b[otherFrom]) pairs[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && a[to - 1] === b[otherTo - 1]) pairs[--to] = --otherTo;
  return { from, to, otherFrom, otherTo, depth: block.depth };
}

type Anchor = readonly [place: number, otherPlace: number];

/** The longest row of lines, in order in both, that each of the two holds once. */
function anchorsIn({ from, to, otherFrom, otherTo }: Block, a: Int32Array, b: Int32Array): readonly Anchor[] {
  const seen = new Map<number, { place: number; otherPlace: number }>();
  const twice = -2;
  for (let at = from; at < to; at++) {
    const known = seen.get(a[at] as number);
    if (known) known.place = twice;
    else seen.set(a[at] as number, { place: at, otherPlace: -1 });
  }
  for (let at = otherFrom; at < otherTo; at++) {
    const known = seen.get(b[at] as number);
    if (known) known.otherPlace = known.otherPlace === -1 ? at : twice;
  }
  const unique = [...seen.values()].filter(({ place, otherPlace }) => place >= 0 && otherPlace >= 0);
  return longestRise(unique.map(({ place, otherPlace }) => [place, otherPlace]));
}

/** Of anchors in the order of the one text those, as many as possible, that are in the order of the other too. */
function longestRise(anchors: readonly Anchor[]): readonly Anchor[] {
  const piles: number[] = [];
  const before = new Int32Array(anchors.length);
  for (const [index, [, otherPlace]] of anchors.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[piles[middle] as number]?.[1] ?? 0) < otherPlace) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (piles[low - 1] as number);
    piles[low] = index;
  }
  const rise: Anchor[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] as number)
    rise.push(anchors[index] as Anchor);
  return rise.reverse();
}

/** The longest common row of a small block, by the usual table; a large one is taken for changed. */
function pairByTable(
  block: Block,
  a: Int32Array,
  b: Int32Array,
  pairs: Int32Array,
  purse: { left: number },
): void {
  const { from, to, otherFrom, otherTo } = block;
  const width = otherTo - otherFrom + 1;
  const cells = (to - from + 1) * width;
  if (cells > Math.min(largestTable, purse.left)) return;
  purse.left -= cells;
  const table = new Uint16Array(cells);
  for (let row = to - from - 1; row >= 0; row--)
    for (let column = width - 2; column >= 0; column--) {
      const here = row * width + column;
      table[here] =
        a[from + row] === b[otherFrom + column]
          ? (table[here + width + 1] as number) + 1
          : Math.max(table[here + width] as number, table[here + 1] as number);
    }
  let row = 0;
  let column = 0;
  while (row < to - from && column < width - 1) {
    const here = row * width + column;
    if (a[from + row] === b[otherFrom + column]) pairs[from + row++] = otherFrom + column++;
    else if ((table[here + width] as number) >= (table[here + 1] as number)) row++;
    else column++;
  }
}
