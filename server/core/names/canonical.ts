/** Project names as PyPI compares them. Both functions run for every name at every keystroke, hence no expressions. */

/** True for text that may be a project name (PEP 508, before canonicalising). */
export function isValidName(name: string): boolean {
  const last = name.length - 1;
  for (let at = 0; at <= last; at++) {
    const kind = kindOf(name.charCodeAt(at));
    if (kind === other || (kind >= hyphen && (at === 0 || at === last))) return false;
  }
  return last >= 0;
}

/** The one spelling under which PyPI knows a name (PEP 503): `Zope.Interface` → `zope-interface`. */
export function canonicalName(name: string): string {
  return isCanonical(name) ? name : name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** Most names are, as they stand. */
function isCanonical(name: string): boolean {
  let before = hyphen;
  for (let at = 0; at < name.length; at++) {
    const kind = kindOf(name.charCodeAt(at));
    if (kind !== lower && (kind !== hyphen || before === hyphen)) return false;
    before = kind;
  }
  return before !== hyphen;
}

const other = 0;
const lower = 1;
const upper = 2;
const hyphen = 3;
const separator = 4;

/** ASCII alone: no other letter or digit may stand in a name. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  if (character === '-') return hyphen;
  return character === '_' || character === '.' ? separator : other;
});

function kindOf(code: number): number {
  return code < 128 ? (kinds[code] ?? other) : other;
}
