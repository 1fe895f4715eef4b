/** Names that are one or two slips away from a name, or wear an affix: what to look for in a list of names. */

/** Kinds of slips that leave a name free to be taken, for people. */
export type VariantKind = 'dropped letter' | 'doubled letter' | 'swapped letters' | 'separator' | 'affix';

export interface Variant {
  readonly name: string;
  readonly kind: VariantKind;
}

/** What fingers most often do to a canonical name. Each once; none need exist. */
export function likelySlips(name: string): readonly Variant[] {
  const found = new Map<string, VariantKind>();
  const add = (kind: VariantKind, text: string): void => {
    if (text !== name && isNameShaped(text) && !found.has(text)) found.set(text, kind);
  };
  for (let at = 0; at < name.length; at++) {
    const letter = name[at] as string;
    const next = name[at + 1];
    if (letter === '-') add('separator', name.slice(0, at) + name.slice(at + 1));
    else {
      add('dropped letter', name.slice(0, at) + name.slice(at + 1));
      add('doubled letter', name.slice(0, at) + letter + name.slice(at));
      if (next !== undefined && next !== '-' && next !== letter)
        add('swapped letters', name.slice(0, at) + next + letter + name.slice(at + 2));
    }
  }
  // Nobody says it twice.
  const isSaid = (affix: string): boolean => affix !== '' && name.includes(affix.replaceAll('-', ''));
  for (const [before, after] of affixes)
    if (!isSaid(before) && !isSaid(after)) add('affix', before + name + after);
  return Array.from(found, ([text, kind]) => ({ name: text, kind }));
}

/** The most common first. */
const affixes: readonly (readonly [before: string, after: string])[] = [
  ['python-', ''],
  ['', '-python'],
  ['py', ''],
  ['', '-py'],
  ['py-', ''],
  ['', '-lib'],
  ['', '-sdk'],
  ['', '-cli'],
  ['', '-client'],
  ['', '-api'],
  ['', '-dev'],
  ['', '2'],
  ['', '3'],
  ['lib', ''],
  ['', '-tools'],
  ['', '-utils'],
  ['', '-core'],
  ['', '-pro'],
  ['', '-plus'],
  ['', '-official'],
  ['', '-new'],
  ['', '-latest'],
  ['', '-test'],
];

/** Every name one edit away, the likely slips and the affixed forms of both, and two likely slips at once. */
export function nearbyNames(name: string): ReadonlySet<string> {
  const near = new Set<string>();
  const slips = likelySlips(name);
  for (let at = 0; at <= name.length; at++)
    for (const letter of letters) {
      near.add(name.slice(0, at) + letter + name.slice(at));
      if (at < name.length) near.add(name.slice(0, at) + letter + name.slice(at + 1));
    }
  for (const slip of slips) {
    near.add(slip.name);
    if (slip.kind === 'affix' || name.length > longestForTwo) continue;
    for (const second of likelySlips(slip.name)) near.add(second.name);
  }
  for (const [before, after] of affixes) {
    // The other way round: what is left when the name itself wears the affix, and that with another one.
    if (!name.startsWith(before) || !name.endsWith(after)) continue;
    const core = name.slice(before.length, name.length - after.length);
    if (core.length < shortestCore) continue;
    near.add(core);
    for (const [prefix, suffix] of affixes) near.add(prefix + core + suffix);
  }
  const words = name.split('-');
  if (words.length === 2) near.add(`${words[1]}-${words[0]}`);
  for (const word of near) if (!isNameShaped(word)) near.delete(word);
  near.delete(name);
  return near;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789-'];
const longestForTwo = 40;
const shortestCore = 3;

function isNameShaped(text: string): boolean {
  return text.length > 1 && !text.startsWith('-') && !text.endsWith('-') && !text.includes('--');
}
