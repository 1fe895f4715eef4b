/** A list of PEP 508 requirements in an INI value: one a line, or all on one line with `;` between them. */
import type { Dependency, Problem } from '../../dependency.ts';
import type { IniOption } from '../../ini/parse.ts';
import { valueLines } from '../../ini/value-lines.ts';
import { canonicalName } from '../../names/canonical.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { type Pep508, parseRequirement } from '../../python/pep508.ts';
import { addressOf, hasHash, sourceOfAddress } from '../../python/pip-requirement.ts';
import type { Span } from '../../span.ts';

interface List {
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
}

export function readRequirementList(
  text: string,
  option: IniOption,
  group: string,
  ownName: string | null,
): List {
  const list: List = { dependencies: [], problems: [] };
  const lines = valueLines(text, option);
  for (const line of lines) {
    const isOnlyLine = option.lines.length === 1;
    for (const { start, end, removal } of isOnlyLine ? partsOf(line) : [wholeLine(line)]) {
      const read = parseRequirement(line.text, start, end);
      const mistake = read.problems.find(({ part }) => part !== 'name');
      if (mistake)
        list.problems.push({
          span: line.spanOf(mistake.span.start, mistake.span.end),
          message: mistake.message,
        });
      if (read.name)
        list.dependencies.push({
          kind: 'requirement',
          name: read.name.text,
          span: line.spanOf(read.name.span.start, read.name.span.end),
          specifier: read.specifier?.text ?? '',
          extras: read.extras.map(extra => extra.text),
          marker: read.marker?.text ?? null,
          group,
          source: sourceOf(read, ownName),
          ...addressOf(read.url?.text),
          hashed: read.url !== null && hasHash(read.url.text),
          removal,
        });
    }
  }
  return list;
}

interface Part extends Span {
  readonly removal: Span;
}

function wholeLine(line: LogicalLine): Part {
  return { start: 0, end: line.text.length, removal: line.whole };
}

const hasMarker = /;[ \t]*(?:["'(]|python_|os_name|sys_|platform_|implementation_|extra\b)/;

/**
 * setuptools splits a value of one line at each `;`, even before a marker. Nobody means that where what follows can
 * only be a marker, so such a line stays whole.
 */
function partsOf(line: LogicalLine): Part[] {
  const { text } = line;
  if (!text.includes(';') || hasMarker.test(text)) return [wholeLine(line)];
  const parts: Part[] = [];
  for (let start = 0; start < text.length; ) {
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    const [from, to] = start === 0 ? [0, Math.min(end + 1, text.length)] : [start - 1, end];
    if (text.slice(start, end).trim() !== '') parts.push({ start, end, removal: line.spanOf(from, to) });
    start = end + 1;
  }
  return parts;
}

/** `mypkg[test]` inside mypkg's own file is the project itself, not one of that name on an index. */
function sourceOf({ name, url }: Pep508, ownName: string | null): Dependency['source'] {
  if (url) return sourceOfAddress(url.text);
  return name && canonicalName(name.text) === ownName ? 'workspace' : 'index';
}
