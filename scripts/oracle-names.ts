/**
 * Compares how names are followed through a file with CPython's own parser, over whole folders:
 *
 *     node out/scripts/oracle-names.js [--python PATH] FOLDER…
 *
 * Exits with 1 if a use is missed or extra, or a second meaning goes unseen; needless caution is only counted.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isBoundElsewhere, usesOfName } from '../server/core/python/names.ts';

interface Answer {
  readonly file: string;
  readonly name: string;
  readonly uses: number[];
  readonly bound: boolean;
}

const script = fileURLToPath(new URL('../../scripts/oracle_names.py', import.meta.url));
const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: oracle-names [--python PATH] FOLDER…');
  process.exit(2);
}
process.exitCode = (await compare(values.python, positionals)) ? 0 : 1;

async function compare(python: string, folders: readonly string[]): Promise<boolean> {
  const tally = { names: 0, uses: 0, bound: 0, missed: 0, extra: 0, unseen: 0, cautious: 0 };
  const examples: string[] = [];
  const child = spawn(python, [script, ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<number | null>(resolve => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as Answer;
    const wrong = differences(answer);
    tally.names++;
    tally.uses += answer.uses.length;
    if (answer.bound) tally.bound++;
    for (const what of ['missed', 'extra', 'unseen', 'cautious'] as const) {
      if (wrong[what] === 0) continue;
      tally[what] += wrong[what];
      if (examples.length < 10) examples.push(`${what}: ${answer.file} ${answer.name}`);
    }
  }
  if ((await exit) !== 0) throw new Error(`${python} failed`);
  for (const [what, number] of Object.entries(tally)) console.log(`${what.padEnd(12)}${number}`);
  for (const example of examples) console.log(example);
  return tally.missed + tally.extra + tally.unseen === 0;
}

function differences({ file, name, uses, bound }: Answer) {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
  const found = new Set(usesOfName(text, name).map(use => use.start));
  const expected = new Set(uses);
  const seen = isBoundElsewhere(text, name);
  return {
    missed: uses.filter(use => !found.has(use)).length,
    // Parameters and the like are no names to CPython's parser, so a bound name may have more places here.
    extra: bound ? 0 : [...found].filter(use => !expected.has(use)).length,
    unseen: bound && !seen ? 1 : 0,
    cautious: !bound && seen ? 1 : 0,
  };
}
