/** The words behind `pip install` or `conda install`, where code gives them one by one. */
import type { Dependency, IndexSetting, Problem, Reference } from '../dependency.ts';
import { parsePipRequirement } from './pip-requirement.ts';
import type { FoundString } from './static-values.ts';

export interface InstallPlace {
  readonly group: string | null;
  readonly isConda: boolean;
}

interface Found {
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
  readonly references: Reference[];
  readonly indexes: IndexSetting[];
}

/** Adds what the words name: requirements, files of them, and indexes. Other options are passed over. */
export function readInstallWords(words: readonly FoundString[], place: InstallPlace, found: Found): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) return;
    if (!word.value.startsWith('-')) {
      readWord(word, 0, place, found);
      continue;
    }
    const { option, valueStart } = optionOf(word.value);
    if (valueStart !== null) readOption(option, word, valueStart, found, place);
    else if (takesValue.has(option)) {
      const value = words[++at];
      if (value) readOption(option, value, 0, found, place);
    }
  }
}

/** `-rbase.txt` and `--requirement=base.txt` carry their value with them. */
function optionOf(word: string): { option: string; valueStart: number | null } {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  if (equals > 0) return { option: word.slice(0, equals), valueStart: equals + 1 };
  const isAttached = !word.startsWith('--') && word.length > 2 && takesValue.has(word.slice(0, 2));
  return isAttached ? { option: word.slice(0, 2), valueStart: 2 } : { option: word, valueStart: null };
}

function readOption(
  option: string,
  word: FoundString,
  start: number,
  found: Found,
  place: InstallPlace,
): void {
  const value = word.value.slice(start);
  const span = word.spanOf(start, word.value.length);
  if (word.isOpen || value === '') return;
  if (option === '-e' || option === '--editable') {
    const { requirement } = parsePipRequirement(word.value, start, word.value.length, true);
    if (requirement) add(word, { ...requirement, removal: null }, place, found);
  } else if (option === '-r' || option === '--requirement')
    found.references.push({ path: value, span, kind: 'requirements' });
  else if ((option === '-c' || option === '--constraint') && !place.isConda)
    found.references.push({ path: value, span, kind: 'constraints' });
  else {
    const kind = indexOptions[option];
    if (kind && !place.isConda) found.indexes.push({ kind, value, span });
  }
}

function readWord(word: FoundString, start: number, place: InstallPlace, found: Found): void {
  if (place.isConda) {
    const match = condaName.exec(word.value);
    const name = match?.[1];
    if (!name || (word.isOpen && match[0].length === word.value.length)) return;
    const from = match[0].length - name.length;
    const specifier = word.value.slice(match[0].length).trim();
    const span = { start: from, end: from + name.length };
    const plain = { name, span, specifier, extras: [], marker: null, hashed: false };
    add(word, { ...plain, source: 'conda', removal: word.removal }, place, found);
    return;
  }
  const { requirement, problem } = parsePipRequirement(word.value, start);
  const isSure = !word.isOpen || (requirement !== null && requirement.span.end < word.value.length);
  if (problem && !word.isOpen)
    found.problems.push({
      span: word.spanOf(problem.span.start, problem.span.end),
      message: problem.message,
    });
  if (requirement && isSure && !/[%{}]/.test(requirement.name ?? ''))
    add(word, { ...requirement, removal: word.removal }, place, found);
}

function add(
  word: FoundString,
  requirement: Omit<Dependency, 'kind' | 'group'>,
  { group }: InstallPlace,
  found: Found,
): void {
  const span = word.spanOf(requirement.span.start, requirement.span.end);
  found.dependencies.push({ ...requirement, kind: 'install-command', span, group });
}

/** `channel::name`, before a version. */
const condaName = /^\s*(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)/;

const indexOptions: Readonly<Record<string, IndexSetting['kind'] | undefined>> = {
  '-i': 'index-url',
  '--index-url': 'index-url',
  '--extra-index-url': 'extra-index-url',
  '-f': 'find-links',
  '--find-links': 'find-links',
  '--trusted-host': 'trusted-host',
};

const takesValue: ReadonlySet<string> = new Set(
  (
    '-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links --trusted-host ' +
    '-t --target --prefix --root --src --platform --python-version --implementation --abi --no-binary ' +
    '--only-binary --progress-bar --upgrade-strategy -C --config-settings --global-option --cache-dir --log ' +
    '--proxy --timeout --retries --cert --client-cert --report --use-feature --group --channel -n --name -p'
  ).split(' '),
);
