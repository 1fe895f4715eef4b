/** Names that a user has decided about, as patterns: `acme-*` stands for every name with that beginning. */
import { canonicalName } from '../names/canonical.ts';

/** True where one of the patterns covers the name. Both are compared as the index compares names. */
export function isAllowed(name: string, patterns: readonly string[]): boolean {
  const canonical = canonicalName(name);
  return patterns.some(pattern => covers(pattern, canonical));
}

/** Each part between stars is looked for once, from left to right, so that no pattern can take long. */
function covers(pattern: string, canonical: string): boolean {
  const parts = pattern.split('*').map(canonicalName);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return canonical === first;
  if (!canonical.startsWith(first) || canonical.length < first.length + last.length) return false;
  let position = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = canonical.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return canonical.endsWith(last) && canonical.length - last.length >= position;
}
