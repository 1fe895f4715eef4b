/** Transports, clocks and stores that tests hold in their hands. */
import type { ByteStore, StoredEntry } from '../../server/online/byte-store.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../server/online/transport.ts';

export function request(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { url, maxBytes: 10_000, timeoutMs: 1000, ...more };
}

export function answer(status: number, body = '', headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: new Map(Object.entries(headers)), body: new TextEncoder().encode(body), url: '' };
}

export function textOf({ body }: HttpResponse): string {
  return new TextDecoder().decode(body);
}

/** Answers what `reply` returns or throws, and remembers what it was asked. */
export class FakeTransport implements Transport {
  readonly asked: HttpRequest[] = [];
  readonly #reply: (request: HttpRequest, index: number) => HttpResponse | Promise<HttpResponse>;

  constructor(reply: (request: HttpRequest, index: number) => HttpResponse | Promise<HttpResponse>) {
    this.#reply = reply;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    this.asked.push(request);
    return { ...(await this.#reply(request, this.asked.length - 1)), url: request.url };
  }
}

/** A clock that only moves when somebody sleeps, or when a test says so. */
export class FakeClock {
  time = 1_800_000_000_000;
  readonly slept: number[] = [];
  readonly now = (): number => this.time;
  readonly sleep = async (milliseconds: number): Promise<void> => {
    this.slept.push(milliseconds);
    this.time += milliseconds;
  };
}

export class MapStore implements ByteStore {
  readonly entries = new Map<string, StoredEntry>();

  async get(key: string): Promise<StoredEntry | null> {
    return this.entries.get(key) ?? null;
  }

  async set(key: string, entry: StoredEntry): Promise<void> {
    this.entries.set(key, entry);
  }
}
