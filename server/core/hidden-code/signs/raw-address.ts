/** Addresses without a name. */
import { at, type CodeSign } from '../sign.ts';

export const rawAddress: CodeSign = {
  meta: {
    code: 'raw-address',
    summary: 'Names a web address that is a bare public IP',
    strength: 'strong',
    benignRate: 0.4,
    docs: 'A name costs money and says whose it is. Private, local and shared ranges are passed over.',
  },
  trigger: /:\/\/(?:[^/\s'"@]{0,100}@)?\d{1,3}\.\d/,
  *findInCode(source) {
    for (const { node, value } of source.strings) {
      const found = url.exec(value.slice(0, 20_000));
      const parts = found?.[1]?.split('.').map(Number) ?? [];
      if (parts.length === 4 && isPublic(parts))
        yield { ...at(node), message: `Names the bare address ${found?.[1]}` };
    }
  },
};

const url =
  /\b(?:https?|ftp|tcp|wss?):\/\/(?:[^/\s'"@]{0,100}@)?(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.])/;

function isPublic([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if ([a, b, c, d].some(part => part > 255)) return false;
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128);
  // `1.2.3.4` and its kind stand in examples and for the resolvers that everyone knows.
  const isExample = (a === b && b === c && c === d) || (b === a + 1 && c === b + 1) || (a === 8 && b === 8);
  return !isPrivate && !isExample && a !== 0 && a !== 127 && a < 224 && !(a === 169 && b === 254);
}
