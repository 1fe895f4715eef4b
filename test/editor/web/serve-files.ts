/** Serves folders on the loopback address, as a host of static files would. */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

export interface FileServer {
  readonly origin: string;
  stop(): Promise<void>;
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** `folders` by the beginning of the address, which ends in a slash; the longest that fits counts. */
export async function serveFiles(folders: { readonly [prefix: string]: string }): Promise<FileServer> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const prefix = prefixes.find(each => name.startsWith(each));
    const file = prefix && path.join(folders[prefix] ?? '', name.slice(prefix.length));
    if (!file || !fs.existsSync(file) || !fs.statSync(file).isFile()) response.writeHead(404).end();
    else {
      const type = types[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type }).end(fs.readFileSync(file));
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  };
}
