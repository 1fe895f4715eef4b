/** The baseline as the command line deals with it: writes it, and says what of it is gone. */
import { dirname, resolve } from 'node:path';
import {
  entriesOf,
  type KnownFinding,
  type KnownInFile,
  printBaseline,
  ruleOfSort,
} from '../core/policy/baseline.ts';
import { ruleOf } from '../core/rules/index.ts';
import { paths } from '../io/paths.ts';
import { type Baseline, fileInBaseline, type ProjectConfig } from '../io/project-config.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { ScannedFile } from '../io/scan.ts';
import type { Options } from './options.ts';
import { UsageError, type World } from './world.ts';

export interface KnownFindings {
  add(scanned: ScannedFile): void;
  /** How many entries about what was scanned have found nothing. */
  noLongerFound(projects: readonly ProjectConfig[], roots: readonly string[]): number;
  /** Writes the file of `--write-baseline`. Throws `UsageError` where it cannot. */
  write(): void;
}

export function createKnownFindings({ writeBaseline, overrides }: Options, world: World): KnownFindings {
  const file = writeBaseline === null ? null : resolve(world.cwd, writeBaseline);
  const entries: KnownFinding[] = [];
  const hidden = new Map<string, KnownInFile>();
  return {
    add: ({ path, analysis }) => {
      if (analysis.known.size > 0) hidden.set(path, analysis.known);
      if (file !== null) entries.push(...entriesOf(fileInBaseline(file, path), analysis.findings));
    },
    noLongerFound: (projects, roots) => {
      // What fewer rules find than those that wrote the file says nothing about the rest.
      if (overrides.select || overrides.ignore || overrides.sensitivity) return 0;
      const baselines = new Map(
        projects.flatMap(({ baseline }) => (baseline ? [[baseline.path, baseline]] : [])),
      );
      return [...baselines.values()].reduce((sum, each) => sum + gone(each, hidden, roots), 0);
    },
    write: () => {
      if (file === null) return;
      try {
        replaceFile(file, printBaseline(entries));
      } catch (error) {
        throw new UsageError(
          `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
  };
}

function gone(
  { path, files }: Baseline,
  hidden: ReadonlyMap<string, KnownInFile>,
  roots: readonly string[],
): number {
  let count = 0;
  for (const [name, sorts] of files) {
    const file = resolve(dirname(path), name);
    if (!roots.some(root => paths.isInside(root, file))) continue;
    for (const [sort, known] of sorts)
      if (isAsked(ruleOfSort(sort))) count += known - (hidden.get(file)?.get(sort) ?? 0);
  }
  return count;
}

/** Without an answer of a service, a rule that needs one finds nothing. */
function isAsked(code: string): boolean {
  return (ruleOf(code)?.meta.needs ?? []).length === 0;
}
