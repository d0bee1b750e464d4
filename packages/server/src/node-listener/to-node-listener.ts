import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A web-standard handler, such as that of `createSettingsHandler`. */
export type WebHandler = (request: Request) => Promise<Response>;

/** What `node:http`, Express and Fastify (its raw request and reply) call. Resolves when the answer is written. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Express keeps the whole path in `originalUrl` and puts what a body parser read into `body`. */
type MaybeExpressRequest = IncomingMessage & { readonly originalUrl?: string; readonly body?: unknown };

const ORIGIN_FORM = /^\/(?![/\\])/;
/** What would end the host in a URL: the rest would stand for a path or credentials. */
const BEYOND_HOST = /[/\\?#@]/;

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // Pseudo-headers of HTTP/2.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  }
  return headers;
}

function bodyOf(request: MaybeExpressRequest): BodyInit | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (!request.readableEnded) return Readable.toWeb(request) as ReadableStream<Uint8Array>;
  // A body parser was there first: what it made of the body says the same.
  return request.body === undefined ? null : JSON.stringify(request.body);
}

function toWebRequest(request: MaybeExpressRequest, signal: AbortSignal): Request {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  const host = String(request.headers.host ?? request.headers[':authority'] ?? 'localhost');
  const target = request.originalUrl ?? request.url ?? '/';
  // `//other.example/` and `http://other.example/` would name the host themselves, past the one that the proxy let through.
  if (!ORIGIN_FORM.test(target) || BEYOND_HOST.test(host)) throw new TypeError('Not a path on a host.');
  const url = new URL(`${scheme}://${host}${target}`);
  const init = { method: request.method ?? 'GET', headers: headersOf(request), body: bodyOf(request), signal };
  // A stream as body needs `duplex`, which the DOM's types do not know.
  return new Request(url, { ...init, duplex: 'half' } as RequestInit);
}

/**
 * Makes a web-standard handler callable by `node:http` and everything that builds on it. Mount it before body parsers where
 * you can. The request's signal fires when its caller leaves. A request that is no valid HTTP for the web (such as an
 * impossible `Host`, or a target that is no path) is answered with 400.
 *
 * @example
 * ```ts
 * const listener = toNodeListener(broadcast.handler);
 * http.createServer(listener).listen(3000);
 * express().use('/api/v1/observability', listener);
 * ```
 */
export function toNodeListener(handler: WebHandler): NodeListener {
  return async (request, response) => {
    const leaving = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) leaving.abort();
    });
    let webRequest: Request;
    try {
      webRequest = toWebRequest(request, leaving.signal);
    } catch {
      response.writeHead(400).end();
      return;
    }
    const answer = await handler(webRequest);
    const body = new Uint8Array(await answer.arrayBuffer());
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
