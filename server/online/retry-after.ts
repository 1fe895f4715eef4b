/** How long to wait before a request is sent again. */

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; null where it says nothing that can be read. */
export function retryAfterMs(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the form that HTTP prescribes: `Date.parse` takes nearly anything for a date.
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

/** Exponential, and somewhere in its upper half, so that many who failed together do not come back together. */
export function backOffMs(attempt: number, random: () => number): number {
  const most = Math.min(8000, 400 * 2 ** attempt);
  return most / 2 + (random() * most) / 2;
}
