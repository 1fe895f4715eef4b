/** What a service answers, before faults and compression. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Asked {
  readonly method: string;
  /** Percent-encoded, with the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export function json(value: unknown, headers: Answer['headers'] = {}, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function plain(status: number, body: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=UTF-8', ...headers }, body };
}

/** The parts of a path, decoded; null where they cannot be. */
export function partsOf(path: string): readonly string[] | null {
  try {
    return (path.split('?', 1)[0] ?? '').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}
