/** Texts that somebody is in the middle of changing: a few places of a good text, each with something cut or put in. */
import fc from 'fast-check';

const signs = [
  '',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '"""',
  '\n',
  '=',
  '#',
  ':',
  ';',
  ',',
  '\\',
  '\0',
  '😀',
  '\r',
];

/** The text with one to three such places. */
export function damagedTexts(text: string): fc.Arbitrary<string> {
  const damage = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(6),
    put: fc.constantFrom(...signs),
  });
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map(damages =>
      damages.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text),
    );
}
