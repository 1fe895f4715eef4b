/** `antivenom --help`, made from the tables of commands and flags. */
import { flags, list } from './options.ts';

export interface Command {
  readonly usage: string;
  readonly help: string;
}

export function helpText(commands: { readonly [name: string]: Command }): string {
  return [
    'Antivenom keeps Python developers from installing the wrong package.',
    '',
    'Usage: antivenom COMMAND [FLAG…]',
    '',
    'Commands:',
    ...table(Object.values(commands).map(({ usage, help }) => [usage, help])),
    '',
    'Flags:',
    ...table(Object.entries(flags).map(([name, flag]) => [flagUsage(name, flag), flagHelp(flag)])),
    '',
    'Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an unreadable PATH.',
    '',
  ].join('\n');
}

type AnyFlag = {
  type: string;
  help: string;
  short?: string;
  value?: string;
  values?: readonly string[];
  default?: string;
};

function flagUsage(name: string, flag: AnyFlag): string {
  const short = flag.short ? `-${flag.short}, ` : '';
  if (flag.type === 'boolean') return `${short}--${name}`;
  return `${short}--${name} ${flag.values?.join('|') ?? flag.value ?? 'VALUE'}`;
}

function flagHelp(flag: AnyFlag): string {
  return flag.default === undefined ? flag.help : `${flag.help} (default ${list([flag.default])})`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => (left.length > 42 ? 0 : left.length)));
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
