/** CI definitions of GitHub and GitLab: the install commands in the scripts of their jobs. */
import { isMap, isScalar, isSeq, type Pair, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import type { Excerpt } from '../excerpt.ts';
import { type InstallReading, readInstallCommands } from '../shell/install-commands.ts';
import { scalarExcerpt } from '../yaml/scalar.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const ciWorkflow = {
  id: 'ci-workflow',
  title: 'GitHub workflows and actions, GitLab CI',
  files: ['**/.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}', '**/{,*}.gitlab-ci.{yml,yaml}'],
  example:
    'jobs:\n  test:\n    steps:\n      - run: |\n          python -m pip install --upgrade pip\n          pip install tox\n',
  matches: (path: string) =>
    /(?:^|\/)(?:\.github\/workflows\/[^/]+|action|[^/]*\.gitlab-ci)\.ya?ml$/i.test(path),
  parse: (text: string) =>
    readShellIn(text, reading => {
      for (const { contents } of documentsIn(text)) readNode(text, contents, reading, 0);
    }),
} as const satisfies Format;

const deepest = 30;

/** More quotes and brackets than any CI definition has; the parser makes an error of each that it cannot place. */
const tooManySigns = 20_000;

/** A reader of half-typed text must not throw, and the parser does where brackets are nested too deeply. */
function documentsIn(text: string): readonly { readonly contents: unknown }[] {
  if ((text.match(/["'[{,]/g)?.length ?? 0) > tooManySigns) return [];
  try {
    return parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  } catch {
    return [];
  }
}

function readNode(text: string, node: unknown, reading: InstallReading, depth: number): void {
  if (depth > deepest) return;
  if (isSeq(node)) for (const item of node.items) readNode(text, item, reading, depth + 1);
  if (!isMap(node)) return;
  const isPython = /^python/.test(stringAt(node, 'shell'));
  for (const pair of node.items) {
    if (isScript(pair)) readScript(text, pair.value, isPython, reading, depth);
    else if (!isData(pair)) readNode(text, pair.value, reading, depth + 1);
  }
}

/** `run` may also be a map of settings (`defaults.run`), which holds nothing to run. */
function isScript({ key, value }: Pair): boolean {
  const name = isScalar(key) ? key.value : null;
  return (
    typeof name === 'string' && /^(?:run|script|before_script|after_script)$/.test(name) && !isMap(value)
  );
}

/** Variables and inputs may have any name, `script` too. */
function isData({ key }: Pair): boolean {
  return isScalar(key) && /^(?:env|variables|with|inputs|outputs|matrix)$/.test(String(key.value));
}

function readScript(
  text: string,
  node: unknown,
  isPython: boolean,
  reading: InstallReading,
  depth: number,
): void {
  if (depth > deepest) return;
  if (isSeq(node)) for (const item of node.items) readScript(text, item, isPython, reading, depth + 1);
  const excerpt = isScalar(node) ? excerptOfScalar(text, node) : null;
  if (!excerpt) return;
  if (isPython) reading.programs.push(excerpt);
  else readInstallCommands(excerpt, reading);
}

function excerptOfScalar(text: string, { value, range }: Scalar): Excerpt | null {
  return typeof value === 'string' && range ? scalarExcerpt(text, range[0], range[1], value) : null;
}

function stringAt(map: YAMLMap, name: string): string {
  const value = map.get(name);
  return typeof value === 'string' ? value : '';
}
