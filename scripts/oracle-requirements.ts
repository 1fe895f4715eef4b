/**
 * Compares the requirements parser with its references: single strings with Python's `packaging`, whole files with pip.
 *
 *     node out/scripts/oracle-requirements.js --python PYTHON [--pip-python PYTHON] [--verbose] PATH…
 *
 * Every `Requires-Dist` of a METADATA file under a PATH is a string, every requirements file a file; strings made up
 * below are added. PYTHON must have `packaging` installed, the other one (default: the same) pip.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requirements } from '../server/core/formats/requirements.ts';
import { logicalLines } from '../server/core/python/logical-lines.ts';
import { parseRequirement } from '../server/core/python/pep508.ts';

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
    verbose: { type: 'boolean', default: false },
  },
});

const { strings, files } = collect(positionals);
compareStrings([...strings, ...oddStrings()]);
compareFiles(files);

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

function compareFiles(paths: readonly string[]): void {
  const texts = paths.map(path => readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  const tasks = texts.map(text => ({ kind: 'file', text }));
  const answers = ask<{ lines: LineAnswer[] }>(values['pip-python'] ?? values.python, tasks);
  const count = { lines: 0, same: 0, requirements: 0, names: 0, refused: 0, flagged: 0, spans: 0 };
  for (const [index, { lines }] of answers.entries()) {
    const text = texts[index] ?? '';
    const path = paths[index] ?? '';
    const own = logicalLines(text);
    const parsed = requirements.parse(text);
    const places = [...parsed.dependencies, ...parsed.problems];
    for (const { name, span } of parsed.dependencies)
      if (name !== null && text.slice(span.start, span.end) !== name) {
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
      const flagged = parsed.problems.some(each => here.includes(each));
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
          dependency.name === answer.name &&
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
  const run = spawnSync(python, ['-I', script], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
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

/** Every mixture of odd parts, valid and not. */
function oddStrings(): string[] {
  const names = [
    'a',
    'A.-_b',
    'a-',
    'a b',
    '',
    '-a',
    'a1',
    'r\u0435quests',
    'a\u200bb',
    'zope.interface',
    '9',
  ];
  const extras = [
    '',
    '[]',
    '[x]',
    '[x,y]',
    '[x, y ]',
    ' [ x ] ',
    '[x y]',
    '[x,]',
    '[,x]',
    '[',
    '[x',
    '[X.-_y]',
  ];
  const versions = [
    ...[
      '',
      '==1',
      '>=1,<2',
      '>=1,',
      '()',
      '(>1,<2)',
      '( >=1 )',
      '(>=1',
      '>=1)',
      '===',
      '===a,===b',
      '===a,b',
      '=== x y',
    ],
    ...[
      '==2.0a1.*',
      '==2.*',
      '!=2.*',
      '>=2.*',
      '~=2',
      '~=2.0',
      '~=2.0.*',
      '==1+local',
      '>=1+local',
      '==v1!2.0.post1',
    ],
    ...[
      '==1-1',
      '==1.0.RC1.dev3',
      '==1..0',
      '==',
      '= 1',
      '=>1',
      '<>1',
      '1.0',
      '==1 ,, ==2',
      '== 1 , != 2',
      '==1.2.3poſt1',
    ],
    ...[
      ' @ https://h/x.whl',
      '@ https://h/x',
      '@',
      ' @ ../x',
      ' @ git+https://h/r@v1#egg=a',
      '==1.0@x',
      '>=1 <2',
      '*',
      '>',
    ],
  ];
  const markers = [
    ...[
      '',
      ';',
      ' ; python_version<"3"',
      ";os_name=='nt'",
      ' ; (extra == "x")',
      ' ; ((os_name=="a" or os_name=="b") and extra=="c")',
    ],
    ...[
      ' ; "a" in os_name',
      ' ; os_name not  in "x"',
      ' ; os_name notin "x"',
      ' ; python_version',
      ' ; os_name == "C:\\"',
      ' ; os_name == "\\x"',
    ],
    ...[
      ' ; os_name == "\\x41\\d"',
      ' ; os.name == "x"',
      ' ; foo == "x"',
      ' ; os_name == "x" and',
      ' ; os_name == "x"or os_name in\'y\'',
      ' ; (os_name == "x"',
    ],
    ...[
      ' ; os_name == "x")',
      ' ; os_name = "x"',
      ' ; os_name ~= "x" # c',
      ' ; extras == "x"',
      ' ; os_name == x',
      ' ; os_name == "x',
      ' ;;',
    ],
  ];
  const all = new Set<string>();
  for (const name of names)
    for (const extra of extras) for (const version of versions) all.add(name + extra + version);
  for (const version of versions)
    for (const marker of markers) all.add(`a${version}${marker}`).add(` a[x] ${version}${marker}\t`);
  return [...all];
}

function tell(what: string, where: string, detail: string): void {
  if (values.verbose) console.log(`${what}: ${JSON.stringify(where)} ${detail}`);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(2)} %)`;
}
