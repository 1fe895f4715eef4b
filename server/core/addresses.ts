/** Addresses on the web, taken apart and put together. The engine runs where no `URL` may be at hand. */

/** Longer addresses than anyone publishes are none. */
const longest = 4000;

interface AddressParts {
  /** `https://user@host:443`, as written. */
  readonly origin: string;
  /** Begins with `/`, or is empty. */
  readonly path: string;
}

/**
 * The absolute http or https address that `reference` means on the page at `base`, without its fragment; null for any
 * other scheme and for text that cannot be an address. Backslashes and control characters are refused, since programs
 * read them in different ways.
 */
export function resolveAddress(reference: string, base: string): string | null {
  const text = (reference.split('#', 1)[0] ?? '').trim().replaceAll(' ', '%20');
  if (text.length > longest || !isPrintable(text)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return splitAddress(text) && text;
  const parts = splitAddress(base);
  if (!parts) return null;
  if (text.startsWith('//')) {
    const whole = `${parts.origin.slice(0, parts.origin.indexOf(':'))}:${text}`;
    return splitAddress(whole) && whole;
  }
  const path = parts.path.split(/[?#]/, 1)[0] ?? '';
  if (text === '') return parts.origin + path;
  if (text.startsWith('?')) return parts.origin + path + text;
  const whole = text.startsWith('/') ? text : path.slice(0, path.lastIndexOf('/') + 1) + text;
  return parts.origin + withoutDots(whole.startsWith('/') ? whole : `/${whole}`);
}

/**
 * The address where it is one that may be shown as a link: http or https, and without a user name, behind which the
 * true host could hide. Null for anything else.
 */
export function webAddress(text: string): string | null {
  const address = text.trim();
  if (address.length > longest || !isPrintable(address) || /[ <>"]/.test(address)) return null;
  const parts = splitAddress(address);
  return parts && !parts.origin.includes('@') ? address : null;
}

/** The last part of the path, percent-decoded where that can be done. */
export function lastPathPart(address: string): string {
  const path = (splitAddress(address)?.path ?? address).split(/[?#]/, 1)[0] ?? '';
  const part = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Null unless it is http or https with a host. */
function splitAddress(address: string): AddressParts | null {
  const found = /^https?:\/\/[^/?#]+/i.exec(address);
  return found && isPrintable(found[0]) ? { origin: found[0], path: address.slice(found[0].length) } : null;
}

function isPrintable(text: string): boolean {
  return !/[\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(text);
}

/** Takes `.` and `..` out of a path, and leaves what stands behind `?` alone. */
function withoutDots(address: string): string {
  const query = address.indexOf('?');
  const path = query < 0 ? address : address.slice(0, query);
  const kept: string[] = [];
  const parts = path.slice(1).split('/');
  for (const [place, part] of parts.entries()) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
    if (place === parts.length - 1 && (part === '.' || part === '..')) kept.push('');
  }
  return `/${kept.join('/')}${query < 0 ? '' : address.slice(query)}`;
}
