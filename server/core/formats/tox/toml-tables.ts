/** tox's tables in TOML: `requires`, and `deps`, `constraints` and commands of every environment. */
import { append } from '../../append.ts';
import type { Parsed } from '../../dependency.ts';
import { parseIni } from '../../ini/parse.ts';
import { type LogicalLine, logicalLines } from '../../python/logical-lines.ts';
import { emptyReading, type InstallReading } from '../../shell/install-commands.ts';
import type { Span } from '../../span.ts';
import { itemRemoval } from '../../toml/removal.ts';
import { spanInString } from '../../toml/strings.ts';
import type { TomlString } from '../../toml/syntax.ts';
import { select, type TomlNode, type TomlTable } from '../../toml/tree.ts';
import { remapped } from '../embedded/remapped.ts';
import { finished } from '../shell-reading.ts';
import { addCommandLists, commandSettings } from './commands.ts';
import { addConstraints, addLines, readToxSections } from './ini-sections.ts';
import { environmentSettings, indexesInTable } from './set-env.ts';

const environments = ['env_run_base', 'env_pkg_base', 'env.*', 'env_base.*'];

/** The tables stand at the top of a `tox.toml`, and under `tool.tox.` in a `pyproject.toml`. */
export function readToxTables(text: string, root: TomlTable, prefix: string): Parsed {
  const found = emptyReading();
  const lists = ['requires', ...environments.map(place => `${place}.deps`)];
  for (const place of lists)
    for (const { path, member } of select(root, `${prefix}${place}`.split('.')))
      addLines(found, linesOf(text, member.node), path.join('.'));
  for (const place of environments)
    for (const { member } of select(root, `${prefix}${place}.constraints`.split('.')))
      addConstraints(found, linesOf(text, member.node));
  for (const place of environments)
    for (const setting of commandSettings)
      for (const { member } of select(root, `${prefix}${place}.${setting}`.split('.')))
        addCommandLists(found, text, member.node);
  for (const place of environments)
    for (const setting of environmentSettings)
      for (const { member } of select(root, `${prefix}${place}.${setting}`.split('.')))
        append(found.indexes, indexesInTable(member.node));
  for (const { member } of select(root, `${prefix}legacy_tox_ini`.split('.')))
    if (member.node.kind === 'string') addLegacy(found, member.node);
  return finished(found);
}

/** A list of lines, or one string that holds them as a requirements file would. */
function linesOf(text: string, node: TomlNode): LogicalLine[] {
  if (node.kind === 'string') return linesIn(node);
  if (node.kind !== 'array') return [];
  return node.items.flatMap((item, index) => {
    if (item.kind !== 'string') return [];
    const lines = linesIn(item);
    const [only, another] = lines;
    return only && !another ? [{ ...only, whole: itemRemoval(text, node, index) }] : lines;
  });
}

function linesIn(string: TomlString): LogicalLine[] {
  const place = ({ start, end }: Span): Span => spanInString(string, start, end);
  return logicalLines(string.value).map(({ text, whole, spanOf }) => ({
    text,
    whole: place(whole),
    spanOf: (start, end) => place(spanOf(start, end)),
  }));
}

/** A whole `tox.ini` in a string. */
function addLegacy(found: InstallReading, string: TomlString): void {
  const document = parseIni(string.value);
  const sections = readToxSections(document, 'tox');
  const read = remapped(
    { ...sections, problems: [...document.problems, ...sections.problems] },
    ({ start, end }) => spanInString(string, start, end),
  );
  append(found.dependencies, read.dependencies);
  append(found.problems, read.problems);
  append(found.references, read.references);
  append(found.indexes, read.indexes);
}
