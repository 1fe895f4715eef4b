/**
 * Little-used projects that look like a slip of a much-used one and are none. Only where nothing but knowledge of the
 * project can tell; each was looked at by a person.
 */
const reviewed: Readonly<Record<string, string>> = {
  arequests: 'asynchronous requests, by its own name',
  greenletio: 'greenlet for asyncio code',
  hrequests: 'an HTTP client with browser fingerprints',
  mrequests: 'requests for MicroPython',
  pedantic: 'type checks by decorators; a word of its own',
  retryz: 'a retry decorator that OpenStack pins',
  toronado: 'inlines style sheets into HTML; a car of that name',
  trequests: 'requests on top of Tornado',
  urequests: 'requests for MicroPython',
};

/** True for a canonical name that is known to be honest. */
export function isHonestNeighbour(canonical: string): boolean {
  return Object.hasOwn(reviewed, canonical);
}
