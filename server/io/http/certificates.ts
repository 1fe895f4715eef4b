/** Whose signatures are trusted: those that Node brings, those of the system where Node can read them, and one's own. */
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** Node ≥ 22.15 only; `default` includes what `NODE_EXTRA_CA_CERTS` names. */
type Reader = (kind: 'default' | 'system') => readonly string[];

/** PEM texts; null where Node's own choice needs nothing added. */
export function trustedCertificates(
  extra: readonly string[],
  read: Reader | undefined = (tls as { getCACertificates?: Reader }).getCACertificates,
): string[] | null {
  if (read) return [...new Set([...tryRead(read, 'default'), ...tryRead(read, 'system'), ...extra])];
  // Handing over any list replaces Node's own, and what `NODE_EXTRA_CA_CERTS` has added to it.
  return extra.length > 0 ? [...tls.rootCertificates, ...namedByEnvironment(), ...extra] : null;
}

function namedByEnvironment(): readonly string[] {
  try {
    return [readFileSync(process.env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8')];
  } catch {
    return [];
  }
}

function tryRead(read: Reader, kind: 'default' | 'system'): readonly string[] {
  try {
    return read(kind);
  } catch {
    // A system store that cannot be read leaves the others.
    return [];
  }
}
