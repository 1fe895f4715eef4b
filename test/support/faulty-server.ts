/** A web server on this machine that misbehaves on purpose, down to the bytes on the wire. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Gets the connection and what the client has sent so far, once its headers are complete. */
export type Behaviour = (socket: Socket, head: string) => void;

export class FaultyServer {
  readonly heads: string[] = [];
  connections = 0;
  behave: Behaviour = () => {};
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.#server = createServer(socket => {
      this.connections++;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
      let received = '';
      socket.on('data', chunk => {
        received += chunk.toString('latin1');
        const end = received.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = received.slice(0, end);
        received = '';
        this.heads.push(head);
        this.behave(socket, head);
      });
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return `127.0.0.1:${address.port}`;
  }

  get url(): string {
    return `http://${this.host}/`;
  }
}

/** A whole answer. `headers` may contradict the body. */
export function reply(
  status: number,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
): Behaviour {
  const all = { 'Content-Length': String(body.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return socket => {
    socket.write(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`);
    socket.write(body);
  };
}
