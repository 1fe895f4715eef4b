/** In place of `server/io/helpers.ts`: a browser's server has no further threads. */

export const fewestFiles = Number.POSITIVE_INFINITY;

export async function judgeTogether(): Promise<void> {
  throw new Error('there are no helpers in a browser');
}
