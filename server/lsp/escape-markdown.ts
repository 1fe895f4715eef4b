/** Puts text of unknown origin into Markdown, so that it shows as it is written and does nothing. */

/**
 * One line, at most `limit` characters, nothing in it that Markdown, HTML or an editor's icons would act on,
 * no invisible or direction-changing characters.
 */
export function escapeMarkdown(text: string, limit = 200): string {
  return cut(plainLine(text, limit + 1), limit).replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@=]/g, '\\$&');
}

/** The same cleaning for a client that shows plain text. */
export function plainText(text: string, limit = 200): string {
  return cut(plainLine(text, limit + 1), limit);
}

/** Cleans no more than it keeps: the text may be megabytes long. */
function plainLine(text: string, limit: number): string {
  return text
    .slice(0, limit * 4)
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}

/** A cut inside a pair leaves half a character, which is taken off as well. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
