/**
 * Compares the INI reader with Python's `configparser` over whole folders: every `*.ini` and `*.cfg` in them.
 *
 *     node out/scripts/oracle-ini.js [--python PATH] FOLDER…
 *
 * Prints what differs, and exits with 1 if anything does.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type IniDocument, iniValue, parseIni } from '../server/core/ini/parse.ts';

interface Answer {
  readonly file: string;
  readonly sections?: Sections;
  /** The kind of error, where `configparser` reads nothing. */
  readonly refused?: string;
  readonly skipped?: string;
}

type Sections = Record<string, Record<string, string>>;

const script = fileURLToPath(new URL('../../scripts/oracle_ini.py', import.meta.url));

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: oracle-ini [--python PATH] FOLDER…');
  process.exit(2);
}
process.exitCode = (await compare(values.python, positionals)) ? 0 : 1;

async function compare(python: string, folders: readonly string[]): Promise<boolean> {
  const counts = {
    files: 0,
    identical: 0,
    different: 0,
    'refused by both': 0,
    'refused by one': 0,
    skipped: 0,
  };
  let options = 0;
  let bytes = 0;
  let milliseconds = 0;
  const child = spawn(python, [script, ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<number | null>(resolve => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as Answer;
    counts.files += 1;
    if (answer.skipped) {
      counts.skipped += 1;
      continue;
    }
    const text = readFileSync(answer.file, 'utf8');
    const start = performance.now();
    const document = parseIni(text);
    milliseconds += performance.now() - start;
    bytes += text.length;
    options += document.sections.reduce((sum, section) => sum + section.options.length, 0);
    const verdict = judge(answer, document);
    counts[verdict] += 1;
    if (verdict === 'different' || verdict === 'refused by one')
      console.log(
        `${verdict}: ${answer.file} ${answer.refused ?? ''} ${JSON.stringify(document.problems[0])}`,
      );
  }
  if ((await exit) !== 0) throw new Error(`${python} failed`);
  for (const [what, number] of Object.entries({ ...counts, options }))
    console.log(`${what.padEnd(18)}${number}`);
  console.log(`${(bytes / 1e6).toFixed(1)} MB in ${milliseconds.toFixed(0)} ms`);
  return counts.different === 0 && counts['refused by one'] === 0;
}

function judge({ sections, refused }: Answer, document: IniDocument) {
  if (refused !== undefined) return document.problems.length > 0 ? 'refused by both' : 'refused by one';
  if (document.problems.length > 0) return 'refused by one';
  return isDeepStrictEqual(sectionsOf(document), sections) ? 'identical' : 'different';
}

function sectionsOf({ text, sections }: IniDocument): Sections {
  const merged: Sections = { DEFAULT: {} };
  for (const { name, options } of sections) {
    const section = merged[name] ?? {};
    merged[name] = section;
    for (const option of options) section[option.name] = iniValue(text, option);
  }
  return merged;
}
