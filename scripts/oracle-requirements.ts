/**
 * Compares the requirements parser with its references: single strings with Python's `packaging`, whole files with pip.
 *
 *     node out/scripts/oracle-requirements.js --python PYTHON [--pip-python PYTHON] [--mutations N] [--verbose] PATH…
 *
 * Every `Requires-Dist` of a METADATA file under a PATH is a string, every requirements file a file; strings made up
 * below are added, and N copies of each string and file line with one character changed. PYTHON must have `packaging` installed, the other one (default: the same) pip.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requirements } from '../server/core/formats/requirements.ts';
import { canonicalName, isValidName } from '../server/core/names/canonical.ts';
import { logicalLines } from '../server/core/python/logical-lines.ts';
import { parseRequirement } from '../server/core/python/pep508.ts';
import { oddLines, oddStrings } from './oracle-requirements-odd.ts';

interface StringAnswer {
  readonly error?: string;
  readonly name: string;
  readonly extras: readonly string[];
  readonly clauses: readonly string[];
  readonly url: string | null;
  readonly sameMarker: boolean;
}

interface LineAnswer {
  readonly line: string;
  readonly error?: string;
  readonly refused?: string;
  readonly requirement?: string | null;
  readonly name?: string | null;
  readonly extras?: readonly string[];
  readonly hashed?: boolean;
  readonly references?: readonly string[];
  readonly indexes?: readonly string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    'pip-python': { type: 'string' },
    mutations: { type: 'string', default: '0' },
    verbose: { type: 'boolean', default: false },
  },
});

let seed = 20261124;
/** A linear congruential generator; its low bits are poor and are left out. */
function nextNumber(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed >>> 8;
}

const { strings, files } = collect(positionals);
const mutations = Number(values.mutations);
const texts = files.map(path => ({ path, text: readFileSync(path, 'utf8') }));
texts.push({ path: 'odd lines', text: oddLines.join('\n') });
compareStrings([...strings, ...oddStrings(), ...strings.flatMap(mutants)]);
compareFiles([
  ...texts,
  ...texts.flatMap(reencoded),
  ...texts.flatMap(({ path, text }) => mutants(text).map(mutant => ({ path, text: mutant }))),
]);

function compareStrings(texts: readonly string[]): void {
  const ours = texts.map(text => parseRequirement(text));
  const tasks = texts.map((text, index) => ({
    kind: 'string',
    text,
    marker: ours[index]?.marker?.text ?? null,
  }));
  const answers = ask<StringAnswer>(values.python, tasks);
  const count = { valid: 0, same: 0, invalid: 0, rejected: 0 };
  for (const [index, answer] of answers.entries()) {
    const text = texts[index] ?? '';
    const own = ours[index];
    if (!own) continue;
    const isValid = own.problems.length === 0;
    if (answer.error !== undefined) {
      count.invalid++;
      if (!isValid) count.rejected++;
      else tell('accepted, packaging refuses', text, answer.error);
      continue;
    }
    count.valid++;
    const clauses = [...new Set(own.clauses.map(clause => clause.operator + clause.version))].sort();
    const extras = [...new Set(own.extras.map(extra => extra.text))].sort();
    const same =
      isValid &&
      own.name?.text === answer.name &&
      String(extras) === String(answer.extras) &&
      String(clauses) === String(answer.clauses) &&
      (own.url?.text ?? null) === answer.url &&
      answer.sameMarker;
    if (same) count.same++;
    else tell('differs', text, JSON.stringify({ own, answer }));
  }
  console.log(`strings: ${texts.length}; valid ${share(count.same, count.valid)} the same; `);
  console.log(`         invalid ${share(count.rejected, count.invalid)} rejected`);
}

function compareFiles(sources: readonly { path: string; text: string }[]): void {
  const texts = sources.map(({ text }) => text.replace(/^\ufeff/, ''));
  const tasks = texts.map(text => ({ kind: 'file', text }));
  const answers = ask<{ lines: LineAnswer[] }>(values['pip-python'] ?? values.python, tasks);
  const count = { lines: 0, same: 0, requirements: 0, names: 0, refused: 0, flagged: 0, spans: 0 };
  for (const [index, { lines }] of answers.entries()) {
    const text = texts[index] ?? '';
    const path = sources[index]?.path ?? '';
    const own = logicalLines(text);
    const parsed = requirements.parse(text);
    const places = [...parsed.dependencies, ...parsed.problems];
    for (const { name, span } of parsed.dependencies)
      if (name !== null && text.slice(span.start, span.end).replace(/\\\s/g, '') !== name) {
        count.spans++;
        tell('wrong span', path, name);
      }
    if (own.length !== lines.length)
      tell('number of lines', path, `${own.length} instead of ${lines.length}`);
    for (const [number, answer] of lines.entries()) {
      const line = own[number];
      count.lines++;
      if (line?.text === answer.line) count.same++;
      else tell('line differs', path, JSON.stringify([line?.text, answer.line]));
      if (!line) continue;
      const here = places.filter(({ span }) => span.start >= line.whole.start && span.end <= line.whole.end);
      const dependency = parsed.dependencies.find(each => here.includes(each));
      const hasBadName = dependency?.name != null && !isValidName(dependency.name);
      const flagged = hasBadName || parsed.problems.some(each => here.includes(each));
      if (answer.error !== undefined || answer.refused !== undefined) {
        count.refused++;
        if (flagged) count.flagged++;
        else tell('accepted, pip refuses', path, `${answer.line}: ${answer.error ?? answer.refused}`);
      } else if (answer.requirement) {
        count.requirements++;
        const extras = [...(dependency?.extras ?? [])].sort();
        const same =
          dependency !== undefined &&
          !flagged &&
          canonicalName(dependency.name ?? '') === canonicalName(answer.name ?? '') &&
          String(extras) === String(answer.extras) &&
          (dependency.hashed || !answer.hashed);
        if (same) count.names++;
        else tell('requirement differs', path, JSON.stringify([answer, dependency]));
      } else if (flagged || dependency) tell('no requirement', path, JSON.stringify([answer, here]));
    }
    const references = lines.flatMap(line => line.references ?? []);
    if (String(parsed.references.map(each => each.path)) !== String(references))
      tell('references', path, `${references}`);
    const settings = lines.flatMap(line => line.indexes ?? []).sort();
    const ownSettings = parsed.indexes.map(each => each.value).filter(value => value !== '');
    if (String(ownSettings.sort()) !== String(settings)) tell('indexes', path, `${settings}`);
  }
  console.log(`files:   ${texts.length}; logical lines ${share(count.same, count.lines)} the same`);
  console.log(`         requirements ${share(count.names, count.requirements)} the same`);
  console.log(
    `         refused by pip ${share(count.flagged, count.refused)} flagged; wrong spans ${count.spans}`,
  );
}

function ask<Answer>(python: string, tasks: readonly object[]): Answer[] {
  const script = resolve(import.meta.dirname, '../../scripts/oracle_requirements.py');
  const input = tasks.map(task => `${JSON.stringify(task)}\n`).join('');
  const run = spawnSync(python, ['-I', script], { input, env: {}, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`The reference failed: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Answer);
}

function collect(roots: readonly string[]): { strings: string[]; files: string[] } {
  const found = new Set<string>();
  const files: string[] = [];
  for (const root of roots)
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      if (requirements.matches(path)) files.push(path);
      if (entry.name !== 'METADATA') continue;
      const header = readFileSync(path, 'utf8').split(/\r?\n\r?\n/, 1)[0] ?? '';
      for (const [, value] of header.matchAll(/^Requires-Dist:[ \t]*(.*)$/gim))
        found.add((value ?? '').trim());
    }
  return { strings: [...found], files: files.sort() };
}

/** The same file with other line ends. */
function reencoded({ path, text }: { path: string; text: string }): { path: string; text: string }[] {
  const lines = text.split(/\r?\n/);
  return ['\r\n', '\r', '\f', '\u2028'].map(end => ({ path, text: lines.join(end) }));
}

/** Copies of a text with one character taken out, put in or doubled: always the same ones. */
function mutants(text: string): string[] {
  const signs = ' \t\\#;,@[]()<>=!~.*"\'-_+/:x1\u00e9\u200b\n\r\f';
  const made: string[] = [];
  for (let round = 0; round < mutations; round++) {
    const at = nextNumber() % (text.length + 1);
    const sign = signs[nextNumber() % signs.length] ?? '';
    made.push(text.slice(0, at) + (round % 2 === 0 ? sign : '') + text.slice(at + (nextNumber() % 2)));
  }
  return made;
}

function tell(what: string, where: string, detail: string): void {
  if (values.verbose) console.log(`${what}: ${JSON.stringify(where)} ${detail}`);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(2)} %)`;
}
