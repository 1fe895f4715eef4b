/** What is looked at, and what comes of it. Nothing in here is ever run: a package is text and bytes. */
import type { ArchiveProblem } from '../archive/archive.ts';
import type { Knowledge } from '../ports.ts';
import type { Range, Span } from '../span.ts';

/** One file of a package. Contents are asked for one by one, so that a package never lies in memory as a whole. */
export interface SourceFile {
  /** From the root of the package, with `/` separators. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Null for what is no text, or cannot be read. */
  text(): string | null;
  /** SHA-256 in unpadded URL-safe Base64, as RECORD writes it; null where it cannot be had. */
  sha256(): string | null;
}

/** What the files were found in. */
export interface Container {
  readonly kind: 'wheel' | 'sdist' | 'folder' | 'environment';
  /** The project and its version as the file's name or the metadata say; null where nobody does. */
  readonly name: string | null;
  readonly version: string | null;
  /** The name of the archive itself, `six-1.16.0-py2.py3-none-any.whl`; null for a folder. */
  readonly file: string | null;
  /** Of the archive, SHA-256 in hex digits; null for what is no single file. */
  readonly sha256: string | null;
  readonly problems: readonly ArchiveProblem[];
}

/** What the platform lends: the core itself can neither unpack nor knows which names are much used. */
export interface Tools {
  /** Unpacks zlib, gzip or raw DEFLATE data to at most `limit` bytes; null where it is damaged or larger. */
  inflate(data: Uint8Array, limit: number): Uint8Array | null;
  readonly knowledge: Knowledge | null;
}

/** `loud` is never met in good packages; `strong` rarely, so that two of them count; `weak` is context. */
export type Strength = 'loud' | 'strong' | 'weak';

/** When the code runs: while the package is installed, whenever Python starts, when it is imported, when it is called. */
export type Runs = 'install' | 'startup' | 'import' | 'called';

export interface SignHit {
  readonly sign: string;
  readonly strength: Strength;
  readonly file: string;
  /** UTF-16 offsets in the file's text; null for what is said of a file as a whole. */
  readonly span: Span | null;
  readonly range: Range | null;
  readonly runs: Runs;
  /** True in tests, docs and examples, which nobody imports: such a hit is context whatever it is. */
  readonly isAside: boolean;
  /** One sentence without its full stop. */
  readonly message: string;
  /** The place, on one line, cut, with all that could disturb a screen made visible; empty without a span. */
  readonly excerpt: string;
  /** What was hidden, decoded but never run; cleaned and cut like the excerpt. */
  readonly decoded?: string;
}

export type Verdict = 'loud' | 'context' | 'quiet';

export interface Inspection {
  readonly container: Pick<Container, 'kind' | 'name' | 'version' | 'file' | 'sha256'>;
  /** `loud` asks for one loud sign or two distinct strong ones, tests, docs and examples apart. */
  readonly verdict: Verdict;
  /** The signs that make it loud. */
  readonly because: readonly string[];
  /** In the order of the files, then of places. */
  readonly hits: readonly SignHit[];
  /** How many files there are, and how many of them were read as Python. */
  readonly files: number;
  readonly sources: number;
  /** What was not looked at, and why. */
  readonly unread: readonly { readonly file: string; readonly message: string }[];
}
