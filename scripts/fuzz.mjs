// `npm run fuzz -- [MINUTES] [FIRST-SEED]`: the property tests again and again, each round with a seed of its own.
// The seed of a round that fails is printed: `ANTIVENOM_SEED=N npx mocha FILE` shows the failure again.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [minutes = '10', first = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const end = Date.now() + Number(minutes) * 60_000;
const files = readdirSync('out/test', { recursive: true })
  .filter(file => file.endsWith('.test.js') && !file.startsWith('editor'))
  .map(file => join('out/test', file))
  .filter(file => /fast-check|mutated\.js/.test(readFileSync(file, 'utf8')));
const failed = [];
let rounds = 0;
for (let seed = Number(first); Date.now() < end; seed++) {
  const { status, stdout } = spawnSync('npx', ['mocha', ...files], {
    encoding: 'utf8',
    env: { ...process.env, ANTIVENOM_SEED: String(seed) },
  });
  rounds++;
  if (status === 0) continue;
  failed.push(seed);
  console.log(`seed ${seed}:\n${stdout.slice(stdout.search(/^ {2}\d+ passing/m))}`);
}
console.log(`${rounds} rounds, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length > 0 ? 1 : 0;
