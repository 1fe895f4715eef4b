/** Standard input, to its end. */
import type { Readable } from 'node:stream';
import { UsageError } from './world.ts';

/** Whatever is piped in is held in memory. */
const mostCharacters = 64 * 1024 * 1024;

export async function readAll(stdin: Readable): Promise<string> {
  stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of stdin) {
    text += chunk;
    if (text.length > mostCharacters) throw new UsageError('standard input is too long');
  }
  return text;
}
