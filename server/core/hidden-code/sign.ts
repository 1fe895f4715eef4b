/** What a sign is: something that code which hides from its reader does, and that other code hardly ever does. */
import type { Span } from '../span.ts';
import type { Container, SourceFile, Strength, Tools } from './inspection.ts';
import type { PythonSource } from './python/source.ts';
import type { Node } from './python/tree.ts';

/** Everything about a sign that is not logic. */
export interface SignMeta {
  /** Stable id: `decoded-exec`. */
  readonly code: string;
  /** One line: what it says. */
  readonly summary: string;
  readonly strength: Strength;
  /** Percent of 838 popular wheels that have it outside tests, docs and examples; null where it was not measured. */
  readonly benignRate: number | null;
  /** Why it matters and what good code does that looks alike, in Markdown, one sentence a line. */
  readonly docs: string;
}

/** What a sign says of one place. */
export interface Remark {
  readonly span: Span | null;
  readonly message: string;
  /** Where it differs from the sign's own. */
  readonly strength?: Strength;
  readonly decoded?: string;
  /** A Python source that was hidden in this one; it is looked at like any other. */
  readonly hiddenCode?: string;
  /** What it is about, from which is known when it runs. */
  readonly node?: Node;
}

/** The place of a node, and when it runs. */
export function at(node: Node): Pick<Remark, 'span' | 'node'> {
  return { span: { start: node.from, end: node.to }, node };
}

/** Looks at Python code. */
export interface CodeSign {
  readonly meta: SignMeta;
  /** A text without any match of it, and of the other where there is one, is not even parsed. Must not backtrack. */
  readonly trigger: RegExp;
  readonly alsoTrigger?: RegExp;
  /** The only files it is about. */
  readonly paths?: RegExp;
  /** True where it is about nothing but files that run while a package is installed. */
  readonly isOfInstalling?: true;
  findInCode(source: PythonSource): Iterable<Remark>;
}

/** Looks at a text of any kind, as it is written. */
export interface TextSign {
  readonly meta: SignMeta;
  readonly trigger: RegExp;
  findInText(file: TextFile): Iterable<Remark>;
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly isPython: boolean;
}

/** Looks at the package as a whole. */
export interface PackageSign {
  readonly meta: SignMeta;
  findInPackage(inspected: InspectedPackage): Iterable<Remark & { readonly file: string }>;
}

export interface InspectedPackage {
  readonly files: readonly SourceFile[];
  readonly container: Container;
  readonly tools: Tools;
  has(path: string): boolean;
  /** The text of a file, empty where there is none. */
  textOf(path: string): string;
}

export type Sign = CodeSign | TextSign | PackageSign;
