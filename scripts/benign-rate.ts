/**
 * How often honest packages look suspicious: `node out/scripts/benign-rate.js FOLDER…`, each a folder of installed
 * packages. Prints the rates, how many packages have each sign, and where the loud ones got it from.
 */
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { inspect } from '../server/core/hidden-code/inspect.ts';
import { titleOf } from '../server/core/hidden-code/report/report.ts';
import { loadBundledKnowledge } from '../server/io/bundled-knowledge.ts';
import { openInstalled, readEnvironment } from '../server/io/packages/open-environment.ts';
import { toolsWith } from '../server/io/packages/tools.ts';

const folders = argv.slice(2);
if (folders.length === 0) {
  stdout.write('Usage: node out/scripts/benign-rate.js FOLDER…\n');
  exit(2);
}
const tools = toolsWith(loadBundledKnowledge(fileURLToPath(new URL('../../data/', import.meta.url))));
const counts = { packages: 0, files: 0, loud: 0, strong: 0 };
const bySign = new Map<string, Set<string>>();
const seen = new Set<string>();
const started = performance.now();
for (const folder of folders)
  for (const installed of readEnvironment(folder)) {
    const { files, container } = openInstalled(installed);
    const id = `${container.name ?? folder} ${container.version}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const inspection = await inspect(files, container, tools);
    if (!inspection || inspection.sources === 0) continue;
    const hits = inspection.hits.filter(({ isAside, strength }) => !isAside && strength !== 'weak');
    counts.packages++;
    counts.files += inspection.sources;
    if (hits.length > 0) counts.strong++;
    if (inspection.verdict === 'loud') counts.loud++;
    for (const { sign, strength } of hits) {
      const key = `${sign} (${strength})`;
      bySign.set(key, (bySign.get(key) ?? new Set()).add(titleOf(inspection)));
    }
    if (inspection.verdict !== 'loud') continue;
    stdout.write(`\n${titleOf(inspection)} in ${folder}: ${inspection.because.join(', ')}\n`);
    for (const { sign, strength, file, range, message, excerpt } of hits)
      stdout.write(
        `  ${strength} ${sign} ${file}:${(range?.start.line ?? 0) + 1} ${message}\n    ${excerpt.slice(0, 160)}\n`,
      );
  }
const rate = (count: number) => `${count} (${((100 * count) / Math.max(1, counts.packages)).toFixed(1)} %)`;
stdout.write(
  `\n${counts.packages} packages, ${counts.files} sources, ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
);
stdout.write(`loud: ${rate(counts.loud)}; with a strong or loud sign: ${rate(counts.strong)}\n`);
for (const [sign, packages] of [...bySign].sort((a, b) => b[1].size - a[1].size))
  stdout.write(`  ${sign}: ${rate(packages.size)} ${[...packages].slice(0, 6).join(', ')}\n`);
