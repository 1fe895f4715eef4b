/** `antivenom scan` of a large tree, beside ripgrep on the same tree, and its memory on a tree a tenth of the size. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duration, median, megabytes, type Row, time } from './table.ts';
import { writeTree } from './tree.ts';

const rounds = 5;
/** No further round is begun after so many milliseconds: a slow machine gets fewer. */
const longEnough = 40_000;
const timesReference = 3;
/** What a tree ten times as large may cost in memory. */
const mostGrowth = 1.25;

export function benchScan(root: string, tree: string | undefined, count: number): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'antivenom-bench-'));
  try {
    const [large, small] = [tree ?? join(folder, 'large'), join(folder, 'small')];
    if (tree === undefined) writeTree(large, count);
    writeTree(small, Math.round(count / 10));
    return [...benchTime(root, large), ...benchMemory(root, large, small, tree === undefined)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchTime(root: string, tree: string): readonly Row[] {
  const scan = (...flags: string[]) =>
    run(process.execPath, [`${root}dist/cli.cjs`, 'scan', tree, ...scanFlags, ...flags]);
  const hasReference = hasRipgrep();
  const ripgrep = () => run('rg', ['-c', '^\\s*(import|from)', '-g', '*.py', '-g', '!site-packages', tree]);
  const times = { all: [] as number[], two: [] as number[], reference: [] as number[] };
  // The first round only fills the system's file cache.
  const end = performance.now() + longEnough;
  for (let round = 0; round <= rounds && (round < 2 || performance.now() < end); round++) {
    const reference = time(hasReference ? ripgrep : () => readAll(tree));
    const [all, two] = [time(() => scan()), time(() => scan('--jobs', '2'))];
    if (round === 0) continue;
    times.reference.push(reference);
    times.all.push(all);
    times.two.push(two);
  }
  const reference = median(times.reference);
  const row = (what: string, ours: number): Row => ({
    what,
    measured: duration(ours),
    reference: `${hasReference ? 'ripgrep' : 'reading all files'}: ${duration(reference)}`,
    ratio: ours / reference,
  });
  return [
    {
      ...row('scan a large tree', median(times.all)),
      budget: `≤ ${timesReference} ×`,
      isKept: hasReference ? median(times.all) <= timesReference * reference : null,
    },
    row('the same on two threads', median(times.two)),
  ];
}

function benchMemory(root: string, large: string, small: string, isTenth: boolean): readonly Row[] {
  const [most, least] = [peakMemory(root, large, '1'), peakMemory(root, small, '1')];
  const row: Row = {
    what: 'memory of a scan on one thread',
    measured: megabytes(most),
    reference: `${isTenth ? 'a tenth of the files' : 'a small tree'}: ${megabytes(least)}`,
    ratio: most / least,
    budget: `≤ ${mostGrowth} ×`,
    isKept: isTenth ? most <= mostGrowth * least : null,
  };
  return [row, { what: 'the same on two threads', measured: megabytes(peakMemory(root, large, '2')) }];
}

/** In bytes. A line put before the program has it say so itself when it ends. */
export function peakMemory(root: string, tree: string, jobs: string): number {
  const report =
    "const { isMainThread } = require('node:worker_threads');" +
    "if (isMainThread) process.on('exit', () => require('node:fs').writeSync(2, 'peak ' + process.resourceUsage().maxRSS + '\\n'));";
  const program = `${report} process.argv.splice(1, 0, ${JSON.stringify(`${root}dist/cli.cjs`)}); require(process.argv[1]);`;
  const { stderr } = run(process.execPath, ['-e', program, 'scan', tree, '--jobs', jobs, ...scanFlags]);
  return Number(/^peak (\d+)$/m.exec(stderr)?.[1]) * 1024;
}

export const scanFlags = ['--offline', '--no-progress', '--fail-on', 'never'];

export function run(program: string, args: readonly string[]) {
  return spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

export function hasRipgrep(): boolean {
  return spawnSync('rg', ['--version']).status === 0;
}

function readAll(tree: string): void {
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.py')) readFileSync(join(entry.parentPath, entry.name));
}
