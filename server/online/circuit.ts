/** Origins that have failed several times in a row are left alone for a while: nobody waits for a dead service twice. */

export interface Circuit {
  isResting(origin: string): boolean;
  succeeded(origin: string): void;
  failed(origin: string): void;
}

export function createCircuit(mostFailures: number, restMs: number, now: () => number): Circuit {
  const failures = new Map<string, { count: number; until: number }>();
  return {
    isResting: origin => {
      const left = (failures.get(origin)?.until ?? 0) - now();
      // A clock that was set back would make the rest as long as it was wrong.
      return left > 0 && left <= restMs;
    },
    succeeded: origin => failures.delete(origin),
    failed: origin => {
      const count = (failures.get(origin)?.count ?? 0) + 1;
      // After its rest one more failure sends an origin back to it.
      failures.set(origin, { count, until: count >= mostFailures ? now() + restMs : 0 });
    },
  };
}
