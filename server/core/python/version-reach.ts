/**
 * Which Pythons a requirement is for, read off its marker and the project's requires-python. Tolerant: a comparison
 * that is not about Python's version, or cannot be read, forbids nothing.
 */

/** Python versions that a project may meet, oldest first, as [major, minor]. */
const pythons: readonly Version[] = [
  [2, 7],
  ...Array.from({ length: 16 }, (_, minor): Version => [3, minor]),
];

type Version = readonly [major: number, minor: number];

/**
 * True where the marker or requires-python says in so many words that a Python is meant for which `lacks` holds.
 * False where neither speaks of Python's version. `lacks` gets `3.9`.
 */
export function reachesPython(
  marker: string | null,
  requiresPython: string | null,
  lacks: (version: string) => boolean,
): boolean {
  const conditions = [markerTest(marker), specifierTest(requiresPython)].filter(test => test !== null);
  if (conditions.length === 0) return false;
  return pythons.some(
    version => conditions.every(holds => holds(version)) && lacks(`${version[0]}.${version[1]}`),
  );
}

/** -1, 0 or 1, for `2.7`-like versions. */
export function comparePythons(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b));
}

type Test = (version: Version) => boolean;

/** Longer texts than anyone writes are not worth reading. */
const longest = 1000;

function specifierTest(specifier: string | null): Test | null {
  if (!specifier || specifier.length > longest) return null;
  const alternatives = specifier
    .split('||')
    .map(text =>
      [...text.matchAll(/(?:(===?|~=|!=|<=|>=|<|>|\^|~|=)\s*)?v?(\d+(?:\.\d+){0,3}(?:\.\*)?)/g)].map(
        ([, operator, version]) => comparison(operator ?? '==', version ?? ''),
      ),
    );
  if (alternatives.every(tests => tests.length === 0)) return null;
  return version => alternatives.some(tests => tests.every(test => test(version)));
}

function markerTest(marker: string | null): Test | null {
  if (!marker || marker.length > longest || !/python_(?:full_)?version/.test(marker)) return null;
  const tokens = marker.match(/\(|\)|'[^']*'|"[^"]*"|[<>=!~]+|[\w.]+/g) ?? [];
  let at = 0;
  const anyOf = (depth: number): Test => {
    const tests = [allOf(depth)];
    while (tokens[at] === 'or') {
      at++;
      tests.push(allOf(depth));
    }
    return version => tests.some(test => test(version));
  };
  const allOf = (depth: number): Test => {
    const tests = [atom(depth)];
    while (tokens[at] === 'and') {
      at++;
      tests.push(atom(depth));
    }
    return version => tests.every(test => test(version));
  };
  const atom = (depth: number): Test => {
    if (tokens[at] === '(' && depth < 20) {
      at++;
      const inner = anyOf(depth + 1);
      if (tokens[at] === ')') at++;
      return inner;
    }
    const left = tokens[at++] ?? '';
    let operator = tokens[at++] ?? '';
    if (operator === 'not') operator += ` ${tokens[at++] ?? ''}`;
    return markerComparison(left, operator, tokens[at++] ?? '');
  };
  return anyOf(0);
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function markerComparison(left: string, operator: string, right: string): Test {
  const variable = /^python_(?:full_)?version$/;
  if (variable.test(right) && isQuoted(left)) {
    if (operator === 'in' || operator === 'not in') return () => true;
    return comparison(mirrored[operator] ?? operator, unquoted(left));
  }
  if (!variable.test(left) || !isQuoted(right)) return () => true;
  if (operator === 'in' || operator === 'not in') {
    const listed = unquoted(right).split(/[\s,|]+/);
    return version => listed.includes(`${version[0]}.${version[1]}`) === (operator === 'in');
  }
  return comparison(operator, unquoted(right));
}

/**
 * Compares as far as the minor version goes: whether `>=3.10.2` includes 3.10 is answered yes, since some 3.10 is
 * meant, and so is `<3.10.2`.
 */
function comparison(operator: string, text: string): Test {
  const bound = partsOf(text);
  if (bound.length === 0) return () => true;
  const patch = bound.length > 2 && bound.slice(2).some(part => part > 0);
  const isWild = text.includes('*') || bound.length === 1;
  return version => {
    const order = compareParts(version, bound.slice(0, 2));
    const same = isWild ? bound.slice(0, 2).every((part, i) => version[i] === part) : order === 0;
    switch (operator) {
      case '<':
        return order < 0 || (patch && order === 0);
      case '<=':
        return order <= 0;
      case '>':
        return order > 0 || (patch && order === 0);
      case '>=':
        return order >= 0;
      case '!=':
        return !same || patch;
      case '~=':
        return order >= 0 && (bound.length > 2 ? order === 0 : version[0] === bound[0]);
      case '^':
        return order >= 0 && version[0] === bound[0];
      case '~':
        return order >= 0 && (bound.length === 1 ? version[0] === bound[0] : order === 0);
      case '=':
      case '==':
      case '===':
        return same;
      default:
        return true;
    }
  };
}

function partsOf(text: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}

function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function isQuoted(token: string): boolean {
  return token.startsWith("'") || token.startsWith('"');
}

function unquoted(token: string): string {
  return token.slice(1, -1).trim();
}
