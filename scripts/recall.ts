/**
 * How much of what malicious packages do is called loud: `node out/scripts/recall.js [--misses N] [--every N]`. Composes every way of
 * hiding (`recall/layers.ts`) with everything to hide (`recall/actions.ts`) and every place (`recall/places.ts`), each in
 * an otherwise honest package. Always the same packages; nothing is run, and nothing of it could do harm.
 */
import { argv, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { inspect } from '../server/core/hidden-code/inspect.ts';
import type { Container, Inspection } from '../server/core/hidden-code/inspection.ts';
import { loadBundledKnowledge } from '../server/io/bundled-knowledge.ts';
import { toolsWith } from '../server/io/packages/tools.ts';
import { composed } from './recall/compose.ts';
import { honest } from './recall/places.ts';

const option = (name: string, otherwise: number) =>
  argv.includes(name) ? Number(argv[argv.indexOf(name) + 1]) : otherwise;
const mostMisses = option('--misses', 0);
/** For a quick look: each Nth of them alone. */
const every = option('--every', 1);
const tools = toolsWith(loadBundledKnowledge(fileURLToPath(new URL('../../data/', import.meta.url))));
const container: Container = {
  kind: 'folder',
  name: 'acme-shapes',
  version: '1.2.0',
  file: null,
  sha256: null,
  problems: [],
};
const started = performance.now();

const { verdict } = await inspectFiles(honest);
stdout.write(`The honest package alone: ${verdict}\n`);
const tallies = [new Map<string, Tally>(), new Map<string, Tally>(), new Map<string, Tally>()] as const;
const all: Tally = { total: 0, loud: 0 };
const bare: Tally = { total: 0, loud: 0 };
let shown = 0;
for (const { layer, action, place, files } of composed(every)) {
  const inspection = await inspectFiles(files);
  const isLoud = inspection.verdict === 'loud';
  count(all, isLoud);
  if (layer === 'none') count(bare, isLoud);
  for (const [at, name] of [layer, action, place].entries()) {
    const tally = tallies[at]?.get(name) ?? { total: 0, loud: 0 };
    count(tally, isLoud);
    tallies[at]?.set(name, tally);
  }
  if (isLoud || shown++ >= mostMisses) continue;
  const signs = inspection.hits.map(({ sign, strength }) => `${sign} (${strength})`);
  stdout.write(`missed: ${layer} | ${action} | ${place}: ${signs.join(', ') || 'no sign'}\n`);
}
for (const [at, what] of ['hidden by', 'does', 'runs'].entries()) {
  stdout.write(`\n${what}, where less than all is loud:\n`);
  for (const [name, tally] of tallies[at] ?? [])
    if (tally.loud < tally.total) stdout.write(`  ${name}: ${rate(tally)}\n`);
}
stdout.write(
  `\nnot hidden at all: ${rate(bare)}\nall: ${rate(all)}, ${Math.round(performance.now() - started)} ms\n`,
);

interface Tally {
  total: number;
  loud: number;
}

function count(tally: Tally, isLoud: boolean): void {
  tally.total++;
  if (isLoud) tally.loud++;
}

function rate({ loud, total }: Tally): string {
  return `${loud} of ${total} (${((100 * loud) / total).toFixed(1)} %)`;
}

async function inspectFiles(files: Readonly<Record<string, string>>): Promise<Inspection> {
  const sources = Object.entries(files).map(([path, text]) => ({
    path,
    size: text.length,
    text: () => text,
    sha256: () => null,
  }));
  const inspection = await inspect(sources, container, tools);
  if (!inspection) throw new Error('nobody has stopped it');
  return inspection;
}
