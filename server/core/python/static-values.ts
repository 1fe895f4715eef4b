/** The strings that a value may hold, followed through names, sums and calls. Both ways of an `if` count. */
import { append } from '../append.ts';
import type { Span } from '../span.ts';
import { itemRemoval } from '../toml/removal.ts';
import { type Call, dottedName, type Expression } from './expression.ts';
import { noSpan, type StaticFile } from './static-file.ts';
import { type StaticString, staticString } from './static-strings.ts';

export interface FoundString extends StaticString {
  /** How the value was cut into strings, if it was: `"a b".split()`. */
  readonly split: 'blanks' | 'lines' | null;
  /** What to cut to take the string out of its list; null where it stands in none. */
  readonly removal: Span | null;
}

/** So that a value that is built of itself many times over ends, and one that refers on and on. */
const mostVisits = 200_000;
const deepest = 200;

/** Where a value is met: what cutting it would cut, and how its strings are cut into pieces. */
interface Way {
  readonly removal: Span | null;
  readonly split: FoundString['split'];
  readonly depth: number;
}

/** Follows values through one file. What was given once is not given again, so names may refer to each other. */
export class StaticValues {
  readonly file: StaticFile;
  readonly #seen = new Set<string>();
  #visits = 0;

  constructor(file: StaticFile) {
    this.file = file;
  }

  /** All strings that a value holds: itself, in lists, behind names, in sums. */
  strings(value: Expression): readonly FoundString[] {
    const found: FoundString[] = [];
    this.#read(value, { removal: null, split: null, depth: 0 }, found);
    return found;
  }

  /** The entries of a dict, or of what `**value` spreads; the key of one that is no plain string is empty. */
  entries(value: Expression): readonly DictEntry[] {
    const found: DictEntry[] = [];
    this.#readEntries(value, 0, found);
    return found;
  }

  #read(value: Expression, way: Way, found: FoundString[]): void {
    if (++this.#visits > mostVisits || way.depth > deepest) return;
    const inner: Way = { removal: null, split: way.split, depth: way.depth + 1 };
    switch (value.kind) {
      case 'string':
      case 'template':
      case 'sum': {
        const literals = literalsOf(value);
        if (literals) this.#add(literals.spans, literals.isOpen, way, found);
        else if (value.kind === 'sum') for (const part of value.parts) this.#read(part, inner, found);
        break;
      }
      case 'list':
        for (const [index, item] of value.items.entries()) {
          const isAlone = item.kind === 'string' || item.kind === 'template' || item.kind === 'sum';
          // What was appended stands in no list of its own, and has no commas.
          const isListed = isAlone && index < value.commas.length;
          const removal = isListed ? itemRemoval(this.file.text, value, index) : null;
          this.#read(item, { ...inner, removal }, found);
        }
        break;
      case 'star':
        this.#read(value.value, inner, found);
        break;
      case 'either':
        for (const part of value.parts) this.#read(part, inner, found);
        break;
      case 'name':
        for (const bound of this.#bound(value.name)) this.#read(bound, inner, found);
        break;
      case 'subscript':
        for (const bound of this.#underKey(value.base, value.key)) this.#read(bound, inner, found);
        break;
      case 'call':
        this.#readCall(value, way, inner, found);
    }
  }

  #readCall({ callee, items }: Call, way: Way, inner: Way, found: FoundString[]): void {
    const [first] = items;
    if (callee.kind === 'name' && first && copying.has(callee.name)) this.#read(first.value, inner, found);
    if (callee.kind !== 'attribute') return;
    const { name, base } = callee;
    if (name === 'format' && base.kind === 'string') this.#add(base.literals, true, way, found);
    else if (name === 'strip' || name === 'copy') this.#read(base, inner, found);
    else if (name === 'splitlines' || (name === 'split' && first && this.#isLineEnd(first.value)))
      this.#read(base, { ...inner, split: 'lines' }, found);
    else if (name === 'split' && !first) this.#read(base, { ...inner, split: 'blanks' }, found);
  }

  #add(literals: readonly Span[], isOpen: boolean, { removal, split }: Way, found: FoundString[]): void {
    const key = String(literals[0]?.start);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const string = staticString(this.file.text, literals, isOpen);
    found.push({ ...string, removal: split === null ? removal : null, split });
  }

  #readEntries(value: Expression, depth: number, found: DictEntry[]): void {
    if (++this.#visits > mostVisits || depth > deepest) return;
    const read = (inner: Expression) => this.#readEntries(inner, depth + 1, found);
    if (value.kind === 'dict')
      for (const { key, value: inner } of value.entries) {
        if (key === null) read(inner);
        else found.push([this.#keyOf(key), inner]);
      }
    else if (value.kind === 'name') this.#bound(value.name, 'dict').forEach(read);
    else if (value.kind === 'star') read(value.value);
    else if (value.kind === 'sum' || value.kind === 'either') value.parts.forEach(read);
    else if (value.kind === 'call' && dottedName(value.callee) === 'dict')
      for (const { name, value: inner } of value.items) {
        if (name === null) read(inner);
        else found.push([name, inner]);
      }
  }

  #keyOf(key: Expression): string {
    if (key.kind === 'name' && key.span === noSpan) return key.name;
    return key.kind === 'string' ? staticString(this.file.text, key.literals).value : '';
  }

  /** What a name may be bound to, once for each use of it. */
  #bound(name: string, use = ''): readonly Expression[] {
    const key = `${use} ${name}`;
    if (this.#seen.has(key)) return [];
    this.#seen.add(key);
    return this.file.bindings.get(name) ?? [];
  }

  #underKey(base: Expression, key: Expression): readonly Expression[] {
    if (base.kind !== 'name' || key.kind !== 'string') return [];
    const wanted = this.#keyOf(key);
    const dicts = this.#bound(base.name, `[${wanted}]`).filter(bound => bound.kind === 'dict');
    return dicts.flatMap(dict =>
      this.entries(dict).flatMap(([found, value]) => (found === wanted ? [value] : [])),
    );
  }

  #isLineEnd(value: Expression): boolean {
    return value.kind === 'string' && this.#keyOf(value) === '\n';
  }
}

export type DictEntry = readonly [key: string, value: Expression];

const copying: ReadonlySet<string> = new Set(['list', 'sorted', 'set', 'tuple', 'frozenset']);

/** The literals that a string begins with; null for a sum of lists, or one that starts with something else. */
function literalsOf(value: Expression): { spans: readonly Span[]; isOpen: boolean } | null {
  if (value.kind === 'string') return { spans: value.literals, isOpen: false };
  if (value.kind === 'template')
    return value.base.kind === 'string' ? { spans: value.base.literals, isOpen: true } : null;
  if (value.kind !== 'sum' || value.parts[0]?.kind !== 'string') return null;
  const spans: Span[] = [];
  for (const part of value.parts) {
    if (part.kind !== 'string') return { spans, isOpen: true };
    append(spans, part.literals);
  }
  return { spans, isOpen: false };
}
