/** A client of the language server as a web worker, as bare as clients come. For the page of the tests in a browser. */
import type { WorkerStart } from '../../../server/lsp/worker-protocol.ts';

export interface WorkerSessionOptions {
  readonly start: WorkerStart;
  readonly initializationOptions: object;
  /** Files of the workspace folders, by the folder's name and their own: `first/requirements.txt`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where a file of the session is. */
export function addressOf(file: string): string {
  return `memfs:/${file.split('/').map(encodeURIComponent).join('/')}`;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Starts a worker and says `initialize` and `initialized`. */
export async function startWorker(program: string, options: WorkerSessionOptions): Promise<WorkerSession> {
  const session = new WorkerSession(program, options.files);
  await session.initialize(options);
  return session;
}

export class WorkerSession {
  readonly #worker: Worker;
  readonly #files: ReadonlyMap<string, string>;
  readonly #waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;

  constructor(program: string, files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#worker = new Worker(program);
    this.#worker.onmessage = ({ data }) => this.#heed(data as Message);
    this.#worker.onerror = event => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(event.message ?? 'the worker failed'));
    };
  }

  async initialize({ start, initializationOptions }: WorkerSessionOptions): Promise<void> {
    this.#worker.postMessage(start);
    await this.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { workspaceEdit: { documentChanges: true } },
      },
      workspaceFolders: [...new Set([...this.#files.keys()].map(file => file.split('/', 1)[0] ?? ''))].map(
        name => ({ uri: addressOf(name), name }),
      ),
      initializationOptions,
    });
    this.notify('initialized', {});
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#worker.postMessage({ jsonrpc: '2.0', method, params });
  }

  end(): void {
    this.#worker.terminate();
  }

  #heed(message: Message): void {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined)
      this.#worker.postMessage({ jsonrpc: '2.0', id, ...this.#answerTo(method, params) });
    else if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
    }
  }

  #answerTo(method: string, params: unknown): Pick<Message, 'result' | 'error'> {
    const { uri = '' } = (params ?? {}) as { readonly uri?: string };
    const path = decodeURIComponent(uri).replace(/^memfs:\//, '');
    if (method === 'antivenom/listFolder') return { result: this.#entriesOf(path) };
    if (method === 'antivenom/readFile') {
      const text = this.#files.get(path);
      return { result: text === undefined ? null : new TextEncoder().encode(text) };
    }
    return { result: null };
  }

  #entriesOf(path: string): readonly (readonly [string, string])[] {
    const prefix = `${path}/`;
    const below = [...this.#files.keys()].filter(name => name.startsWith(prefix));
    const entries = new Map(
      below.map(name => {
        const [first = '', ...rest] = name.slice(prefix.length).split('/');
        return [first, rest.length > 0 ? 'folder' : 'file'] as const;
      }),
    );
    return [...entries];
  }
}
