/** What the JSON and the HTML form of an index page have in common: their words and their limits. */
import type { ProjectStatus } from './index-page.ts';
import { textOf, wordOf } from './json.ts';

/** Several times what the largest projects have. */
export const mostFiles = 50_000;

/** The status by the standard's word; one that we do not know counts as active. */
export function statusOf(word: unknown): ProjectStatus {
  const text = typeof word === 'string' ? word.trim().toLowerCase() : '';
  return text === 'archived' || text === 'quarantined' || text === 'deprecated' ? text : 'active';
}

/** True for a version of the API whose major number is bigger than ours. */
export function isForeignApi(version: unknown): boolean {
  const major = /^\s*(\d+)/.exec(
    String(typeof version === 'number' ? version : (textOf(version, 20) ?? '1')),
  );
  return major !== null && Number(major[1]) > 1;
}

/** A name that can be no path and cannot be shown as another one; null for anything else. */
export function fileNameOf(value: unknown): string | null {
  const name = wordOf(value, 500);
  return name && !/[/\\\p{Cc}\p{Cf}\p{Cs}]/u.test(name) ? name : null;
}
