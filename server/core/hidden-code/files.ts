/** What the path of a file says about it. */

/** Tests, docs and examples: installed now and then, imported by nobody. */
export function isAside(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|testing|testdata|docs?|examples?|samples?|demos?|benchmarks?|fixtures)\//i.test(
      path,
    ) || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i.test(path)
  );
}

/**
 * What of a file Python would run, with everything at its place; null where that is nothing. Of a `.pth` file it runs
 * the lines that begin with `import`.
 */
export function codeOf(path: string, text: string): string | null {
  if (/\.pyw?$/i.test(path)) return text;
  if (/\.pth$/i.test(path))
    return text.replace(/^.*$/gm, line =>
      /^import[ \t]/.test(line) ? line : ' '.repeat(line.length).replace(/ $/, '#'),
    );
  return /(?:^|\/)(?:scripts|bin)\/[^/.]+$/.test(path) && /^#!.{0,80}python/.test(text) ? text : null;
}

/** Files that are read as text at all. */
export function isReadable(path: string): boolean {
  return (
    /\.(?:pyw?|pth|start|md|rst|txt|toml|cfg|pye)$/i.test(path) ||
    /(?:^|\/)(?:scripts|bin)\/[^/.]+$/.test(path) ||
    /\/(?:METADATA|PKG-INFO)$/.test(path)
  );
}
