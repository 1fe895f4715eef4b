/** How a text is read that an agent hands over with the name its file would have. */
import type { Format } from '../formats/format.ts';
import { formatOf } from '../formats/index.ts';
import { requirements } from '../formats/requirements.ts';

/** The longest text that is judged, in UTF-16 units. */
export const longestText = 1024 * 1024;

/** `path` with `/` separators. Any list in plain text counts as requirements; null for what is never read. */
export function manifestFormat(path: string): Format | null {
  return formatOf(path) ?? (/\.(txt|in)$/i.test(path) ? requirements : null);
}
