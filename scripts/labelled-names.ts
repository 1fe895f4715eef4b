/** Reads the labelled lists that the score is fitted and measured on. */
import { readFileSync } from 'node:fs';

export interface Attack {
  readonly name: string;
  readonly target: string;
  /** `category`, or `category: subkind` where the list has one. */
  readonly kind: string;
  /** True where a published source named the target. */
  readonly published: boolean;
  /** Empty where it belongs to none. */
  readonly campaign: string;
}

/** `name, target, category, subkind, label, campaign`, tab-separated, with a header line. */
export function readAttacks(file: string): readonly Attack[] {
  return rowsOf(file)
    .slice(1)
    .map(([name = '', target = '', category = '', subkind = '', label = '', campaign = '']) => ({
      name,
      target,
      kind: subkind === '' ? category : `${category}: ${subkind}`,
      published: label === 'published',
      campaign,
    }));
}

/** Names, one a line. */
export function readNames(file: string): readonly string[] {
  return rowsOf(file).map(([name = '']) => name);
}

/** `name, near, category`, tab-separated, with a header line. */
export function readPairs(file: string): readonly { readonly name: string; readonly near: string }[] {
  return rowsOf(file)
    .slice(1)
    .map(([name = '', near = '']) => ({ name, near }));
}

function rowsOf(file: string): readonly (readonly string[])[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => line.split('\t'));
}
