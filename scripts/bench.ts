/**
 * `npm run bench`: every budget of the product, each measured beside a reference in the same run, as one table.
 * Times of one machine mean little; their ratio to the reference's does.
 *
 *     npm run bench -- [PART…] [--tree DIR] [--files N] [--monorepo N] [--names FILE] [--write]
 *
 * PART is one or more of keys, names, start, hook, scan, monorepo, imports, sizes (default: all, which takes some
 * minutes).
 * `--tree` scans a folder of one's own in place of a generated one of `--files` files, `--monorepo N` has the generated
 * repository hold N files, `--names` adds names to judge,
 * one a line, `--write` puts the table into docs/benchmarks.md. Nothing here uses the network.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchHook } from './bench/hook.ts';
import { benchImports } from './bench/imports.ts';
import { benchNames } from './bench/names.ts';
import { benchScan } from './bench/scan.ts';
import { benchKeys, benchStart } from './bench/server.ts';
import { benchSizes } from './bench/sizes.ts';
import { type Row, table } from './bench/table.ts';
import { benchWholeProject } from './bench/whole-project.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const parts: { readonly [part: string]: () => Promise<readonly Row[]> | readonly Row[] } = {
  keys: () => benchKeys(root),
  names: () => benchNames(root, options.names),
  start: () => benchStart(root),
  hook: () => benchHook(root),
  scan: () => benchScan(root, options.tree, Number(options.files)),
  monorepo: () => benchWholeProject(root, Number(options.monorepo)),
  imports: () => benchImports(options.tree),
  sizes: () => benchSizes(root),
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tree: { type: 'string' },
    files: { type: 'string', default: '10000' },
    monorepo: { type: 'string', default: '100000' },
    names: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.filter(part => !Object.hasOwn(parts, part));
if (unknown.length > 0 || !(Number(options.files) >= 100 && Number(options.monorepo) >= 100))
  stop(
    `usage: npm run bench -- [${Object.keys(parts).join('|')}]… [--tree DIR] [--files N] [--monorepo N] [--names FILE] [--write]`,
  );
if (!existsSync(`${root}dist/cli.cjs`)) stop('nothing is built yet: npm run build');

const rows: Row[] = [];
for (const part of chosen) {
  process.stderr.write(`${part}…\n`);
  rows.push(...((await parts[part]?.()) ?? []));
}
const text = page(rows);
process.stdout.write(text);
if (options.write) writeFileSync(`${root}docs/benchmarks.md`, text);

function page(all: readonly Row[]): string {
  return [
    '# Benchmarks',
    '',
    `Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    'Medians of several rounds. The ratio is to the reference, measured in the same run.',
    '',
    table(all),
    '',
  ].join('\n');
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
