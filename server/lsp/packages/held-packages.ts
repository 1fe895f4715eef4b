/** The packages that were looked into since the server started, so that their pages can be shown and their files read. */
import { randomUUID } from 'node:crypto';
import type { SourceFile } from '../../core/hidden-code/inspection.ts';
import type { InspectionReport } from '../../core/hidden-code/report/report.ts';

/** What came of one command: one package, or those of an environment. */
export interface Held {
  readonly id: string;
  readonly title: string;
  /** What was looked at: a path, or `NAME==VERSION`. */
  readonly source: string;
  readonly report: InspectionReport;
  /** As many as the report has inspections, in their order. */
  readonly packages: readonly HeldPackage[];
}

export interface HeldPackage {
  readonly files: () => readonly SourceFile[];
  /** Those of the package it was held against; null where there is none. */
  readonly original: (() => readonly SourceFile[]) | null;
}

export interface HeldPackages {
  add(looked: Omit<Held, 'id'>): Held;
  /** Null for one that has made room for later ones. */
  get(id: unknown): Held | null;
  /** The last look at it. */
  lastOf(source: string): Held | null;
}

/** An archive lies in memory for as long as it is held. */
const most = 6;

export function createHeldPackages(): HeldPackages {
  const held = new Map<string, Held>();
  return {
    add: looked => {
      const added = { ...looked, id: randomUUID() };
      held.set(added.id, added);
      const [oldest] = held.keys();
      if (held.size > most && oldest !== undefined) held.delete(oldest);
      return added;
    },
    lastOf: source => [...held.values()].findLast(each => each.source === source) ?? null,
    get: id => (typeof id === 'string' && held.get(id)) || null,
  };
}
