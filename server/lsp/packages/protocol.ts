/** What client and server say to each other about packages that were looked into. Names and types, no code. */

/** Names that imitate a project. */
export interface LookalikesAnswer {
  /** The project's own, canonical. */
  readonly name: string;
  readonly count: number;
  /** Without its full stop. */
  readonly sentence: string;
  /** A whole report; all that came from elsewhere is escaped in it. */
  readonly markdown: string;
}

/** What came of a look into one package, or into those of an environment. */
export interface InspectionAnswer {
  /** Names it in the requests below, until the server ends or has looked into several more. */
  readonly id: string;
  /** As the package calls itself: text of unknown origin. */
  readonly title: string;
  readonly verdict: 'loud' | 'context' | 'quiet';
  /** Without its full stop. */
  readonly sentence: string;
  readonly packages: number;
  readonly files: number;
  readonly signs: number;
  /** How many of the packages show signs of hidden code. */
  readonly loud: number;
}

/** Request: the last look at a target that is still held, as an `InspectionAnswer`; else null. */
export const heldInspectionRequest = 'antivenom/heldInspection';

export interface HeldInspectionParams {
  /** As `inspectPackage` takes it. */
  readonly target: string;
}

/** Request: the page of a look. Answers an `InspectionPage`, or null where the server holds it no longer. */
export const inspectionRequest = 'antivenom/inspection';

export interface InspectionParams {
  readonly id: string;
  /** Letters and digits, 16 to 64: style and script of the page carry it. */
  readonly nonce: string;
}

export interface InspectionPage {
  readonly title: string;
  /**
   * A whole HTML page. It posts `{ kind: 'open', place }` and `{ kind: 'compare', pair }`, numbers of the lists below;
   * as it shows text of unknown origin, whoever receives that checks it.
   */
  readonly page: string;
  readonly places: readonly PackagePlace[];
  readonly pairs: readonly PackagePair[];
}

/** A file of one of the packages, by its path in there; of the package that it was held against, where `side` says so. */
export interface PackageFile {
  readonly package: number;
  readonly file: string;
  readonly side: 'inspected' | 'original';
}

/** Line and character count from 0. */
export interface PackagePlace extends PackageFile {
  readonly line: number;
  readonly character: number;
}

export interface PackagePair {
  readonly inspected: PackageFile;
  readonly original: PackageFile;
}

/** Request: one file of a package as text. Answers a `PackageText`; null for what is no text or no longer held. */
export const packageFileRequest = 'antivenom/packageFile';

export interface PackageFileParams extends PackageFile {
  readonly id: string;
}

export interface PackageText {
  /** Control and invisible characters stand in it as visible ones, each at its place. */
  readonly text: string;
  readonly marks: readonly PackageMark[];
}

/** A sign, or lines that the original has not. Lines count from 0, the last one is included. */
export interface PackageMark {
  readonly kind: 'loud' | 'strong' | 'weak' | 'added';
  readonly firstLine: number;
  readonly lastLine: number;
  /** Without its full stop; empty for added lines. */
  readonly message: string;
}
