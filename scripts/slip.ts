/** Slips of the fingers, the same in every run: for tests and for timing. */

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789-';

/** Numbers below a bound, from a seed; the low bits of the generator repeat soon and are not used. */
export function randomFrom(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return bound => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * bound);
  };
}

/** One letter left out, put in, changed, or swapped with the next. */
export function slip(name: string, random: (bound: number) => number): string {
  const at = random(name.length);
  const letter = alphabet[random(alphabet.length)] ?? '';
  switch (random(4)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1);
    case 1:
      return name.slice(0, at) + letter + name.slice(at);
    case 2:
      return name.slice(0, at) + letter + name.slice(at + 1);
    default:
      return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  }
}
