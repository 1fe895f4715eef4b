/** In place of `server/io/helpers.ts`: a browser's server has no further threads. */

export const fewestFiles = Number.POSITIVE_INFINITY;

export function createTeam(): never {
  throw new Error('there are no helpers in a browser');
}
