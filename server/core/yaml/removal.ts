/** Says what to cut so that an item goes and the text stays the YAML it was. */
import type { Span } from '../span.ts';
import type { YamlNode } from './read.ts';
import type { YamlList } from './tree.ts';

/**
 * The line of a block item with its comment, or a flow item with its comma. Null where the item shares its lines, has
 * a name of its own (an anchor), or is the only one of a block list, which would become null.
 */
export function itemRemoval(text: string, list: YamlList, index: number): Span | null {
  const place = placeOf(list.items[index]);
  if (!place) return null;
  if (!list.flow) return list.items.length > 1 ? ownLine(text, place) : null;
  const [before, after] = [placeOf(list.items[index - 1]), placeOf(list.items[index + 1])];
  if (list.items.length === 1) return place;
  const span = after
    ? { start: place.start, end: after.start }
    : before && index === list.items.length - 1 && { start: before.end, end: place.end };
  return span && !text.slice(span.start, span.end).includes('#') ? span : null;
}

function placeOf(node: YamlNode | undefined): Span | null {
  if (!node?.range || node.tag || ('anchor' in node && node.anchor)) return null;
  return { start: node.range[0], end: node.range[1] };
}

function ownLine(text: string, { start, end }: Span): Span | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found + 1;
  const before = text.slice(Math.max(lineStart, start - 200), start);
  const behind = text.slice(end, lineEnd).trim();
  const isAlone = /^\uFEFF?[ \t]*-[ \t]+$/.test(before) && (behind === '' || behind.startsWith('#'));
  return isAlone ? { start: lineStart, end: lineEnd } : null;
}
