/** Days as people read them: the day itself, and how long ago it was. */
import { daysAgo, inDaysAgo } from '../../core/facts/days.ts';

/** `2026-11-21 (3 days ago)`; null for what is no moment. `today` is `YYYY-MM-DD`. */
export function dayAndAge(moment: string | null, today: string): string | null {
  const days = daysAgo(moment, today);
  return moment === null || days === null ? null : `${moment.slice(0, 10)} (${ageOf(days)})`;
}

/** `today`, `3 days ago`, `4 months ago`, `15 years ago`. */
export function ageOf(days: number): string {
  if (days < 61) return inDaysAgo(days);
  if (days < 730) return `${Math.floor(days / 30.44)} months ago`;
  return `${Math.floor(days / 365.25)} years ago`;
}
