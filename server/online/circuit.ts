/** Origins that have failed several times in a row are left alone for a while: nobody waits for a dead service twice. */

export interface Circuit {
  isResting(origin: string): boolean;
  /** True once the origin has answered anything at all. */
  hasAnswered(origin: string): boolean;
  succeeded(origin: string): void;
  /** `silence` is a time in vain, which costs whoever waits more than any other failure. */
  failed(origin: string, silence: boolean): void;
}

/** Two times in vain are enough. */
const silenceCounts = 3;

export function createCircuit(mostFailures: number, restMs: number, now: () => number): Circuit {
  const failures = new Map<string, { count: number; until: number }>();
  const answered = new Set<string>();
  return {
    isResting: origin => (failures.get(origin)?.until ?? 0) > now(),
    hasAnswered: origin => answered.has(origin),
    succeeded: origin => {
      failures.delete(origin);
      answered.add(origin);
    },
    failed: (origin, silence) => {
      const count = (failures.get(origin)?.count ?? 0) + (silence ? silenceCounts : 1);
      // After its rest one more failure sends an origin back to it.
      failures.set(origin, { count, until: count >= mostFailures ? now() + restMs : 0 });
    },
  };
}
