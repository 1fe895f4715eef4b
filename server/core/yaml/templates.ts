/** Takes Jinja templates out of a YAML text without moving anything, so that what is left can be read in its place. */

/** Stands for a unit of a template's value; no name and no version has it. */
export const templateMark = '\uE000';

/** `{% … %}` and `{# … #}` become blanks, `{{ … }}` a word. The text keeps its length and its lines. */
export function withoutTemplates(text: string): string {
  if (!/\{[{%#]/.test(text)) return text;
  const parts: string[] = [];
  let from = 0;
  const opening = /\{[{%#]/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const isValue = found[0] === '{{';
    const closing = isValue ? '}}' : found[0] === '{%' ? '%}' : '#}';
    const close = text.indexOf(closing, opening.lastIndex);
    // One template that is never closed says nothing about the rest, and further ones of its kind are not sought.
    if (close < 0) break;
    const end = close + 2;
    const inside = text.slice(found.index, end);
    parts.push(text.slice(from, found.index), inside.replace(/[^\r\n]/g, isValue ? templateMark : ' '));
    from = end;
    opening.lastIndex = end;
  }
  return parts.join('') + text.slice(from);
}
