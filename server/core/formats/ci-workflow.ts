/** CI definitions of GitHub and GitLab: the install commands in the scripts of their jobs. */
import type { Excerpt } from '../excerpt.ts';
import { type InstallReading, readInstallCommands } from '../shell/install-commands.ts';
import { readYaml, type YamlNode } from '../yaml/read.ts';
import { scalarSpans } from '../yaml/scalar.ts';
import { asList, asScalar, membersOf, stringAt } from '../yaml/tree.ts';
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
      const { text: source, roots } = readYaml(text);
      for (const root of roots) readNode(source, root, reading);
    }),
} as const satisfies Format;

const scripts = new Set(['run', 'script', 'before_script', 'after_script']);
/** Variables and inputs may have any name, `script` too. */
const data = new Set(['env', 'variables', 'with', 'inputs', 'outputs', 'matrix']);

/** How deep nodes are nested is limited where they are read. */
function readNode(text: string, node: YamlNode, reading: InstallReading): void {
  for (const item of asList(node)?.items ?? []) readNode(text, item, reading);
  const isPython = /^python/.test(stringAt(node, 'shell') ?? '');
  for (const { key, node: value } of membersOf(node)) {
    if (scripts.has(key)) readScript(text, value, isPython, reading);
    // `run` may also hold settings (`defaults.run`), which are no script and have none in them.
    else if (!data.has(key)) readNode(text, value, reading);
  }
}

/** A text, or a list of texts and lists. */
function readScript(text: string, node: YamlNode, isPython: boolean, reading: InstallReading): void {
  for (const item of asList(node)?.items ?? []) readScript(text, item, isPython, reading);
  const script = excerptOfScalar(text, node);
  if (!script) return;
  if (isPython) reading.programs.push(script);
  else readInstallCommands(script, reading);
}

/** Null where value and text could not be matched: the places of its words are not known then. */
function excerptOfScalar(text: string, node: YamlNode): Excerpt | null {
  const scalar = asScalar(node);
  if (!scalar || scalar.value === '') return null;
  const spanOf = scalarSpans(text, scalar);
  const { start, end } = spanOf(0, 1);
  const isWhole = start === scalar.range[0] && end === scalar.range[1] && scalar.value.length > 1;
  return isWhole ? null : { text: scalar.value, spanOf };
}
