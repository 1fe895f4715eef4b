/** Types of browsers that the language server's and client's declarations name, and Node's do not. */
interface DedicatedWorkerGlobalScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

interface Worker {
  postMessage(message: unknown): void;
  terminate(): void;
}

interface MessagePort {
  postMessage(message: unknown): void;
}
