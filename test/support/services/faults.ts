/** All that can go wrong between an asker and a service. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';

/**
 * - `slow`: the answer comes after `delayMs`; `stall`: it never comes; `stall-in-body`: half of it comes, then nothing
 * - `reset`: the connection breaks at once; `lying-length`: it breaks within the body, which had been announced longer
 * - `rate-limited`: 429 with `Retry-After`; `server-error`: 500; `forbidden`: 403
 * - `truncated`: a whole answer whose body is cut in the middle; `wrong-type`: a sign-in page in HTML with status 200
 * - `gzip-bomb`: 256 MiB of blanks in 256 KiB; `redirect-loop`: to itself
 */
export const faultKinds = [
  'slow',
  'stall',
  'stall-in-body',
  'reset',
  'lying-length',
  'rate-limited',
  'server-error',
  'forbidden',
  'truncated',
  'wrong-type',
  'gzip-bomb',
  'redirect-loop',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Only paths that begin with this; all where it is missing. */
  readonly path?: string;
  readonly service?: 'pypi' | 'osv' | 'depsdev';
  /** How many requests it hits; all where it is missing. */
  readonly times?: number;
  /** For `slow`. */
  readonly delayMs?: number;
  /** For `rate-limited`: seconds, or a date as HTTP writes it. */
  readonly retryAfter?: string;
}

/** Answers wrongly. `answer` is what a healthy service would have said, `send` says it. */
export function sendFaulty(
  fault: Fault,
  path: string,
  answer: Answer,
  response: ServerResponse,
  send: (answer: Answer) => void,
): void {
  const { kind } = fault;
  const body = Buffer.from(answer.body);
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (kind === 'slow') setTimeout(() => send(answer), fault.delayMs ?? 300).unref();
  else if (kind === 'stall-in-body') sendPart(answer, body, body.length, response);
  else if (kind === 'lying-length')
    sendPart(answer, body, body.length * 2 + 100, response, () => response.destroy());
  else if (kind === 'reset') response.destroy();
  else if (kind === 'rate-limited')
    send({
      status: 429,
      headers: { ...html, 'retry-after': fault.retryAfter ?? '1' },
      body: 'Too Many Requests',
    });
  else if (kind === 'server-error')
    send({ status: 500, headers: html, body: '<h1>Internal Server Error</h1>' });
  else if (kind === 'forbidden') send({ status: 403, headers: html, body: '<h1>Forbidden</h1>' });
  else if (kind === 'truncated') send({ ...answer, body: body.subarray(0, Math.floor(body.length / 2)) });
  else if (kind === 'wrong-type')
    send({
      status: 200,
      headers: html,
      body: '<html><title>Sign in</title><a href="/login">Sign in</a></html>',
    });
  else if (kind === 'gzip-bomb')
    send({
      ...answer,
      status: 200,
      headers: { ...answer.headers, 'content-encoding': 'gzip' },
      body: gzipBomb(),
    });
  else if (kind === 'redirect-loop') send({ status: 302, headers: { location: path }, body: '' });
  // What is left is `stall`: nothing is sent.
}

function sendPart(
  answer: Answer,
  body: Buffer,
  length: number,
  response: ServerResponse,
  then: () => void = () => {},
): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  response.write(body.subarray(0, Math.ceil(body.length / 2)), then);
}

let bomb: Buffer | undefined;

/** Members of a gzip file may follow one another. */
function gzipBomb(): Buffer {
  const member = bomb ?? gzipSync(Buffer.alloc(16 << 20, ' '));
  bomb = member;
  return Buffer.concat(Array.from({ length: 16 }, () => member));
}
