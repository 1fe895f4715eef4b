// Times the bundled language server (`npm run build` first): start to first diagnostics beside an empty Node program
// that loads the same protocol library, and keystroke to diagnostics in a requirements file of 1,000 lines.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { loadBundledKnowledge } from '../server/io/bundled-knowledge.ts';

const root = new URL('../../', import.meta.url);
const program = fileURLToPath(new URL('dist/server.cjs', root));
const library = createRequire(import.meta.url).resolve('vscode-languageserver/node');
const uri = 'file:///bench/requirements.txt';

interface Start {
  readonly milliseconds: number;
  /** Resident memory in MB; NaN where the system does not tell. */
  readonly memory: number;
}

const starts: Start[] = [];
const references: Start[] = [];
for (let run = 0; run < 10; run++) {
  references.push(await startReference());
  starts.push(await startServer());
}
const [reference, server] = [middleOf(references), middleOf(starts)];
const times = (server.milliseconds / reference.milliseconds).toFixed(2);
console.log(`empty node with vscode-languageserver   ${described(reference)}`);
console.log(`server, start to first diagnostics      ${described(server)}   ${times} ×`);
for (const pulls of [true, false]) {
  const keys = await keystrokes(pulls);
  const at = (share: number): string => (keys[Math.floor(keys.length * share)] ?? Number.NaN).toFixed(2);
  console.log(
    `keystroke to ${pulls ? 'pulled' : 'pushed'} diagnostics       p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`,
  );
}

async function startReference(): Promise<Start> {
  const started = performance.now();
  const code = `require(${JSON.stringify(library)}); process.stdout.write('.'); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return ended(child, performance.now() - started);
}

async function startServer(): Promise<Start> {
  const started = performance.now();
  const { child, rpc } = connect();
  await open(rpc, 'numpy\ncolourama==0.4.6\n', false);
  return ended(child, performance.now() - started);
}

/** Types in the middle of a long file; milliseconds from each key to its diagnostics, sorted. */
async function keystrokes(pulls: boolean): Promise<readonly number[]> {
  const { names } = loadBundledKnowledge(fileURLToPath(new URL('data/', root)));
  const lines = Array.from({ length: 1000 }, (_, index) => `${names.rankedNames[index * 7]}>=1.${index}\n`);
  const { child, rpc } = connect();
  await open(rpc, lines.join(''), pulls);
  const keys: number[] = [];
  for (let key = 0; key < 500; key++) {
    const place = { line: 500, character: key % 20 };
    const change = { range: { start: place, end: place }, text: 'abcdefghij'.charAt(key % 10) };
    const answer = pulls ? null : published(rpc);
    const pressed = performance.now();
    const textDocument = { uri, version: key + 2 };
    await rpc.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] });
    await (answer ?? rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } }));
    keys.push(performance.now() - pressed);
  }
  child.kill();
  return keys.slice(50).sort((a, b) => a - b);
}

function connect(): { child: ChildProcess; rpc: MessageConnection } {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  rpc.listen();
  return { child, rpc };
}

async function open(rpc: MessageConnection, text: string, pulls: boolean): Promise<void> {
  const capabilities = pulls ? { textDocument: { diagnostic: {} } } : {};
  await rpc.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await rpc.sendNotification('initialized', {});
  const answer = pulls ? null : published(rpc);
  const textDocument = { uri, languageId: 'pip-requirements', version: 1, text };
  await rpc.sendNotification('textDocument/didOpen', { textDocument });
  await (answer ?? rpc.sendRequest('textDocument/diagnostic', { textDocument: { uri } }));
}

function published(rpc: MessageConnection): Promise<void> {
  return new Promise(resolve => rpc.onNotification('textDocument/publishDiagnostics', () => resolve()));
}

function ended(child: ChildProcess, milliseconds: number): Start {
  let memory = Number.NaN;
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    memory = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    // Only Linux keeps such a file.
  }
  child.kill();
  return { milliseconds, memory };
}

function middleOf(runs: readonly Start[]): Start {
  const sorted = [...runs].sort((a, b) => a.milliseconds - b.milliseconds);
  return sorted[Math.floor(sorted.length / 2)] ?? { milliseconds: Number.NaN, memory: Number.NaN };
}

function described({ milliseconds, memory }: Start): string {
  return `${milliseconds.toFixed(0).padStart(5)} ms   ${memory.toFixed(0)} MB`;
}
