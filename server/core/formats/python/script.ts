/** What a Python script says of itself in a comment (PEP 723): its requirements, its Python, its sources and indexes. */
import type { Parsed } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import { parseToml } from '../../toml/parse.ts';
import { select, stringAt } from '../../toml/tree.ts';
import { remapped } from '../embedded/remapped.ts';
import { readIndexes } from '../pyproject/indexes.ts';
import { startProject } from '../pyproject/project.ts';
import { readRequirementLists, readRequirements } from '../pyproject/requirement-lists.ts';
import { type ScriptBlock, scriptBlocks } from './script-block.ts';

/** Null for a file without such a comment: nearly all are. */
export function readScript(text: string): Parsed | null {
  if (!mayHoldScript(text)) return null;
  const blocks = scriptBlocks(text);
  if (blocks.length === 0) return null;
  const read = blocks.map(readBlock);
  const extra = blocks.slice(1).map(({ opening }) => ({
    span: opening,
    message: 'A file may hold one script block only',
  }));
  return {
    dependencies: read.flatMap(({ dependencies }) => dependencies),
    problems: [...read.flatMap(({ problems }) => problems), ...extra].sort(byPlace),
    references: [],
    indexes: read.flatMap(({ indexes }) => indexes),
    requiresPython: read[0]?.requiresPython ?? null,
  };
}

/** False for nearly all texts. */
export function mayHoldScript(text: string): boolean {
  return text.includes('/// script');
}

function readBlock(block: ScriptBlock): Parsed {
  const project = startProject(parseToml(block.toml));
  const { root } = project;
  for (const { member } of select(root, ['dependencies']))
    if (member.node.kind === 'array') readRequirements(project, member.node, 'script.dependencies');
  readRequirementLists(project);
  const read: Parsed = {
    dependencies: project.dependencies.sort(byPlace),
    problems: project.problems,
    references: [],
    indexes: readIndexes(root),
    requiresPython: stringAt(root, 'requires-python'),
  };
  const moved = remapped(read, block.spanOf, block.removalOf);
  if (block.closed) return { ...moved, problems: [...block.problems, ...moved.problems] };
  // Where the block would have ended is not known, so nothing behind its names can be called wrong.
  const problem = { span: block.opening, message: "This script block is not closed by '# ///'" };
  return { ...moved, problems: [problem] };
}
