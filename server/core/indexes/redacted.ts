/** Addresses as they may be shown: they often carry a password. */

/**
 * An address without user, password, query and fragment, at most 200 characters long. What is no address (a path, a
 * variable) stays as it is but for what looks like one of these.
 */
export function redacted(address: string): string {
  const plain = (/^[^?#]*/.exec(address.slice(0, 2000))?.[0] ?? '').trim();
  const slashes = /^([a-z][a-z0-9+.-]{0,30}:)?[\\/]{2}/i.exec(plain)?.[0] ?? '';
  const rest = plain.slice(slashes.length);
  const end = rest.search(/[\\/]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  // The last one: a password may hold the sign itself. Without slashes it could be the one of `git@host:path`.
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return `${slashes}${host}${end < 0 ? '' : rest.slice(end)}`.slice(0, 200);
}

/** A text that may hold addresses, at the same length, with stars in place of users and passwords. */
export function masked(text: string): string {
  return text.replace(/(:\/\/)([^\s/@]{1,500})(?=@)/g, (whole, slashes: string, secret: string) =>
    secret === 'git' ? whole : slashes + '*'.repeat(secret.length),
  );
}
