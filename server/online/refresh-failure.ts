/** Why package data could not be renewed. What was there before stays. */
import {
  HttpFailure,
  type HttpFailureKind,
  type HttpRequest,
  type HttpResponse,
  hostOf,
  type Transport,
} from './transport.ts';

export type RefreshFailureKind =
  /** Called off. */
  | 'aborted'
  /** No answer. */
  | 'unreachable'
  /** An answer that refuses. */
  | 'refused'
  /** An answer that is not what was asked for: cut short, damaged, of another service. */
  | 'unusable'
  /** The folder cannot be written. */
  | 'unwritable';

/** The message is a sentence for people, without its full stop; it names no path and no address but the host. */
export class RefreshFailure extends Error {
  override readonly name = 'RefreshFailure';
  readonly kind: RefreshFailureKind;

  constructor(kind: RefreshFailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Sends; any status is an answer. Rejects with `RefreshFailure`, for `HttpFailure`s too. */
export async function ask(transport: Transport, request: HttpRequest): Promise<HttpResponse> {
  try {
    return await transport.send(request);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new RefreshFailure(kindOf(error.kind), error.message);
  }
}

function kindOf(kind: HttpFailureKind): RefreshFailureKind {
  if (kind === 'aborted') return 'aborted';
  const isAnswer = ['too-large', 'redirects', 'bad-encoding', 'malformed'].includes(kind);
  return isAnswer ? 'unusable' : 'unreachable';
}

/** The same, where nothing but the thing itself will do. */
export async function fetchBody(transport: Transport, request: HttpRequest): Promise<HttpResponse> {
  const response = await ask(transport, request);
  if (response.status === 200) return response;
  throw new RefreshFailure('refused', `${hostOf(request.url)} answered with status ${response.status}`);
}

export function unusable(url: string): RefreshFailure {
  return new RefreshFailure('unusable', `${hostOf(url)} sent what cannot be used`);
}
