/** Looks up names that people write for a project that has another one. The pairs are in `unofficial-table.ts`. */
import { canonicalName } from './canonical.ts';
import { aliases, commandWords, importNames, modulePaths, oldNames, wrongNames } from './unofficial-table.ts';

export type UnofficialKind =
  /** What code imports: `cv2`. */
  | 'import-name'
  /** A second project by the same people: `bs4`. */
  | 'alias'
  /** Renamed or merged: `pep8`. */
  | 'old-name'
  /** A part of a project: `matplotlib-pyplot`. */
  | 'module-path'
  /** What people call it: `opencv`. */
  | 'wrong-name'
  /** No project at all: `pip-install`. */
  | 'command-word';

export interface UnofficialName {
  readonly kind: UnofficialKind;
  /** As people write it (`PIL`). */
  readonly typed: string;
  /** The canonical project that is meant; null for a command word. */
  readonly project: string | null;
  /** What sets the case apart, or what a command word is; may be empty. */
  readonly reason: string;
  /** True where a project of that name may well be meant, as long as there is one. */
  readonly mild: boolean;
}

/** The reviewed entry for a canonical project name; null where there is none. */
export function unofficialName(canonical: string): UnofficialName | null {
  table ??= readTable();
  return table.get(canonical) ?? null;
}

/** Every entry, in no order that matters. */
export function unofficialNames(): Iterable<UnofficialName> {
  table ??= readTable();
  return table.values();
}

let table: ReadonlyMap<string, UnofficialName> | undefined;

function readTable(): ReadonlyMap<string, UnofficialName> {
  const lists: readonly (readonly [UnofficialKind, string])[] = [
    ['import-name', importNames],
    ['alias', aliases],
    ['old-name', oldNames],
    ['module-path', modulePaths],
    ['wrong-name', wrongNames],
    ['command-word', commandWords],
  ];
  const found = new Map<string, UnofficialName>();
  for (const [kind, lines] of lists)
    for (const line of lines.split('\n')) {
      if (line === '') continue;
      const entry = readLine(kind, line);
      found.set(canonicalName(entry.typed), entry);
    }
  return found;
}

function readLine(kind: UnofficialKind, line: string): UnofficialName {
  const [pair = '', reason = ''] = line.split(' | ');
  const [marked = '', project = null] = pair.split(' ');
  const informs = kind === 'alias' || kind === 'old-name';
  return {
    kind,
    typed: marked.replace(/^[~!]/, ''),
    project,
    reason,
    mild: informs ? !marked.startsWith('!') : marked.startsWith('~'),
  };
}
