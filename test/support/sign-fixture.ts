/**
 * Reads and prints fixtures of signs: prose, then small packages, each with its verdict, and under the lines what is
 * said of them. See test/README.md for the notation.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Inspection, SignHit } from '../../server/core/hidden-code/inspection.ts';
import { inspectSample, type Sample } from './sample-package.ts';

export interface SignFixture {
  readonly prose: string;
  readonly packages: readonly SamplePackage[];
}

export interface SamplePackage {
  readonly title: string;
  readonly members: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

const packageHeader = /^== (?:loud|context|quiet|\?): (.+) ==$/;
const memberHeader = /^-- (.+) --$/;
const note = /^\s*\^+ [a-z-]+: (?:loud|strong|weak)\b/;
/** `⟦202e⟧` is the character U+202E, `⟦20×300⟧` are 300 blanks: what cannot be seen, or not be shown. */
const notation = /⟦([\da-f]+)(?:×(\d+))?⟧/g;

const folder = fileURLToPath(new URL('../../../test/fixtures/signs/', import.meta.url));

/** All of them, by the signs that they are named for. */
export function signFixtures(): readonly (SignFixture & { readonly sign: string; readonly file: string })[] {
  return readdirSync(folder).map(name => ({
    ...readSignFixture(readFileSync(folder + name, 'utf8')),
    sign: name.replace(/\.txt$/, ''),
    file: folder + name,
  }));
}

function readSignFixture(source: string): SignFixture {
  const prose: string[] = [];
  const packages: { title: string; members: { name: string; lines: string[] }[] }[] = [];
  for (const line of source.split('\n')) {
    const title = packageHeader.exec(line)?.[1];
    const name = packages.length > 0 ? memberHeader.exec(line)?.[1] : undefined;
    if (title !== undefined) packages.push({ title, members: [] });
    else if (name !== undefined) packages.at(-1)?.members.push({ name, lines: [] });
    else if (!note.test(line)) (packages.at(-1)?.members.at(-1)?.lines ?? prose).push(line);
  }
  return { prose: prose.join('\n').trimEnd(), packages };
}

/** The package as it is inspected; `container.json` says what it was found in. */
export function sampleOf({ members }: SamplePackage): Sample {
  const files: Record<string, string> = {};
  let container: Sample['container'];
  for (const { name, lines } of members) {
    const text = `${lines
      .map(line => line.replace(notation, expanded))
      .join('\n')
      .trimEnd()}\n`;
    if (name === 'container.json') container = JSON.parse(text);
    else files[name] = text;
  }
  return { files, ...(container && { container }) };
}

/** The fixture with what is really said of its packages, and that itself, in the order of the packages. */
export async function actualSignFixture(
  source: string,
): Promise<{ readonly text: string; readonly inspections: readonly Inspection[] }> {
  const { prose, packages } = readSignFixture(source);
  const parts = [prose];
  const inspections: Inspection[] = [];
  for (const sample of packages) {
    const inspection = await inspectSample(sampleOf(sample));
    inspections.push(inspection);
    parts.push(printPackage(sample, inspection));
  }
  return { text: `${parts.join('\n\n')}\n`, inspections };
}

function printPackage({ title, members }: SamplePackage, { verdict, hits }: Inspection): string {
  const out = [`== ${verdict}: ${title} ==`];
  const names = new Set(members.map(({ name }) => name));
  for (const { name, lines } of members) {
    out.push(`-- ${name} --`);
    const own = hits.filter(({ file }) => file === name || (name === 'container.json' && !names.has(file)));
    // Of a file as a whole is said before its first line.
    out.push(...own.filter(({ range }) => range === null).map(hit => `^ ${wordsOf(hit)}`));
    lines.forEach((line, number) => {
      out.push(line);
      for (const hit of own) if (hit.range?.start.line === number) out.push(underlined(line, hit));
    });
  }
  return out.join('\n').trimEnd();
}

function underlined(line: string, hit: SignHit): string {
  const places = writtenPlaces(line);
  const start = places[hit.range?.start.character ?? 0] ?? line.length;
  const isOneLine = hit.range?.end.line === hit.range?.start.line;
  const end = (isOneLine && places[hit.range?.end.character ?? 0]) || line.length;
  return `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${wordsOf(hit)}`;
}

/** `SIGN: STRENGTH`, then when it runs where that is not the import, and what was hidden. */
function wordsOf({ sign, strength, runs, span, decoded }: SignHit): string {
  const when = span === null || runs === 'import' ? '' : ` (${runs})`;
  return `${sign}: ${strength}${when}${decoded === undefined ? '' : ` ${decoded.slice(0, 60).trimEnd()}`}`;
}

function expanded(_: string, code: string, times = '1'): string {
  return String.fromCodePoint(Number.parseInt(code, 16)).repeat(Number(times));
}

/** For each place of the line as it is inspected, the place where that is written. */
function writtenPlaces(line: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const match of line.matchAll(notation)) {
    while (at < match.index) places.push(at++);
    for (const _ of expanded('', match[1] ?? '', match[2])) places.push(at);
    at += match[0].length;
  }
  while (at <= line.length) places.push(at++);
  return places;
}
