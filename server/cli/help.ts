/** `antivenom --help` and `antivenom COMMAND --help`, made from the tables of commands and flags. */
import type { CommandHelp } from './command-help.ts';
import { type Flag, type FlagName, flags, list } from './options.ts';

export interface Command {
  readonly usage: string;
  readonly help: string;
}

const exitCodes =
  'Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or an unreadable PATH.';

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
    ...flagTable(Object.keys(flags) as FlagName[]),
    '',
    "'antivenom COMMAND --help' says more of one command.",
    exitCodes,
    '',
  ].join('\n');
}

/** The page of one command. */
export function commandText({ usage, help }: Command, more: CommandHelp): string {
  const { about, examples } = more;
  return [
    `Usage: antivenom ${usage}${more.flags.length > 0 ? ' [FLAG…]' : ''}`,
    '',
    `${help.charAt(0).toUpperCase()}${help.slice(1)}${/[.?]$/.test(help) ? '' : '.'}`,
    '',
    ...about,
    '',
    'Flags:',
    ...flagTable([...more.flags, 'help']),
    ...(examples.length > 0
      ? ['', 'Examples:', ...table(examples.map(([line, what]) => [`antivenom ${line}`, what]))]
      : []),
    ...(more.flags.includes('fail-on') ? ['', exitCodes] : []),
    '',
  ].join('\n');
}

function flagTable(names: readonly FlagName[]): string[] {
  return table(names.map(name => [flagUsage(name, flags[name]), flagHelp(flags[name])]));
}

function flagUsage(name: string, flag: Flag): string {
  const short = flag.short ? `-${flag.short}, ` : '';
  if (flag.type === 'boolean') return `${short}--${name}`;
  return `${short}--${name} ${flag.values?.join('|') ?? flag.value ?? 'VALUE'}`;
}

function flagHelp(flag: Flag): string {
  return flag.default === undefined ? flag.help : `${flag.help} (default ${list([flag.default])})`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => (left.length > 42 ? 0 : left.length)));
  return rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
