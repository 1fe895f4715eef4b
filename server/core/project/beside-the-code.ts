/** Tells files that run in surroundings of their own, or that others have written, from the code of a project. */

const folders =
  /(?:^|\/)(?:_?tests?|testing|docs?|examples?|benchmarks?|_?vendor(?:ed)?|third[_-]party|extern(?:al)?)\//i;
const files = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|noxfile)\.py$|\.pyi$/i;

/** Tests, documentation, examples, copies of other projects, stubs, and what is run to build and to test. */
export function isBesideTheCode(path: string): boolean {
  return isInFolderBeside(path) || files.test(path);
}

/** By the folders that it lies in. */
export function isInFolderBeside(path: string): boolean {
  return folders.test(path);
}
