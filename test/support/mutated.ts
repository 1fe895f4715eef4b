/** Feeds readers with any JSON, and with written answers in which something is out of place. */
import fc from 'fast-check';

/** Throws where `read` throws. */
export function neverThrows(answer: unknown, read: (body: string) => unknown): void {
  fc.assert(
    fc.property(fc.json(), body => void read(body)),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(40)), fc.jsonValue(), (dice, odd) => {
      read(JSON.stringify(disturbed(answer, dice, odd)));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.nat(JSON.stringify(answer).length),
      end => void read(JSON.stringify(answer).slice(0, end)),
    ),
    { numRuns: 50 },
  );
}

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  '',
  '\ud800',
  '\u202e\u0000<img src=x>',
  'x'.repeat(100_000),
  [],
  [[[]]],
  {},
  JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1, "toString": null}'),
];

/** A copy in which about one value in forty is another one. */
function disturbed(value: unknown, dice: Iterator<number>, odd: unknown): unknown {
  const thrown: number = dice.next().value ?? 0;
  if (thrown === 0) return odd;
  if (thrown === 1) return hostile[(dice.next().value ?? 0) % hostile.length];
  if (Array.isArray(value)) return value.map(item => disturbed(item, dice, odd));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, disturbed(item, dice, odd)]));
}
