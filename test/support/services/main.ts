/** Runs the test services by hand, until it is stopped: `node out/test/support/services/main.js [--today DAY] [--contents FILE] [NAME=STATE] [NAME==VERSION]…`. */
import { readFileSync } from 'node:fs';
import type { CatalogueOptions } from './catalogue.ts';
import { startServices } from './start.ts';
import { type State, states } from './states.ts';

const words = process.argv.slice(2);
const today = taken('--today') ?? new Date().toISOString().slice(0, 10);
/** Releases as `CatalogueOptions` has them, in a JSON file. */
const file = taken('--contents');
const contents = file === null ? {} : JSON.parse(readFileSync(file, 'utf8'));

const services = await startServices({ today, contents, ...wishesOf(words) });
process.stdout.write(
  `--pypi ${services.pypi} --osv ${services.osv} --depsdev ${services.depsdev}\n` +
    `States (case-STATE is a project in it): absent ${Object.keys(states).join(' ')}\n`,
);

/** What stands behind a flag, which is taken out. */
function taken(flag: string): string | null {
  const at = words.indexOf(flag);
  return at < 0 ? null : (words.splice(at, 2)[1] ?? null);
}

function wishesOf(wishes: readonly string[]): Pick<CatalogueOptions, 'states' | 'versions'> {
  const chosen: Record<string, State> = {};
  const versions: Record<string, string[]> = {};
  for (const wish of wishes) {
    const [name = '', pinned] = wish.split('==');
    const [stated = '', state = ''] = wish.split('=');
    if (pinned !== undefined) {
      versions[name] = [...(versions[name] ?? []), pinned];
    } else if (state === 'absent' || Object.hasOwn(states, state)) {
      chosen[stated] = state as State;
    } else {
      throw new Error(`Neither NAME=STATE nor NAME==VERSION: ${wish}`);
    }
  }
  return { states: chosen, versions };
}
