/** An index of somebody's own, with or without a password, that records who asked what and with which headers. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PrivateIndexOptions {
  /** Canonical names of its projects. */
  readonly projects: readonly string[];
  /** `user:password`, without which it answers 401. */
  readonly login?: string;
  /** Default: both forms, and the JSON API of mirrors. */
  readonly isHtmlOnly?: boolean;
  /** In place of all that, for every request. */
  readonly status?: number;
  /** Another origin: every page redirects there. */
  readonly redirectsTo?: string;
}

export interface PrivateIndex {
  /** Ends in `/simple`. */
  readonly url: string;
  /** The same with a user. */
  urlFor(login: string): string;
  readonly host: string;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

const jsonType = 'application/vnd.pypi.simple.v1+json';

export async function startPrivateIndex(options: PrivateIndexOptions): Promise<PrivateIndex> {
  const { projects, login, isHtmlOnly = false, status, redirectsTo } = options;
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const { url: path = '/', headers } = request;
    requests.push({ path, headers });
    const say = (code: number, type: string, body: string, more = {}) =>
      response.writeHead(code, { 'content-type': type, ...more }).end(body);
    const name = /^\/(?:simple\/([^/]+)\/|pypi\/([^/]+)\/json)$/.exec(path)?.slice(1).find(Boolean);
    const isJson = !isHtmlOnly && String(headers.accept).includes(jsonType);
    if (status !== undefined) say(status, 'text/html', '<h1>No</h1>');
    else if (redirectsTo !== undefined) say(302, 'text/html', '', { location: `${redirectsTo}${path}` });
    else if (login !== undefined && headers.authorization !== basic(login))
      say(401, 'text/html', '<h1>Sign in</h1>', { 'www-authenticate': 'Basic realm="index"' });
    else if (name === undefined || !projects.includes(name)) say(404, 'text/html', '<h1>Not found</h1>');
    else if (path.startsWith('/pypi/'))
      if (isHtmlOnly) say(404, 'text/html', '');
      else say(200, 'application/json', JSON.stringify(cardOf(name)));
    else if (isJson) say(200, jsonType, JSON.stringify(pageOf(name)));
    else say(200, 'text/html', htmlOf(name));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/simple`,
    urlFor: user => `http://${user}@${host}/simple`,
    host,
    requests,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

function fileOf(name: string): string {
  return `${name.replaceAll('-', '_')}-1.0.tar.gz`;
}

function pageOf(name: string): object {
  const file = { filename: fileOf(name), url: `../../files/${fileOf(name)}`, hashes: {}, yanked: false };
  return { meta: { 'api-version': '1.1' }, name, versions: ['1.0'], files: [file] };
}

function htmlOf(name: string): string {
  const file = fileOf(name);
  return `<!DOCTYPE html><title>Links for ${name}</title><a href="../../files/${file}">${file}</a>`;
}

function cardOf(name: string): object {
  const info = { name, version: '1.0', summary: `The mirror's own words about ${name}`, project_urls: null };
  return { info, releases: { '1.0': [] }, urls: [], vulnerabilities: [] };
}
