/** Who brings a locked project in: nobody asked for it by name, so the line to change is that of another one. */
import type { Link } from './dependency.ts';

export interface Bringer {
  /** A direct requirement, canonical. */
  readonly name: string;
  /** From it down to the project in question, both included; one of the shortest ways. */
  readonly path: readonly string[];
}

/**
 * A function that says which of the `direct` requirements bring a project in, nearest first. A project that is itself
 * direct brings itself in. All names are canonical; circles among the links are no harm.
 */
export function bringersIn(
  links: readonly Link[],
  direct: ReadonlySet<string>,
): (name: string) => readonly Bringer[] {
  const needers = new Map<string, string[]>();
  for (const { from, to } of links) {
    const known = needers.get(to);
    if (known) known.push(from);
    else needers.set(to, [from]);
  }
  return name => {
    const bringers: Bringer[] = [];
    const seen = new Set([name]);
    // Grows while it is read, level by level; what lies above a direct requirement is of no interest.
    const ways: { readonly name: string; readonly below: readonly string[] }[] = [{ name, below: [] }];
    for (const way of ways) {
      const path = [way.name, ...way.below];
      if (direct.has(way.name)) {
        bringers.push({ name: way.name, path });
        continue;
      }
      if (path.length === longestWay) continue;
      for (const needer of needers.get(way.name) ?? []) {
        if (seen.has(needer)) continue;
        seen.add(needer);
        ways.push({ name: needer, below: path });
      }
    }
    return bringers;
  };
}

/** No real chain comes near; a made-up one would cost the square of its length. */
const longestWay = 50;
