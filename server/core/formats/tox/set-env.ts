/** Environment variables that tox sets for its commands (`set_env`, once `setenv`), as far as they name an index. */
import type { IndexSetting } from '../../dependency.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { indexVariables } from '../../shell/index-variables.ts';
import { spanInString } from '../../toml/strings.ts';
import { membersOf, type TomlNode } from '../../toml/tree.ts';

export const environmentSettings: readonly string[] = ['set_env', 'setenv'];

/** `NAME = value`, one a line, as in `tox.ini`. */
export function indexesInLines(lines: readonly LogicalLine[]): IndexSetting[] {
  return lines.flatMap(({ text, spanOf }) =>
    indexVariables(text).map(setting => ({ ...setting, span: spanOf(setting.span.start, setting.span.end) })),
  );
}

/** A table of names and values, as in `tox.toml`. */
export function indexesInTable(node: TomlNode): IndexSetting[] {
  return membersOf(node).flatMap(({ key, node: value }) => {
    if (value.kind !== 'string') return [];
    const before = `${key.name}=`;
    return indexVariables(before + value.value).map(setting => ({
      ...setting,
      span: spanInString(value, setting.span.start - before.length, setting.span.end - before.length),
    }));
  });
}
