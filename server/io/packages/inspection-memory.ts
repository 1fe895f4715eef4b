/**
 * Remembers, for all programs of the user at once, what came of the packages that were looked into: one entry a line
 * of a file in the cache folder. Nothing in here is an error: what cannot be written is known to this process alone.
 */
import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { InspectedRelease } from '../../core/facts/inspected-release.ts';
import { type Remembered, readRemembered } from '../../core/hidden-code/remembered.ts';
import { writeWhole } from '../write-whole.ts';

export interface InspectionMemory {
  /** By canonical name; reads the file again where another process has written it. */
  inspectionsOf(canonical: string): readonly InspectedRelease[];
  /** The newest word on one file counts. Never rejects. */
  remember(entries: readonly Remembered[]): Promise<void>;
}

/** The oldest go first. Several environments of hundreds of packages fit in. */
const mostEntries = 10_000;
const mostBytes = 8 * 1024 * 1024;
/** How often it is looked whether the file has changed, in milliseconds. */
const interval = 1000;

export function openInspectionMemory(cacheFolder: string): InspectionMemory {
  const file = join(cacheFolder, 'inspections-1.txt');
  let entries: readonly Remembered[] = [];
  let byName = new Map<string, Remembered[]>();
  let stamp = '';
  let looked = Number.NEGATIVE_INFINITY;

  const take = (all: readonly Remembered[]): void => {
    entries = all;
    byName = new Map();
    for (const entry of all) {
      const same = byName.get(entry.name);
      if (same) same.push(entry);
      else byName.set(entry.name, [entry]);
    }
  };
  const look = (): void => {
    looked = performance.now();
    const now = stampOf(file);
    if (now === stamp) return;
    stamp = now;
    take(merged(readEntries(file), entries));
  };
  return {
    inspectionsOf: canonical => {
      if (performance.now() - looked > interval) look();
      return byName.get(canonical) ?? [];
    },
    remember: async added => {
      if (added.length === 0) return;
      look();
      take(merged(entries, added));
      try {
        await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
        await writeWhole(file, Buffer.from(entries.map(lineOf).join('')));
      } catch {
        // A disk that is full or not to be written: it is known until the process ends.
      }
    },
  };
}

/** In the order in which they were made; of two on one file the later one. */
function merged(before: readonly Remembered[], after: readonly Remembered[]): readonly Remembered[] {
  const all = new Map<string, Remembered>();
  for (const entry of [...before, ...after]) {
    const { name, version, sha256, from } = entry;
    const key = `${name} ${version} ${sha256 ?? from}`;
    all.delete(key);
    all.set(key, entry);
  }
  return [...all.values()].slice(-mostEntries);
}

/** Lines that are damaged, or of somebody else's making, are left out. */
function readEntries(file: string): readonly Remembered[] {
  try {
    if (statSync(file).size > mostBytes) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap(line => readLine(line) ?? []);
  } catch {
    return [];
  }
}

function lineOf(entry: Remembered): string {
  const json = JSON.stringify(entry);
  return `${crc32(json).toString(16)} ${json}\n`;
}

function readLine(line: string): Remembered | null {
  const [sum = '', json = ''] = splitAtSpace(line);
  if (sum === '' || sum !== crc32(json).toString(16)) return null;
  try {
    return readRemembered(JSON.parse(json));
  } catch {
    return null;
  }
}

function splitAtSpace(line: string): readonly [string, string] {
  const at = line.indexOf(' ');
  return at < 0 ? ['', ''] : [line.slice(0, at), line.slice(at + 1)];
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
