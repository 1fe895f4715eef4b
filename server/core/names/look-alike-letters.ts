/**
 * Characters that pass for the letters, digits and hyphens of project names, and those that cannot be seen at all.
 * Source of facts: the confusables data of the Unicode Consortium (UTS #39); only letters that occur in such
 * attacks are kept, plus the dashes that word processors put in place of a hyphen.
 */

export interface LookAlike {
  readonly character: string;
  /** `U+0435`. */
  readonly codePoint: string;
  /** `Cyrillic`, where it has one that is worth naming. */
  readonly script: string | null;
  /** What it passes for; empty for a character that cannot be seen. */
  readonly as: string;
}

export interface PlainReading {
  /** The text as it looks: ASCII letters in place of the others, invisible characters gone. */
  readonly plain: string;
  readonly lookAlikes: readonly LookAlike[];
}

/** Reads a text as a person sees it. Characters that pass for nothing stay as they are. */
export function readPlainly(text: string): PlainReading {
  const lookAlikes: LookAlike[] = [];
  let plain = '';
  for (const character of text) {
    const as = passesFor(character);
    plain += as ?? character;
    if (as !== null && as !== character)
      lookAlikes.push({ character, codePoint: codePointOf(character), script: scriptOf(character), as });
  }
  return { plain, lookAlikes };
}

/** `U+200B`, as Unicode writes it. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Controls, and what Unicode calls default ignorable: joiners, fillers, variation selectors, tags. */
const invisible = /^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]$/u;

function passesFor(character: string): string | null {
  if (character <= '\u007E' && character >= ' ') return null;
  if (invisible.test(character)) return '';
  const listed = letters.get(character);
  if (listed !== undefined) return listed;
  // Fullwidth and mathematical letters are compatible with plain ones; accents come apart from theirs.
  const compatible = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[A-Za-z0-9._-]+$/.test(compatible) ? compatible : null;
}

function scriptOf(character: string): string | null {
  if (/\p{Script=Cyrillic}/u.test(character)) return 'Cyrillic';
  if (/\p{Script=Greek}/u.test(character)) return 'Greek';
  if (/\p{Script=Armenian}/u.test(character)) return 'Armenian';
  return null;
}

/** Plain character first, then all that pass for it. */
const groups: readonly string[] = [
  // Cyrillic and Greek small letters; some Armenian and Latin ones.
  'a\u0430\u03B1\u0251',
  'b\u0432\u044C\u0184\u0185',
  'c\u0441\u03F2\u1D04',
  'd\u0501\u0111\u0257',
  'e\u0435\u0454\u03B5\u04BD',
  'g\u0261\u0581\u018D',
  'h\u04BB\u043D\u0570\u0127',
  'i\u0456\u03B9\u0131\u0269\u04CF',
  'j\u0458\u03F3\u0575\u0237',
  'k\u043A\u03BA\u0138',
  'l\u04C0\u0142\u01C0\u05C0\u2113',
  'm\u043C',
  'n\u043F\u03B7\u0578\u057C',
  'o\u043E\u03BF\u0585\u03C3\u00F8\u1D0F',
  'p\u0440\u03C1',
  'q\u051B\u0566',
  'r\u0433\u1D26',
  's\u0455\uA731',
  't\u0442\u03C4',
  'u\u03C5\u057D\u028B',
  'v\u03BD\u0475\u1D20',
  'w\u051D\u0461\u03C9\u1D21',
  'x\u0445\u03C7',
  'y\u0443\u03B3\u04AF',
  'z\u1D22',
  // Cyrillic and Greek capitals.
  'A\u0410\u0391',
  'B\u0412\u0392',
  'C\u0421\u03F9',
  'E\u0415\u0395',
  'H\u041D\u0397',
  'I\u0406\u0399',
  'J\u0408',
  'K\u041A\u039A',
  'M\u041C\u039C',
  'N\u039D',
  'O\u041E\u039F',
  'P\u0420\u03A1',
  'S\u0405',
  'T\u0422\u03A4',
  'X\u0425\u03A7',
  'Y\u04AE\u03A5',
  'Z\u0396',
  // Digits and separators.
  '3\u0417\u04E0',
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58',
  '.\u3002',
];

const letters: ReadonlyMap<string, string> = new Map(
  groups.flatMap(([plain = '', ...others]) => others.map(other => [other, plain] as const)),
);
