/** The parts of undici that are used, by their own files: its entry would bring in fetch, WebSockets and much else. */
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';

// What undici's entry does for all methods; `connect` is for proxies.
Object.assign(Dispatcher.prototype, { connect, request });

export { EnvHttpProxyAgent };
