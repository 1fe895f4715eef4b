/** Days between two moments, each written as ISO 8601, whole or only the day. */

/** May have a fraction; NaN where one of them is no time. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** How many whole days ago a moment was; 0 for one later on the same day, or in the future. Null where nobody knows. */
export function daysAgo(moment: string | null, today: string): number | null {
  const days = moment === null ? Number.NaN : daysBetween(moment.slice(0, 10), today);
  return Number.isNaN(days) ? null : Math.max(0, Math.floor(days));
}

/** `today`, `1 day ago`, `12 days ago`. */
export function inDaysAgo(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
