/**
 * A hostile client against the built server, over and over. After `npm run build`:
 *
 *     node out/test/long/fuzz-server.js MINUTES [FIRST-SEED]
 *
 * Ends with the seed of the first failure; `attack(SEED, 2000)` shows it again.
 */
import { attack } from './hostile-client.ts';

const [minutes = '10', first = '100'] = process.argv.slice(2);
const end = Date.now() + Number(minutes) * 60_000;
let seed = Number(first);
let steps = 0;
try {
  do {
    steps += await attack(seed, 2000);
    seed++;
  } while (Date.now() < end);
} catch (error) {
  console.log(`seed ${seed} failed: ${error instanceof Error ? error.stack : error}`);
  process.exitCode = 1;
}
console.log(`${steps} messages to ${seed - Number(first)} servers`);
