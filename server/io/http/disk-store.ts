/**
 * Remembers answers in a folder, for all programs of the user at once. Nothing in here is an error: a folder that
 * cannot be written or a disk that is full leaves the memory of the process.
 */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ByteStore, createMemoryStore } from '../../online/byte-store.ts';
import { writeWhole } from '../write-whole.ts';
import { packEntry, sha256, unpackEntry } from './entry-file.ts';

export interface DiskStoreOptions {
  /** The cache folder; the store makes a folder of its own in it, named for its format. */
  readonly folder: string;
  /** What all entries together may take; the oldest go first. */
  readonly mostBytes?: number;
  /** What is held in memory, so that no file is read twice. */
  readonly mostMemoryBytes?: number;
}

/** Seven days: a file half written by a process that ended is old by then. */
const abandonedMs = 7 * 24 * 60 * 60 * 1000;
/** How much is written before the folder is counted again: rarely, and at least once in the life of a busy process. */
const countEvery = 1 / 20;
const megabyte = 2 ** 20;

export function createDiskStore(options: DiskStoreOptions): ByteStore {
  const { mostBytes = 200 * megabyte, mostMemoryBytes = 16 * megabyte } = options;
  const folder = join(options.folder, 'answers-1');
  const memory = createMemoryStore(mostMemoryBytes);
  let isReady: Promise<boolean> | undefined;
  // The first write counts what earlier processes have left.
  let unaccounted = mostBytes;
  const fileOf = (key: string) => join(folder, sha256(key));
  return {
    async get(key) {
      const held = await memory.get(key);
      if (held) return held;
      const bytes = await attempt(() => readFile(fileOf(key)));
      if (!bytes) return null;
      const entry = unpackEntry(key, bytes);
      if (entry) await memory.set(key, entry);
      else await attempt(() => rm(fileOf(key)));
      return entry;
    },
    async set(key, entry) {
      await memory.set(key, entry);
      isReady ??= makeFolder(folder);
      if (!(await isReady)) return;
      const bytes = packEntry(key, entry);
      if (bytes.length > mostBytes) return;
      await attempt(() => writeWhole(fileOf(key), bytes));
      unaccounted += bytes.length;
      if (unaccounted < mostBytes * countEvery) return;
      unaccounted = 0;
      await removeOldest(folder, mostBytes);
    },
  };
}

/**
 * For its owner's eyes: which packages somebody uses is nobody else's business. Step by step, since Node's own way
 * (`recursive`) tries for ever where a file system such as `/proc` says of its own folders that they are not there.
 */
async function makeFolder(folder: string): Promise<boolean> {
  if (await makeOne(folder)) return true;
  const above = dirname(folder);
  return above !== folder && (await makeFolder(above)) && (await makeOne(folder));
}

/** True where it is there now. */
async function makeOne(folder: string): Promise<boolean> {
  await attempt(() => mkdir(folder, { mode: 0o700 }));
  return (await attempt(() => stat(folder)))?.isDirectory() === true;
}

/** Down to nine tenths, so that it is not to be done again at once. Touches only names that the store gives. */
async function removeOldest(folder: string, mostBytes: number): Promise<void> {
  const names = (await attempt(() => readdir(folder))) ?? [];
  const files: { file: string; time: number; size: number }[] = [];
  let total = 0;
  for (const name of names.filter(name => /^[0-9a-f]{64}(?:\.[0-9a-f-]{36}\.tmp)?$/.test(name))) {
    const file = join(folder, name);
    const found = await attempt(() => stat(file));
    if (!found?.isFile()) continue;
    if (!name.endsWith('.tmp')) {
      files.push({ file, time: found.mtimeMs, size: found.size });
      total += found.size;
    } else if (found.mtimeMs < Date.now() - abandonedMs) await attempt(() => rm(file));
  }
  if (total <= mostBytes) return;
  files.sort((a, b) => a.time - b.time);
  for (const { file, size } of files) {
    if (total <= mostBytes * 0.9) return;
    await attempt(() => rm(file));
    total -= size;
  }
}

/** Undefined where it does not work: another process was quicker, the disk is full, or nothing may be written. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
