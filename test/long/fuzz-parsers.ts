/**
 * Every reader against inputs that are nearly right: files of the fixtures, the examples and the folders that are
 * named, answers of the services, archives and cache files, each with something changed. After `npx tsc -b`:
 *
 *     node out/test/long/fuzz-parsers.js MINUTES [FIRST-SEED] [FOLDER…]
 *
 * A failure prints its seed, and leaves its input in `out/fuzz/`; `node out/test/long/fuzz-parsers.js 0 SEED` tries
 * that one seed again, with the same folders. Ends with 1 where anything has failed.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { packAdvisories } from '../../server/core/facts/advisory-copy.ts';
import { readMalwareRecord } from '../../server/core/facts/malware-record.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import { buildNameIndex } from '../../server/core/names/build-name-index.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { packEntry } from '../../server/io/http/entry-file.ts';
import { tarGzOf, tarOf, zipOf } from '../support/archives.ts';
import { bundledKnowledge } from '../support/bundled.ts';
import { factsOf, type WrittenFacts } from '../support/facts.ts';
import { readFixture } from '../support/fixture.ts';
import { startServices } from '../support/services/start.ts';
import { byteReaders, checkFile, textReaders } from './fuzz-targets.ts';
import { diceOf, mutatedBytes, mutatedText } from './mutate.ts';

interface Sample {
  readonly path: string;
  readonly text: string;
  readonly facts?: WrittenFacts | undefined;
}

/** Processor time of one input, in milliseconds. The longest texts have 100,000 characters. */
const bound = 3000;
/** Of each way to fail, so that one defect does not hide the others. */
const mostShown = 3;

const record = {
  id: 'MAL-2026-1',
  affected: [{ package: { ecosystem: 'PyPI', name: 'flask' }, versions: ['1.0'] }],
};

const [minutes = '10', first, ...folders] = process.argv.slice(2);
const files = [...fixtures('test/fixtures'), ...['examples', ...folders].flatMap(samplesIn)];
const answers = await answersOfServices();
const binaries = binarySamples();
const byReader: Readonly<Record<string, readonly string[]>> = {
  toml: textsOf(/\.toml$|\.lock$/),
  yaml: textsOf(/\.ya?ml$/),
  ini: textsOf(/\.(?:cfg|ini)$/),
  'pip.conf': [
    '[global]\nindex-url = https://h/simple\nextra-index-url =\n  https://a/\n  https://b/\n[install]\nno-index = 1\n',
  ],
  shell: textsOf(/\.sh$|Dockerfile$/),
  netrc: ['machine h.invalid\n  login ada\n  password "a b"\ndefault login x password y\nmacdef m\n a\n\n'],
  baseline: [
    '{"antivenom-baseline":1,"findings":[{"rule":"typosquat","file":"a.txt","subject":"reqeusts","count":2}]}',
    '{"schema": 1, "known": [{"rule": "typosquat", "file": "a.txt", "subject": "reqeusts", "count": 1}]}',
  ],
  'OSV changes': ['2026-11-11T00:00:00Z,MAL-2026-1\n2026-11-09T00:00:00Z,PYSEC-2026-1\n'],
};
const failures = new Map<string, number>();
const single = Number(minutes) === 0;
const end = Date.now() + Number(minutes) * 60_000;
let seed = Number(first ?? 1);
let inputs = 0;
let slowest = 0;
do {
  tryOne(seed++);
  inputs++;
  if (inputs % 100_000 === 0)
    console.log(`${inputs} inputs, next seed ${seed}, slowest ${Math.round(slowest)} ms`);
} while (!single && Date.now() < end);
const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `${inputs} inputs, seeds ${seed - inputs} to ${seed - 1}, ${failed} failed, slowest ${Math.round(slowest)} ms`,
);
process.exitCode = failed > 0 ? 1 : 0;

function tryOne(seed: number): void {
  const dice = diceOf(seed);
  const kind = dice.below(10);
  if (kind < 7) {
    const { path, text, facts } = dice.of(files);
    const format = formatOf(path);
    if (!format) return;
    const input = mutatedText(text, dice.of(files).text, dice);
    const context = {
      knowledge: bundledKnowledge(),
      settings: { ...defaultSettings, sensitivity: 'audit' as const },
      today: '2026-11-10',
      ...(facts && { facts: factsOf(facts) }),
    };
    watched(path, seed, input, () => checkFile(path, input, format, context));
  } else if (kind < 9) {
    const [name, read] = dice.of(Object.entries(textReaders));
    const text = dice.of(byReader[name] ?? [...answers, ...textsOf(/\.toml$|\.txt$/)]);
    const input = mutatedText(text, dice.of(answers), dice);
    watched(name, seed, input, () => void read(input));
  } else {
    const [name, read] = dice.of(Object.entries(byteReaders));
    const input = mutatedBytes(dice.of(binaries), dice.of(binaries), dice);
    watched(name, seed, input, () => void read(input));
  }
}

function watched(name: string, seed: number, input: string | Uint8Array, check: () => void): void {
  const started = process.cpuUsage();
  let complaint: string | null = null;
  try {
    check();
  } catch (error) {
    complaint = String(error instanceof Error ? (error.stack ?? error) : error);
  }
  const took = process.cpuUsage(started).user / 1000;
  slowest = Math.max(slowest, took);
  if (took > bound) complaint ??= `took ${Math.round(took)} ms`;
  if (complaint === null) return;
  const sort = `${name} ${complaint.split('\n', 1)[0]?.replace(/\d+|'[^']*'/g, '…')}`;
  const count = (failures.get(sort) ?? 0) + 1;
  failures.set(sort, count);
  if (count > mostShown) return;
  mkdirSync('out/fuzz', { recursive: true });
  writeFileSync(join('out/fuzz', `${seed}-${basename(name)}`), input);
  console.log(`seed ${seed}, ${name}: ${complaint.split('\n').slice(0, 12).join('\n')}\n`);
}

function fixtures(folder: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => {
      const file = join(folder, name);
      const beside = file.replace(/\.txt$/, '.facts.json');
      const facts = statSync(beside, { throwIfNoEntry: false }) && JSON.parse(readFileSync(beside, 'utf8'));
      const { members } = readFixture(readFileSync(file, 'utf8'));
      return members
        .filter(each => formatOf(each.name))
        .map(({ name, text }) => ({ path: name, text, facts }));
    });
}

function samplesIn(folder: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => formatOf(relative(folder, file)) && statSync(file).size < 50_000)
    .sort()
    .map(file => ({ path: relative(folder, file), text: readFileSync(file, 'utf8') }));
}

function textsOf(pattern: RegExp): readonly string[] {
  return files.filter(({ path }) => pattern.test(path)).map(({ text }) => text);
}

/** What PyPI, OSV and deps.dev say of a few projects. */
async function answersOfServices(): Promise<readonly string[]> {
  const services = await startServices({ today: '2026-11-10' });
  const json = 'application/vnd.pypi.simple.v1+json';
  const asked: readonly (readonly [string, RequestInit?])[] = [
    ...['flask', 'case-malicious', 'case-yanked', 'case-archived'].flatMap(name => [
      [`${services.pypi}/simple/${name}/`, { headers: { accept: json } }] as const,
      [`${services.pypi}/simple/${name}/`, { headers: { accept: 'text/html' } }] as const,
      [`${services.pypi}/pypi/${name}/json`] as const,
    ]),
    [`${services.depsdev}/v3/projects/github.com%2Fpallets%2Fflask`],
    [`${services.depsdev}/v3/projects/github.com%2Fpallets%2Fflask:packageversions`],
    [
      `${services.osv}/v1/querybatch`,
      {
        method: 'POST',
        body: JSON.stringify({ queries: [{ package: { ecosystem: 'PyPI', name: 'case-malicious' } }] }),
      },
    ],
  ];
  const texts = await Promise.all(asked.map(async ([url, init]) => (await fetch(url, init)).text()));
  const provenance = texts.flatMap(text => /"provenance":\s*"([^"]+)"/.exec(text)?.[1] ?? []);
  texts.push(...(await Promise.all(provenance.map(async url => (await fetch(url)).text()))));
  await services.close();
  return [...texts, JSON.stringify(record)];
}

function binarySamples(): readonly Uint8Array[] {
  const members = [
    { path: 'a/__init__.py', content: 'x = 1\n'.repeat(20) },
    { path: 'a-1.dist-info/METADATA', content: 'Name: a\nVersion: 1\n' },
  ];
  const entry = {
    asOf: '2026-11-10T00:00:00.000Z',
    status: 200,
    headers: new Map([['etag', '"x"']]),
    url: 'https://index.invalid/',
    body: Buffer.from('{"files": []}'),
  };
  const names = ['flask', 'requests', 'reqeusts-x', 'zzz'].map((name, at) => ({
    name,
    rank: at < 2 ? at + 1 : null,
  }));
  const times = { asOf: '2026-11-10T00:00:00.000Z', lastChange: '2026-11-10T00:00:00.000Z' };
  return [
    ...[zipOf(members), tarOf(members), tarGzOf(members)],
    packEntry('key', entry as never),
    buildNameIndex(names, '2026-11-10'),
    packAdvisories(readMalwareRecord(record)?.about ?? [], times),
  ];
}
