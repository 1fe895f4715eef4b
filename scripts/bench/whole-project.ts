/**
 * A generated repository of a hundred thousand files: one scan beside ripgrep's count of its import lines, its memory
 * beside that of a tenth of the files, and in the language server a second scan after one change, and how soon a scan
 * that is cancelled answers.
 */
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc/node';
import { writeMonorepo } from './monorepo.ts';
import { hasRipgrep, peakMemory, run, scanFlags } from './scan.ts';
import { connect } from './server.ts';
import { duration, median, megabytes, percentile, type Row, time } from './table.ts';

const rounds = 3;
const cancels = 9;
const timesReference = 3;
const largestMemory = 250 * 2 ** 20;
const mostGrowth = 1.25;
const rescanShare = 0.05;
const longestCancel = 100;

export async function benchWholeProject(root: string, count: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'antivenom-bench-'));
  try {
    const [large, small] = [join(folder, 'large'), join(folder, 'small')];
    writeMonorepo(root, large, count);
    writeMonorepo(root, small, Math.round(count / 10));
    return [
      benchTime(root, large, count),
      ...benchMemory(root, large, small),
      await benchCancel(root, large),
      await benchRescan(root, large),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchTime(root: string, tree: string, count: number): Row {
  const ripgrep = () => run('rg', ['-c', '^\\s*(import|from)\\s', '-g', '*.py', tree]);
  const scan = () => run(process.execPath, [`${root}dist/cli.cjs`, 'scan', tree, ...scanFlags]);
  const hasReference = hasRipgrep();
  const ours: number[] = [];
  const reference: number[] = [];
  // The first round only fills the system's file cache.
  for (let round = 0; round <= rounds; round++) {
    const [theirs, own] = [hasReference ? time(ripgrep) : Number.NaN, time(scan)];
    if (round === 0) continue;
    reference.push(theirs);
    ours.push(own);
  }
  const ratio = median(ours) / median(reference);
  return {
    what: `scan ${count.toLocaleString('en')} files of 6 KB`,
    measured: duration(median(ours)),
    reference: hasReference ? `ripgrep, import lines: ${duration(median(reference))}` : 'ripgrep is not here',
    budget: `≤ ${timesReference} ×`,
    ...(hasReference && { ratio, isKept: ratio <= timesReference }),
  };
}

function benchMemory(root: string, large: string, small: string): readonly Row[] {
  const [one, tenth] = [peakMemory(root, large, '1'), peakMemory(root, small, '1')];
  const two = peakMemory(root, large, '2');
  return [
    {
      what: 'its memory on one thread',
      measured: megabytes(one),
      reference: `a tenth of the files: ${megabytes(tenth)}`,
      ratio: one / tenth,
      budget: `≤ ${mostGrowth} ×`,
      isKept: one <= mostGrowth * tenth,
    },
    {
      what: 'its memory on two threads',
      measured: megabytes(two),
      budget: `≤ ${megabytes(largestMemory)}`,
      isKept: two <= largestMemory,
    },
  ];
}

async function benchRescan(root: string, tree: string): Promise<Row> {
  return await inServer(root, tree, async scan => {
    const first = await timed(() => scan());
    const names = readdirSync(tree, { recursive: true, encoding: 'utf8' });
    appendFileSync(join(tree, names.find(name => name.endsWith('.py')) ?? ''), 'import os\n');
    const second = await timed(() => scan());
    return {
      what: 'in the editor, a scan after one change',
      measured: duration(second),
      reference: `the first scan: ${duration(first)}`,
      ratio: second / first,
      budget: `≤ ${rescanShare} ×`,
      isKept: second <= rescanShare * first,
    };
  });
}

async function benchCancel(root: string, tree: string): Promise<Row> {
  return await inServer(root, tree, async scan => {
    const late: number[] = [];
    for (let number = 0; number < cancels; number++) {
      const source = new CancellationTokenSource();
      const running = scan(source.token);
      // Some while folders are read, some while files are judged.
      await new Promise(resolve => setTimeout(resolve, 100 + number * 300));
      late.push(
        await timed(async () => {
          source.cancel();
          await running;
        }),
      );
    }
    const slowest = percentile(late, 1);
    return {
      what: 'in the editor, the slowest answer to a cancel',
      measured: duration(slowest),
      budget: `≤ ${longestCancel} ms`,
      isKept: slowest <= longestCancel,
    };
  });
}

type Scan = (token?: CancellationToken) => Promise<unknown>;

async function inServer(root: string, tree: string, work: (scan: Scan) => Promise<Row>): Promise<Row> {
  const { child, rpc } = connect(root);
  const command = { command: 'antivenom.scanWorkspace' };
  try {
    await rpc.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(tree).href, name: 'tree' }],
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await rpc.sendNotification('initialized', {});
    return await work((token = CancellationToken.None) =>
      // A cancelled request may answer by an error.
      rpc.sendRequest('workspace/executeCommand', command, token).catch(() => {}),
    );
  } finally {
    rpc.dispose();
    child.kill();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
