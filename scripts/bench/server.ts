/** The bundled language server: start to first diagnostics, and keystroke to diagnostics in a long file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { loadBundledKnowledge } from '../../server/io/bundled-knowledge.ts';
import { randomFrom, slip } from '../slip.ts';
import { duration, median, megabytes, percentile, type Row } from './table.ts';

const keys = 500;
const warmUp = 100;
const starts = 7;
const uri = 'file:///bench/requirements.txt';

/** Types in random lines of a requirements file of 1,000; the diagnostics are pulled. */
export async function benchKeys(root: string): Promise<readonly Row[]> {
  const { names } = loadBundledKnowledge(`${root}data`);
  const random = randomFrom(1);
  const lines = Array.from({ length: 1000 }, (_, index) => {
    const name = names.rankedNames[index * 7] ?? '';
    return `${index % 20 === 0 ? slip(name, random) : name}>=1.${index}\n`;
  });
  const long = await typed(root, lines, random);
  const short = await typed(root, ['numpy\n'], random);
  const reference = `a file of one line: ${duration(median(short))}`;
  const row = (share: number, most: number): Row => {
    const ours = percentile(long, share);
    return {
      what: `keystroke to diagnostics, 1,000 lines, p${share * 100}`,
      measured: duration(ours),
      reference,
      ratio: ours / median(short),
      budget: `≤ ${most} ms`,
      isKept: ours <= most,
    };
  };
  return [row(0.5, 2), row(0.99, 10)];
}

/** Start to first diagnostics, and memory then, beside a Node program that loads the protocol library and waits. */
export async function benchStart(root: string): Promise<readonly Row[]> {
  const servers: Start[] = [];
  const references: Start[] = [];
  for (let round = 0; round < starts; round++) {
    references.push(await startReference());
    servers.push(await startServer(root));
  }
  const [server, reference] = [middleOf(servers), middleOf(references)];
  const what = 'an empty node with vscode-languageserver';
  return [
    {
      what: 'server, start to first diagnostics',
      measured: duration(server.milliseconds),
      reference: `${what}: ${duration(reference.milliseconds)}`,
      ratio: server.milliseconds / reference.milliseconds,
      budget: '≤ 2.5 ×',
      isKept: server.milliseconds <= 2.5 * reference.milliseconds,
    },
    {
      what: 'server, memory then',
      measured: megabytes(server.bytes),
      reference: `${what}: ${megabytes(reference.bytes)}`,
      ratio: server.bytes / reference.bytes,
      budget: '≤ + 40 MB',
      isKept: Number.isNaN(server.bytes) ? null : server.bytes <= reference.bytes + 40 * 2 ** 20,
    },
  ];
}

/** Milliseconds from each key to its diagnostics. A letter is put behind a name, then taken away again. */
async function typed(root: string, lines: readonly string[], random: (bound: number) => number) {
  const { child, rpc } = connect(root);
  await open(rpc, lines.join(''));
  const times: number[] = [];
  let undo: object | null = null;
  for (let key = 0; key < keys; key++) {
    const line = random(lines.length);
    const start = { line, character: (lines[line] ?? '').search(/[>\n]/) };
    const end = { line, character: start.character + 1 };
    const change = undo ?? { range: { start, end: start }, text: 'abcdefghij'.charAt(key % 10) };
    undo = undo ? null : { range: { start, end }, text: '' };
    const pressed = performance.now();
    const textDocument = { uri, version: key + 2 };
    await rpc.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] });
    await rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (key >= warmUp) times.push(performance.now() - pressed);
  }
  rpc.dispose();
  child.kill();
  return times;
}

interface Start {
  readonly milliseconds: number;
  /** Resident memory; NaN where the system does not tell. */
  readonly bytes: number;
}

async function startReference(): Promise<Start> {
  const library = createRequire(import.meta.url).resolve('vscode-languageserver/node');
  const code = `require(${JSON.stringify(library)}); process.stdout.write('.'); setInterval(() => {}, 1000)`;
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return ended(child, performance.now() - started);
}

async function startServer(root: string): Promise<Start> {
  const started = performance.now();
  const { child, rpc } = connect(root);
  await open(rpc, 'numpy\ncolourama==0.4.6\n');
  const milliseconds = performance.now() - started;
  rpc.dispose();
  return ended(child, milliseconds);
}

export function connect(root: string): { child: ChildProcess; rpc: MessageConnection } {
  const child = spawn(process.execPath, [`${root}dist/server.cjs`, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // What this machine's pip is told says nothing about others.
    env: { ...process.env, PIP_CONFIG_FILE: devNull },
  });
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  rpc.listen();
  return { child, rpc };
}

/** Settles with the first diagnostics. */
async function open(rpc: MessageConnection, text: string): Promise<void> {
  const capabilities = { textDocument: { diagnostic: {} } };
  await rpc.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await rpc.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'pip-requirements', version: 1, text };
  await rpc.sendNotification('textDocument/didOpen', { textDocument });
  await rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}

function ended(child: ChildProcess, milliseconds: number): Start {
  let bytes = Number.NaN;
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    bytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  } catch {
    // Only Linux keeps such a file.
  }
  child.kill();
  return { milliseconds, bytes };
}

function middleOf(runs: readonly Start[]): Start {
  return {
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    bytes: median(runs.map(({ bytes }) => bytes)),
  };
}
