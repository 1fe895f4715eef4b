/** Files and their contexts as they travel to another thread: names and numbers in place of functions and large tables. */
import type { Format } from '../core/formats/format.ts';
import { formats } from '../core/formats/index.ts';
import type { Context } from '../core/judge.ts';
import type { Candidate } from './candidates.ts';
import { type PlainModules, surroundingsOf } from './project-modules.ts';

export interface PackedFiles {
  readonly files: readonly PackedFile[];
  /** Objects that the files refer to by number, and that the thread has not been sent before. */
  readonly shared: readonly (readonly [number: number, object: object])[];
}

interface PackedFile extends Pick<Candidate, 'path' | 'file'> {
  readonly format: string;
  /** One object for files with one context: a message keeps what is one object one object. */
  readonly context: PackedContext;
}

interface PackedContext {
  readonly plain: Omit<Context, Shared | NotPlain>;
  readonly settings: number;
  readonly indexes: number | null;
  readonly modules: number;
}

/** Large, and the same for many files: they travel once. */
type Shared = 'settings' | 'indexes';
/** The other thread has its own, or makes it of the modules. */
type NotPlain =
  | 'knowledge'
  | 'lines'
  | 'isLocalModule'
  | 'isDeclared'
  | 'isOwnProject'
  | 'installed'
  | 'facts';

export type Unpacked = Pick<Candidate, 'path' | 'file' | 'format'> & { readonly context: Context };

/** Packs for one thread, and remembers what that has. */
export function createPacker(): (
  files: readonly Candidate[],
  contextOf: (file: Candidate) => Context,
) => PackedFiles {
  const numbers = new Map<object, number>();
  let last: { of: Context; modules: object; packed: PackedContext } | null = null;
  return (files, contextOf) => {
    const shared: [number, object][] = [];
    const numberOf = (object: object, plain: () => object): number => {
      const before = numbers.get(object);
      if (before !== undefined) return before;
      shared.push([numbers.size, plain()]);
      numbers.set(object, numbers.size);
      return numbers.size - 1;
    };
    const packed = (of: Context, { modules }: Candidate): PackedContext => {
      if (last?.of === of && last.modules === modules) return last.packed;
      const {
        knowledge: _,
        lines: __,
        isLocalModule: ___,
        isDeclared: ____,
        isOwnProject: _____,
        installed: ______,
        facts: _______,
        settings,
        indexes,
        ...plain
      } = of;
      const packed = {
        plain,
        settings: numberOf(settings, () => settings),
        indexes: indexes ? numberOf(indexes, () => indexes) : null,
        modules: numberOf(modules, () => modules.plain),
      };
      last = { of, modules, packed };
      return packed;
    };
    return {
      files: files.map(file => ({
        path: file.path,
        file: file.file,
        format: file.format.id,
        context: packed(contextOf(file), file),
      })),
      shared,
    };
  };
}

/** The other end. What was sent once is one object for good, by which it is known again. */
export function createUnpacker(
  own: Pick<Context, 'knowledge' | 'facts'>,
): (packed: PackedFiles) => readonly Unpacked[] {
  const known: object[] = [];
  const contextOf = ({ plain, settings, indexes, modules }: PackedContext): Context => ({
    ...plain,
    ...own,
    settings: known[settings] as Context['settings'],
    ...(indexes !== null && { indexes: known[indexes] as NonNullable<Context['indexes']> }),
    ...(known[modules] as ReturnType<typeof surroundingsOf>),
  });
  return ({ files, shared }) => {
    for (const [number, object] of shared)
      known[number] = 'local' in object ? surroundingsOf(object as PlainModules) : object;
    return files.map(({ path, file, format, context }) => ({
      path,
      file,
      format: formatCalled(format),
      context: contextOf(context),
    }));
  };
}

function formatCalled(id: string): Format {
  const format = formats.find(format => format.id === id);
  if (!format) throw new Error(`no format '${id}'`);
  return format;
}
