/** What pip's own files and variables say about indexes, put together as pip does it. */
import { type IniDocument, iniValue, parseIni } from '../ini/parse.ts';
import type { IndexInForce, IndexKind } from './index-in-force.ts';

/** The variables of a process. */
export type Environment = { readonly [name: string]: string | undefined };

/** One `pip.conf` or `pip.ini`, and whose it is. */
export interface PipFile {
  readonly text: string;
  readonly origin: 'user' | 'project';
  readonly isContactable: boolean;
}

const keys: readonly (readonly [key: string, kind: IndexKind])[] = [
  ['index-url', 'default'],
  ['extra-index-url', 'extra'],
  ['find-links', 'find-links'],
  ['no-index', 'no-index'],
];

/** The commands that fetch packages; each may have settings of its own. */
const commands = ['install', 'download', 'wheel', 'lock'];

/**
 * Of each key the last word counts: that of a command's own section, then the variable, goes before `[global]`, and a
 * later file before an earlier one. Where commands differ, what any of them uses is in force.
 */
export function pipIndexes(files: readonly PipFile[], environment: Environment): readonly IndexInForce[] {
  const documents = files.map(file => ({ ...file, document: parseIni(file.text) }));
  const found = new Map<string, IndexInForce>();
  for (const command of commands)
    for (const [key, kind] of keys) {
      const variable = environment[`PIP_${key.replaceAll('-', '_').toUpperCase()}`];
      let word: Word | null = null;
      for (const section of ['global', command])
        for (const { document, origin, isContactable } of documents) {
          const value = valueIn(document, section, key);
          if (value !== null) word = { value, origin, isContactable };
        }
      if (variable !== undefined && variable.trim() !== '')
        word = { value: variable, origin: 'environment', isContactable: true };
      for (const index of word ? indexesOf(kind, word) : [])
        found.set(`${kind} ${index.address} ${index.isContactable}`, index);
    }
  return [...found.values()];
}

interface Word {
  readonly value: string;
  readonly origin: IndexInForce['origin'];
  readonly isContactable: boolean;
}

/** Null where the section does not have the key. pip takes `index_url` for `index-url`, and so does `--index-url`. */
function valueIn(document: IniDocument, section: string, key: string): string | null {
  let value: string | null = null;
  for (const { name, options } of document.sections) {
    if (name !== section) continue;
    for (const option of options)
      if (option.name.replace(/^--/, '').replaceAll('_', '-') === key)
        value = iniValue(document.text, option);
  }
  return value;
}

function indexesOf(kind: IndexKind, { value, ...more }: Word): readonly IndexInForce[] {
  const index = (address: string): IndexInForce => ({ ...more, tool: 'pip', kind, name: null, address });
  if (kind === 'no-index') return /^\s*(?:1|true|yes|on|y|t)\s*$/i.test(value) ? [index('')] : [];
  return addressesIn(value).map(index);
}

/** Several addresses stand apart by blanks or line ends; a comment takes its line. */
export function addressesIn(value: string): readonly string[] {
  return value
    .split('\n')
    .filter(line => !/^\s*[#;]/.test(line))
    .flatMap(line => line.split(/\s+/))
    .filter(word => word !== '');
}
