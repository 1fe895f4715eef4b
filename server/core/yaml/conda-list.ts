/** Lists of conda packages in YAML. Their names belong to conda's channels and are no names of PyPI. */
import type { Dependency } from '../dependency.ts';
import { itemRemoval } from './removal.ts';
import { scalarSpans } from './scalar.ts';
import { templateMark } from './templates.ts';
import { asScalar, type YamlList } from './tree.ts';

/** The packages of a list, without the interpreter. `text` is what was read, `original` as it stands in the file. */
export function readCondaList(text: string, original: string, list: YamlList, group: string): Dependency[] {
  return list.items.flatMap((item, index): Dependency[] => {
    const scalar = asScalar(item);
    const spec = scalar && readCondaSpec(scalar.value);
    if (!spec || spec.name.toLowerCase() === 'python') return [];
    const spanOf = scalarSpans(text, scalar);
    const { start, end } = spanOf(spec.versionStart, scalar.value.length);
    const specifier = spec.version.includes(templateMark) ? original.slice(start, end).trim() : spec.version;
    return [
      {
        kind: 'requirement',
        name: spec.name,
        span: spanOf(spec.start, spec.start + spec.name.length),
        specifier,
        extras: spec.extras,
        marker: null,
        group,
        source: 'conda',
        hashed: false,
        removal: itemRemoval(text, list, index),
      },
    ];
  });
}

interface CondaSpec {
  readonly name: string;
  readonly start: number;
  /** `=1.2`, `>=1,<2`, `1.2.*` or `=1.2=build`, as written. */
  readonly version: string;
  readonly versionStart: number;
  readonly extras: readonly string[];
}

const nameText = /[A-Za-z0-9_][A-Za-z0-9_.-]*/y;

/** `channel::name[extra]>=1.2`; null for addresses, templates and what is no package at all. */
function readCondaSpec(value: string): CondaSpec | null {
  const channel = value.indexOf('::');
  let start = channel < 0 ? 0 : channel + 2;
  while (value.charAt(start) === ' ') start++;
  nameText.lastIndex = start;
  const name = nameText.exec(value)?.[0];
  if (!name) return null;
  let at = start + name.length;
  let extras: string[] = [];
  const close = value.charAt(at) === '[' ? value.indexOf(']', at) : -1;
  const inBrackets = close < 0 ? '' : value.slice(at + 1, close);
  // conda's own `name[version='>=1']` is a constraint; without a `=` the words are extras.
  if (inBrackets !== '' && !inBrackets.includes('=')) {
    extras = inBrackets.split(',').map(extra => extra.trim());
    at = close + 1;
  }
  const next = value.charAt(at);
  if (next !== '' && !' \t<>=!~*['.includes(next)) return null;
  while (' \t'.includes(value.charAt(at)) && at < value.length) at++;
  return { name, start, version: value.slice(at).trim(), versionStart: at, extras };
}
