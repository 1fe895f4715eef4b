/**
 * Compares the YAML reader with PyYAML (`pip install pyyaml`) on files: every scalar and, where it is plain, every
 * place. Files that PyYAML refuses or that are longer than the reader's limit are counted apart.
 *
 *     find FOLDER -name '*.yml' | node out/scripts/oracle-yaml.js
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq } from 'yaml';
import { readYaml, type YamlNode } from '../server/core/yaml/read.ts';
import { scalarSpans } from '../server/core/yaml/scalar.ts';
import { asScalar, type YamlScalar } from '../server/core/yaml/tree.ts';

const list = readFileSync(0, 'utf8');
const files = list.split('\n').filter(file => file !== '');
const oracle = fileURLToPath(new URL('../../scripts/oracle_yaml.py', import.meta.url));
const answers = execFileSync('python3', [oracle], {
  input: list,
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
}).split('\n');

const counts = { files: 0, equal: 0, refused: 0, tooLong: 0, scalars: 0, units: 0, misplaced: 0 };
let milliseconds = 0;
for (const [index, file] of files.entries()) {
  counts.files++;
  const wanted = JSON.parse(answers[index] ?? 'null') as readonly (readonly [string, number])[] | null;
  const text = readFileSync(file, 'utf8');
  const started = performance.now();
  const yaml = readYaml(text);
  milliseconds += performance.now() - started;
  if (wanted === null) counts.refused++;
  else if (yaml.problems.some(({ message }) => /too (long|deep)/.test(message))) counts.tooLong++;
  else {
    const scalars = yaml.roots.flatMap(scalarsIn);
    const values = scalars.map(({ value }) => value);
    if (
      isDeepStrictEqual(
        values,
        wanted.map(([value]) => value),
      )
    )
      counts.equal++;
    else {
      const place = values.findIndex((value, at) => value !== wanted[at]?.[0]);
      console.log(`${file}: ${JSON.stringify(values[place])} is ${JSON.stringify(wanted[place]?.[0])}`);
    }
    for (const scalar of scalars) checkPlaces(file, yaml.text, scalar);
  }
}
console.log(JSON.stringify(counts), `${Math.round(milliseconds)} ms`);

function scalarsIn(node: YamlNode | null): readonly YamlScalar[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => [
      ...scalarsIn(key as YamlNode | null),
      ...scalarsIn(value as YamlNode | null),
    ]);
  if (isSeq(node)) return node.items.flatMap(item => scalarsIn(item as YamlNode | null));
  const scalar = isScalar(node) ? asScalar(node) : null;
  return scalar ? [scalar] : [];
}

/** Every letter and digit of a value must stand at its place, but for those that an escape makes. */
function checkPlaces(file: string, text: string, scalar: YamlScalar): void {
  counts.scalars++;
  const spanOf = scalarSpans(text, scalar);
  for (let at = 0; at < scalar.value.length; at++) {
    const { start, end } = spanOf(at, at + 1);
    const written = text.slice(start, end);
    if (!/\w/.test(scalar.value.charAt(at)) || written.startsWith('\\')) continue;
    counts.units++;
    if (written === scalar.value.charAt(at)) continue;
    counts.misplaced++;
    if (counts.misplaced < 20)
      console.log(`${file}: ${JSON.stringify(scalar.value.slice(0, 80))} unit ${at} at ${start}`);
    return;
  }
}
