/**
 * Compares the TOML parser with a conformance suite in a folder: `valid/**.toml`, each with the expected values beside
 * it as `.json` (toml-test's tagged form), and `invalid/**.toml`, which parsing and validation together must refuse.
 *
 *     node out/scripts/oracle-toml.js FOLDER [FOLDER…]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse as smolParse } from 'smol-toml';
import { parseToml } from '../server/core/toml/parse.ts';
import { validateToml } from '../server/core/toml/validate.ts';
import { type Noted, notedAnswer, notedDocument, notedObject } from './toml-values.ts';

for (const folder of process.argv.slice(2)) checkFolder(folder);

function checkFolder(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.toml'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  const counts = { valid: 0, equal: 0, invalid: 0, refused: 0 };
  for (const file of files) {
    const isInvalid = relative(folder, file).split(/[\\/]/).includes('invalid');
    const complaint = isInvalid ? refusalComplaint(file) : valueComplaint(file);
    if (complaint) console.log(`${file}: ${complaint}`);
    counts[isInvalid ? 'invalid' : 'valid'] += 1;
    if (!complaint) counts[isInvalid ? 'refused' : 'equal'] += 1;
  }
  console.log(
    `${folder}: ${counts.equal} of ${counts.valid} valid files equal, ${counts.refused} of ${counts.invalid} invalid files refused`,
  );
}

function refusalComplaint(file: string): string | null {
  const text = decoded(file);
  return text === null || problemsOf(text).length > 0 ? null : 'not refused';
}

function valueComplaint(file: string): string | null {
  const text = decoded(file);
  if (text === null) return 'not UTF-8';
  const problems = problemsOf(text);
  if (problems[0]) return `refused: ${problems[0].message} at ${problems[0].span.start}`;
  const answers = file.replace(/\.toml$/, '.json');
  const wanted: Noted = existsSync(answers)
    ? notedAnswer(JSON.parse(readFileSync(answers, 'utf8')))
    : notedObject(smolParse(text, { integersAsBigInt: true }));
  const read = notedDocument(parseToml(text));
  if (isDeepStrictEqual(read, wanted)) return null;
  return `values differ:\n  read   ${JSON.stringify(read)}\n  wanted ${JSON.stringify(wanted)}`;
}

function problemsOf(text: string): readonly { message: string; span: { start: number } }[] {
  const document = parseToml(text);
  return [...document.problems, ...validateToml(document)];
}

function decoded(file: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}
