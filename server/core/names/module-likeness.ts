/** Says which much-used module an unknown module of an import was most probably meant to be. */
import type { Confidence } from '../finding.ts';
import type { Knowledge } from '../ports.ts';
import { canonicalName } from './canonical.ts';
import { longest, scoreOf } from './likeness.ts';
import { createNeighbours, type Neighbours } from './neighbours.ts';
import { describePair, groundOf } from './pairs.ts';
import { describeSlip, type Slip } from './slips.ts';

export interface ModuleLikeness {
  /** To be written in the import. */
  readonly module: string;
  /** The project that supplies it. */
  readonly target: string;
  readonly rank: number;
  readonly slip: Slip;
  readonly confidence: Confidence;
}

/** Only modules of projects this much used are offered: most unknown modules are somebody's own. */
const leastRank = 2000;
const shortest = 5;
/** As sure as for a project that exists, and more: a module has no list that it could be missing from. */
const thresholds = { high: 1.5, medium: -0.3 } as const;

/** The likeness of a top-level module that nothing is known of, or null. */
export function judgeModule(module: string, knowledge: Knowledge): ModuleLikeness | null {
  const typed = canonicalName(module);
  if (typed.length < shortest || typed.length > longest || typed.startsWith('-')) return null;
  const { entries, neighbours } = modulesOf(knowledge);
  const ground = groundOf(knowledge);
  let best: ModuleLikeness | null = null;
  let bestScore: number = thresholds.medium;
  for (const { index } of neighbours.near(typed, 1)) {
    const entry = entries[index] as ModuleEntry;
    const slip = describeSlip(typed, entry.name);
    if (!slip || slip.kind === 'separators') continue;
    const score = scoreOf(describePair(typed, entry.name, entry.rank, slip, ground));
    if (score < bestScore) continue;
    bestScore = score;
    const { module: target, project, rank } = entry;
    best = {
      module: target,
      target: project,
      rank,
      slip,
      confidence: score >= thresholds.high ? 'high' : 'medium',
    };
  }
  return best;
}

interface ModuleEntry {
  /** The module in the form in which names are compared. */
  readonly name: string;
  readonly module: string;
  readonly project: string;
  readonly rank: number;
}

interface Modules {
  readonly entries: readonly ModuleEntry[];
  readonly neighbours: Neighbours;
}

const prepared = new WeakMap<Knowledge, Modules>();

function modulesOf(knowledge: Knowledge): Modules {
  let modules = prepared.get(knowledge);
  if (!modules) {
    const entries = usedModules(knowledge);
    modules = { entries, neighbours: createNeighbours(entries.map(entry => entry.name)) };
    prepared.set(knowledge, modules);
  }
  return modules;
}

/** The modules of the import map, and of much-used projects that it does not know and whose module has their name. */
function usedModules({ names, importMap }: Knowledge): readonly ModuleEntry[] {
  const found = new Map<string, ModuleEntry>();
  const mapped = new Set(importMap.values());
  const offer = (module: string, project: string, rank: number | null): void => {
    const name = canonicalName(module);
    if (rank === null || rank > leastRank || name.startsWith('-')) return;
    const known = found.get(name);
    if (!known || rank < known.rank) found.set(name, { name, module, project, rank });
  };
  for (const [module, project] of importMap) offer(module, project, names.rank(project));
  names.rankedNames.slice(0, leastRank).forEach((project, index) => {
    if (!mapped.has(project)) offer(project.replaceAll('-', '_'), project, index + 1);
  });
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}
