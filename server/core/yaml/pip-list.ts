/** Lists in YAML whose items pip gets as lines of a requirements file. */
import { append } from '../append.ts';
import type { Dependency, IndexSetting, Parsed, Problem, Reference } from '../dependency.ts';
import type { Span } from '../span.ts';
import { itemRemoval } from './removal.ts';
import { scalarSpans } from './scalar.ts';
import { asScalar, type YamlList } from './tree.ts';

/** What a format gathers while it reads. */
export interface Gathered extends Parsed {
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
  readonly references: Reference[];
  readonly indexes: IndexSetting[];
}

/** How one line is read: the parser of requirements files, handed in so that this file needs no format. */
type ReadLines = (text: string) => Parsed;

/** Adds all that the items of `list` say; options such as `-r` and `--index-url` count as they do for pip. */
export function readPipList(
  text: string,
  list: YamlList,
  group: string,
  readLines: ReadLines,
  into: Gathered,
): void {
  list.items.forEach((item, index) => {
    const scalar = asScalar(item);
    if (!scalar) return;
    const spanOf = scalarSpans(text, scalar);
    const moved = <T extends { readonly span: Span }>(part: T): T => ({
      ...part,
      span: spanOf(part.span.start, part.span.end),
    });
    const read = readLines(scalar.value);
    const removal = read.dependencies.length === 1 ? itemRemoval(text, list, index) : null;
    for (const dependency of read.dependencies)
      into.dependencies.push({ ...moved(dependency), group, removal });
    append(into.problems, read.problems.map(moved));
    append(into.references, read.references.map(moved));
    append(into.indexes, read.indexes.map(moved));
  });
}

export function emptyGathered(problems: readonly Problem[]): Gathered {
  return { dependencies: [], problems: [...problems], references: [], indexes: [] };
}

/** In the order of the text, whatever order the lists were read in. */
export function inOrder(gathered: Gathered): Parsed {
  const byPlace = (a: { span: Span }, b: { span: Span }): number => a.span.start - b.span.start;
  gathered.dependencies.sort(byPlace);
  gathered.problems.sort(byPlace);
  gathered.references.sort(byPlace);
  gathered.indexes.sort(byPlace);
  return gathered;
}
