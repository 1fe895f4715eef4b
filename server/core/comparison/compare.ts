/** Holds two packages against each other, file by file and line by line. Never throws, whatever they hold. */
import type { Container, SignHit, SourceFile } from '../hidden-code/inspection.ts';
import type { ChangedFile, Comparison, Hunk, LineRange } from './comparison.ts';
import { hunksAround, type PairedLines } from './hunks.ts';
import { pairLines } from './line-diff.ts';
import { correspondingPlaces, type Places } from './places.ts';
import { comparisonSentence } from './sentence.ts';

export interface Compared {
  readonly files: readonly SourceFile[];
  readonly container: Container;
}

/** What is compared line by line, and what is shown of it. */
const limits = {
  fileCharacters: 200_000,
  characters: 20_000_000,
  hunks: 12,
  hunksOfFile: 4,
  paths: 1000,
} as const;

/** `hits` are the signs of hidden code in the first package. */
export function compare(one: Compared, other: Compared, hits: readonly SignHit[]): Comparison {
  const places = correspondingPlaces(one, other);
  const pairing = new Pairing(places.renamed);
  const changed: ChangedFile[] = [];
  const unpaired: SourceFile[] = [];
  const missing = new Map([...places.other].filter(([place]) => !places.own.has(place)));
  const elsewhere = contents([...missing.values()]);
  let same = 0;
  for (const [place, file] of places.own) {
    const counterpart = places.other.get(place);
    if (!counterpart) {
      if (file.size > 0 && elsewhere.has(keyOf(file))) same++;
      else unpaired.push(file);
    } else if (pairing.isSame(file, counterpart)) same++;
    else changed.push({ path: file.path, otherPath: counterpart.path, lines: pairing.changes(file.path) });
  }
  const risky = riskyLines(hits, changed, unpaired, pairing);
  const hunks = hunksOf(risky.lines, unpaired, pairing);
  const { kind, name, version, file } = other.container;
  const counts = {
    against: { kind, name, version, file },
    same,
    changed: changed.slice(0, limits.paths),
    added: unpaired.slice(0, limits.paths).map(({ path }) => path),
    removed: [...missing.values()].slice(0, limits.paths).map(({ path }) => path),
    addedLines: changed.reduce((sum, { lines }) => sum + (lines?.addedLines ?? 0), 0),
    signs: risky.signs,
    signLines: risky.count,
    hunks,
  };
  const total = {
    files: places.own.size,
    changed: changed.length,
    added: unpaired.length,
    removed: missing.size,
  };
  return { ...counts, sentence: comparisonSentence(counts, total) };
}

function contents(files: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(files.filter(({ size }) => size > 0).map(keyOf));
}

function keyOf(file: SourceFile): string {
  return `${file.size} ${file.sha256()}`;
}

/** Compares files, and remembers the lines of those that differ. */
class Pairing {
  readonly paired = new Map<string, PairedLines>();
  readonly #renamed: Places['renamed'];
  #characters = 0;

  constructor(renamed: Places['renamed']) {
    this.#renamed = renamed;
  }

  /** By content; what differs in line ends, in the import name or in the name and version of its metadata is the same. */
  isSame(file: SourceFile, other: SourceFile): boolean {
    if (file.size === other.size && file.sha256() !== null && file.sha256() === other.sha256()) return true;
    if (this.#characters > limits.characters) return false;
    if (Math.max(file.size, other.size) > limits.fileCharacters * 4) return false;
    const text = file.text();
    const otherText = other.text();
    if (text === null || otherText === null) return false;
    if (Math.max(text.length, otherText.length) > limits.fileCharacters) return false;
    this.#characters += text.length + otherText.length;
    const lines = linesOf(text);
    const otherLines = linesOf(otherText);
    const isMetadata = /(?:^|\/)(?:METADATA|PKG-INFO)$/.test(file.path);
    const plain = (line: string): string => (isMetadata && /^(?:Name|Version):/.test(line) ? '' : line);
    const pairs = pairLines(
      lines.map(line => plain(this.#renamedLine(line))),
      otherLines.map(plain),
    );
    if (lines.length === otherLines.length && pairs.every(pair => pair >= 0)) return true;
    this.paired.set(file.path, { lines, otherLines, pairs });
    return false;
  }

  changes(path: string): ChangedFile['lines'] {
    const paired = this.paired.get(path);
    if (!paired) return null;
    const added: LineRange[] = [];
    let addedLines = 0;
    for (const [at, pair] of paired.pairs.entries()) {
      if (pair >= 0) continue;
      addedLines++;
      const before = added.at(-1);
      if (before?.last === at) added[added.length - 1] = { first: before.first, last: at + 1 };
      else added.push({ first: at + 1, last: at + 1 });
    }
    const kept = paired.pairs.length - addedLines;
    return { added: added.slice(0, limits.paths), addedLines, removedLines: paired.otherLines.length - kept };
  }

  #renamedLine(line: string): string {
    const renamed = this.#renamed;
    if (!renamed || !line.includes(renamed.own)) return line;
    return line
      .split(/(\w+)/)
      .map(word => (word === renamed.own ? renamed.other : word))
      .join('');
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Signs that good code hardly ever has, as far as they stand on lines that the other package has not. */
function riskyLines(
  hits: readonly SignHit[],
  changed: readonly Pick<ChangedFile, 'path'>[],
  added: readonly SourceFile[],
  { paired }: Pairing,
) {
  const news = new Set([...changed, ...added].map(({ path }) => path));
  const lines = new Map<string, Set<number>>();
  const signs = new Set<string>();
  for (const { file, range, sign, strength, isAside } of hits) {
    if (!news.has(file) || strength === 'weak' || isAside) continue;
    // What could not be compared line by line is new as a whole.
    const pairs = paired.get(file)?.pairs;
    const first = range?.start.line ?? 0;
    const last = Math.min(range?.end.line ?? 0, first + 20);
    for (let line = first; line <= last; line++) {
      if (pairs && (pairs[line] ?? -1) >= 0) continue;
      signs.add(sign);
      lines.set(file, (lines.get(file) ?? new Set()).add(line));
    }
  }
  const count = [...lines.values()].reduce((sum, { size }) => sum + size, 0);
  return { lines, signs: [...signs], count };
}

function hunksOf(
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
  added: readonly SourceFile[],
  { paired }: Pairing,
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [path, lines] of wanted) {
    const most = Math.min(limits.hunksOfFile, limits.hunks - hunks.length);
    const whole = paired.get(path) ?? allAdded(added.find(file => file.path === path));
    if (most > 0 && whole) hunks.push(...hunksAround([...lines], path, whole, most));
  }
  return hunks;
}

function allAdded(file: SourceFile | undefined): PairedLines | null {
  const text = file?.text();
  if (text === undefined || text === null || text.length > limits.fileCharacters * 10) return null;
  const lines = linesOf(text);
  return { lines, otherLines: [], pairs: new Int32Array(lines.length).fill(-1) };
}
