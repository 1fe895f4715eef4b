/** The three public services on this machine's loopback: data for every project, faults on demand, and a record of all that was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Answer, Asked } from './answer.ts';
import { type CatalogueOptions, openCatalogue } from './catalogue.ts';
import { answerDepsDev } from './depsdev.ts';
import { type Fault, sendFaulty } from './faults.ts';
import { answerOsv } from './osv.ts';
import { answerPypi } from './pypi.ts';

export interface ServiceOptions extends CatalogueOptions {
  readonly faults?: readonly Fault[];
  /** For `pypi`, `osv` and `depsdev` in this order: `port`, `port + 1`, `port + 2`; any free ones where it is missing. */
  readonly port?: number;
}

export interface RecordedRequest extends Asked {
  readonly service: ServiceName;
  readonly host: string;
}

type ServiceName = 'pypi' | 'osv' | 'depsdev';

export interface Services {
  /** Base addresses, without a slash at the end. */
  readonly pypi: string;
  readonly osv: string;
  readonly depsdev: string;
  /** In the order they came, those that end in a fault too. */
  readonly requests: readonly RecordedRequest[];
  /** The most connections that were open at once, to all three together. */
  mostConnections(): number;
  /** From now on; of several faults that fit, the last one counts. Returns how to end it. */
  fault(fault: Fault): () => void;
  /** Ends everything, connections that wait as well. */
  close(): Promise<void>;
}

export async function startServices(options: ServiceOptions): Promise<Services> {
  const catalogue = openCatalogue(options);
  const requests: RecordedRequest[] = [];
  const faults = (options.faults ?? []).map(fault => ({
    fault,
    left: fault.times ?? Number.POSITIVE_INFINITY,
  }));
  const servers: Server[] = [];
  let connections = 0;
  let mostConnections = 0;

  async function start(
    service: ServiceName,
    answer: (asked: Asked, base: string) => Answer,
  ): Promise<string> {
    let base = '';
    const server = createServer((request, response) => {
      void bodyOf(request).then(body => {
        const { method = 'GET', url = '/', headers } = request;
        const asked = { method, path: url, headers, body };
        requests.push({ ...asked, service, host: headers.host ?? '' });
        const send = (said: Answer): void => sendAnswer(said, request, response);
        const hit = faults.findLast(
          ({ fault, left }) =>
            left > 0 && (fault.service ?? service) === service && url.startsWith(fault.path ?? '/'),
        );
        if (hit) hit.left--;
        if (hit) sendFaulty(hit.fault, url, answer(asked, base), response, send);
        else send(answer(asked, base));
      });
    });
    server.on('connection', socket => {
      mostConnections = Math.max(mostConnections, ++connections);
      socket.once('close', () => connections--);
    });
    const port = options.port === undefined ? 0 : options.port + servers.length;
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return base;
  }

  return {
    pypi: await start('pypi', (asked, base) => answerPypi(asked, catalogue, base)),
    osv: await start('osv', asked => answerOsv(asked, catalogue)),
    depsdev: await start('depsdev', asked => answerDepsDev(asked, catalogue)),
    requests,
    mostConnections: () => mostConnections,
    fault: fault => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    close: async () => {
      await Promise.all(
        servers.map(server => {
          const closed = new Promise(resolve => server.close(resolve));
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

/** Cut at a megabyte, which no request of ours reaches; what arrived of a request that broke off. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += (chunk as Buffer).length;
      if (length < 1 << 20) chunks.push(chunk as Buffer);
    }
  } catch {}
  return Buffer.concat(chunks).toString();
}

function sendAnswer(
  { status, headers, body }: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = Buffer.from(body);
  const zips =
    bytes.length > 1000 &&
    headers['content-encoding'] === undefined &&
    headers['content-type'] !== 'application/zip' &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const sent = zips ? gzipSync(bytes, { level: 1 }) : bytes;
  const encoding = zips ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(status, {
    ...headers,
    ...encoding,
    ...(status === 304 ? {} : { 'content-length': sent.length }),
  });
  response.end(request.method === 'HEAD' ? '' : sent);
}
