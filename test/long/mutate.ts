/** Texts and bytes with something wrong in them: always the same for one seed. */

export interface Dice {
  /** A whole number from 0 to `most - 1`. */
  below(most: number): number;
  of<T>(list: readonly T[]): T;
}

/** The same throws for the same seed. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return { below, of: list => list[below(list.length)] as never };
}

/** Signs that mean something in one format or another, and characters of every plane. */
const tokens = [
  ...[
    '"',
    "'",
    '"""',
    "'''",
    '`',
    '```',
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '{{',
    '}}',
    '{%',
    '(',
    ')',
    '<',
    '>',
  ],
  ...[
    '=',
    '==',
    '~=',
    '>=',
    ':',
    '::',
    ';',
    ',',
    '.',
    '..',
    '/',
    '\\',
    '\\\n',
    '\\\r\n',
    '|',
    '||',
    '&&',
    '$',
    '${',
  ],
  ...[
    '$(',
    '#',
    ' #',
    '# antivenom: ignore',
    '<!-- antivenom: ignore -->',
    '*',
    '&',
    '!',
    '%',
    '@',
    '+',
    '-',
    '--',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '    ',
    '\0',
    '\v',
    '\f',
    '\x1b',
    '\x7f',
    '\x85',
    '\xa0',
    '\u00ad',
    '\u200b',
  ],
  ...[
    '\u202e',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\uffff',
    '\ud800',
    '\udc00',
    'é',
    'ｆ',
    'а',
    'ﬁ',
    'ß',
    'İ',
    '中',
  ],
  ...['😀', '\u{20000}', '\u{30000}', '\u{e0001}', '\u{f0000}', '\u{10ffff}', 'e\u0301', '\u0600', '๑'],
  ...[
    'reqeusts',
    'colourama',
    'import reqeusts',
    'from . import x',
    'pip install reqeusts',
    '-r x.txt',
    '-e .',
  ],
  ...[
    '--hash=sha256:0',
    '--extra-index-url http://h',
    'git+https://h/r@main',
    'a @ https://h/a.whl',
    '[tool.uv]',
  ],
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e999',
    '__proto__',
    'constructor',
    'python_version<"3"',
    'name: |\n',
    '- pip:\n',
  ],
];

/** `text` with one to six changes; `other` is a text to take pieces from. */
export function mutatedText(text: string, other: string, dice: Dice): string {
  let now = text;
  for (let count = 1 + dice.below(6); count > 0; count--) now = changedText(now, other, dice);
  return now.slice(0, 100_000);
}

function changedText(text: string, other: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const end = at + dice.below(Math.min(40, text.length - at) + 1);
  switch (dice.below(12)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + text.slice(at, end).repeat(1 + dice.below(5)) + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCodePoint(dice.below(0x110000)) + text.slice(at);
    case 4: {
      const from = dice.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + dice.below(80)) + text.slice(end);
    }
    case 5:
      return withLines(text, lines => lines.splice(dice.below(lines.length), 1));
    case 6:
      return withLines(text, lines => lines.splice(dice.below(lines.length), 0, dice.of(lines)));
    case 7:
      return withLines(text, lines => lines.push(...lines.splice(0, dice.below(lines.length))));
    case 8:
      return withLines(text, lines => lines.splice(dice.below(lines.length), 0, dice.of(other.split('\n'))));
    case 9:
      return dice.of([text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`]);
    default:
      return text.slice(0, at) + dice.of(tokens) + text.slice(dice.below(2) === 0 ? at : end);
  }
}

function withLines(text: string, change: (lines: string[]) => unknown): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

/** `bytes` with one to six changes. */
export function mutatedBytes(bytes: Uint8Array, other: Uint8Array, dice: Dice): Uint8Array {
  let now = Buffer.from(bytes);
  for (let count = 1 + dice.below(6); count > 0; count--) {
    const at = dice.below(now.length + 1);
    const end = Math.min(now.length, at + dice.below(16));
    const from = dice.below(other.length + 1);
    switch (dice.below(6)) {
      case 0:
        now = now.subarray(0, at);
        break;
      case 1:
        now = Buffer.concat([now.subarray(0, at), now.subarray(end)]);
        break;
      case 2:
        now = Buffer.concat([now.subarray(0, end), now.subarray(at)]);
        break;
      case 3:
        now = Buffer.concat([now.subarray(0, at), other.subarray(from, from + 32), now.subarray(end)]);
        break;
      default:
        now = Buffer.from(now);
        if (at < now.length) now[at] = dice.of([0, 1, 0x7f, 0x80, 0xff, dice.below(256)]);
    }
  }
  return now;
}
