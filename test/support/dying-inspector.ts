/** A helper of `inspectTogether` that dies over packages of some names, as one does that meets a fault of ours. */
import { parentPort } from 'node:worker_threads';
import { helpInspect } from '../../server/io/packages/inspect-together.ts';
import type { InstalledFiles } from '../../server/io/packages/open-environment.ts';
import { bundledKnowledge } from './bundled.ts';

parentPort?.on('message', ({ name }: InstalledFiles) => {
  if (name === 'exits') process.exit(3);
  if (name === 'throws') throw new Error('a fault');
  if (name !== 'grows') return;
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(1));
});
helpInspect(bundledKnowledge());
