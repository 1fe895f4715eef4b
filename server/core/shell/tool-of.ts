/** Which installing tool a command calls, behind all that may stand before it: keywords, variables, `sudo`, `python -m`. */
import type { Word } from './syntax.ts';
import { type Tool, tools } from './tools.ts';

export interface Call {
  readonly tool: Tool;
  readonly name: string;
  /** Index of the first word behind the tool's own. */
  readonly from: number;
}

/** What runs another command: the options of it that take a value, and how many arguments stand before the command. */
interface Wrapper {
  readonly values: string;
  readonly arguments?: number;
  /** The word that must come first: `conda run`. */
  readonly verb?: string;
}

const environmentRun: Wrapper = { verb: 'run', values: '-e --env -p --project --python -C --directory -P' };
const condaRun: Wrapper = { verb: 'run', values: '-n --name -p --prefix --cwd -r --root-prefix -e --env' };

const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['sudo', { values: '-u -g -h -p -C -r -t -U -D -R -T --user --group --host --chdir' }],
  ['doas', { values: '-u -C' }],
  ['env', { values: '-u -C --unset --chdir' }],
  ['xargs', { values: '-n -L -P -I -d -a -E -s --max-args --max-procs --delimiter --arg-file --replace' }],
  ['timeout', { values: '-s -k --signal --kill-after', arguments: 1 }],
  ['nice', { values: '-n --adjustment' }],
  ['time', { values: '-f -o' }],
  ['command', { values: '' }],
  ['exec', { values: '-a' }],
  ['eval', { values: '' }],
  ['nohup', { values: '' }],
  ['winpty', { values: '' }],
  ['travis_retry', { values: '' }],
  ['retry', { values: '-n -t -d' }],
  ['gosu', { values: '', arguments: 1 }],
  ['su-exec', { values: '', arguments: 1 }],
  ['chroot', { values: '', arguments: 1 }],
  ['poetry', environmentRun],
  ['pipenv', environmentRun],
  ['pdm', environmentRun],
  ['rye', environmentRun],
  ['hatch', environmentRun],
  ['conda', condaRun],
  ['mamba', condaRun],
  ['micromamba', condaRun],
]);

const keywords = new Set([
  'if',
  'then',
  'elif',
  'else',
  'do',
  'while',
  'until',
  '!',
  '{',
  '@',
  '-',
  '+',
  '%',
]);

/** Null where the words from `start` call no tool that installs. */
export function callIn(words: readonly Word[], start: number): Call | null {
  let at = start;
  // Every round takes a word, so that this ends.
  for (;;) {
    const word = words[at];
    if (!word) return null;
    const text = word.value.text;
    if (keywords.has(text) || /^[A-Za-z_]\w*\+?=/.test(text)) {
      at++;
      continue;
    }
    const name = programName(text);
    const module = pythonModule(words, at, name);
    if (module) return module;
    const wrapper = wrappers.get(name);
    const behind = wrapper ? behindWrapper(words, at + 1, wrapper) : null;
    if (behind !== null) {
      at = behind;
      continue;
    }
    const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
    return tool ? { tool, name, from: at + 1 } : null;
  }
}

/** `/opt/venv/bin/pip3.11` → `pip`, `$PIP` and `{pip}` too: variables tend to be named after what they hold. */
export function programName(text: string): string {
  // A substitution may hold half the script, and be asked about once for each that it stands in.
  if (text.length > 500) return '';
  const bare = /^[$@]*[({]*([\w./-]*)[)}]*$/.exec(text)?.[1] ?? text;
  const name = bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1).toLowerCase();
  return name.replace(/\.exe$/, '').replace(/^(pip|python|pypy)-?\d+(?:\.\d+)*[td]?$/, '$1');
}

/** `python -I -m pip`: any word may stand in for Python where `-m pip` follows. */
function pythonModule(words: readonly Word[], at: number, name: string): Call | null {
  const isPython =
    /^(?:python|pypy|py|pythonw)\d*$/.test(name) ||
    (words[at]?.expansions.length ?? 0) > 0 ||
    /python/.test(name);
  if (!isPython) return null;
  for (let next = at + 1; next < words.length; next++) {
    const text = words[next]?.value.text ?? '';
    if (!text.startsWith('-')) return null;
    if (text === '-W' || text === '-X') next++;
    const module = /^-[bBdEiIOPqsSuvx]*m(.*)$/.exec(text)?.[1];
    if (module === undefined) continue;
    const from = module === '' ? next + 2 : next + 1;
    const called = module === '' ? (words[next + 1]?.value.text ?? '') : module;
    const tool = Object.hasOwn(tools, called) ? tools[called] : undefined;
    return tool ? { tool, name: called, from } : null;
  }
  return null;
}

/** Where the command inside a wrapper begins; null where it wraps none. */
function behindWrapper(words: readonly Word[], start: number, wrapper: Wrapper): number | null {
  const values = wrapper.values.split(' ');
  let at = start;
  let verb = wrapper.verb;
  let left = wrapper.arguments ?? 0;
  for (; at < words.length; at++) {
    const text = words[at]?.value.text ?? '';
    if (text.startsWith('-') && text !== '-') {
      if (text === '--') return verb === undefined ? at + 1 + left : null;
      if (values.includes(text)) at++;
    } else if (verb !== undefined) {
      if (text !== verb) return null;
      verb = undefined;
    } else if (left > 0) left--;
    else return at;
  }
  return null;
}
