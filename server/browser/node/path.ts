/** Stands in for `node:path` in a browser: what the product uses of it, for paths with `/`. */

const sep = '/';

function join(...parts: readonly string[]): string {
  return normalized(parts.filter(part => part !== '').join(sep));
}

/** Relative paths begin at the root: a browser works in no folder. */
function resolve(...parts: readonly string[]): string {
  const start = Math.max(0, parts.findLastIndex(isAbsolute));
  return normalized(`/${parts.slice(start).join(sep)}`);
}

function normalized(path: string): string {
  const steps: string[] = [];
  const absolute = isAbsolute(path);
  for (const step of path.split(sep)) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (!absolute) steps.push('..');
  }
  return (absolute ? sep : '') + steps.join(sep) || '.';
}

function isAbsolute(path: string): boolean {
  return path.startsWith(sep);
}

function dirname(path: string): string {
  const end = withoutSlashes(path);
  const at = end.lastIndexOf(sep);
  if (at < 0) return isAbsolute(path) ? sep : '.';
  return withoutSlashes(end.slice(0, at)) || sep;
}

function basename(path: string): string {
  const end = withoutSlashes(path);
  return end.slice(end.lastIndexOf(sep) + 1);
}

function relative(from: string, to: string): string {
  const here = resolve(from).split(sep).filter(Boolean);
  const there = resolve(to).split(sep).filter(Boolean);
  const differs = there.findIndex((step, at) => step !== here[at]);
  const shared = differs < 0 ? Math.min(here.length, there.length) : differs;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join(sep);
}

/** Slashes at the end name the same file. A loop and no pattern: a path may be of any length. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === sep) end--;
  return path.slice(0, end);
}

const path = { sep, join, resolve, isAbsolute, dirname, basename, relative };

export { path as default };
