import { type OpenedBody, openBody } from './open-body.ts';
import { readBytes } from './read-bytes.ts';

/** A request that has arrived in full. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** Size on the wire; `undefined` where it is over the limit. */
  readonly bodyBytes: number | undefined;
  readonly body: OpenedBody;
}

/** Reads a request to its end, or to `maxBodyBytes`. `undefined` where the connection breaks before. */
export async function readRequest(request: Request, maxBodyBytes: number): Promise<IncomingRequest | undefined> {
  try {
    // Not every browser has `Request.body`.
    const stream = request.body ?? (await request.blob()).stream();
    const bytes = await readBytes(stream, maxBodyBytes);
    const { method, headers } = request;
    return {
      method,
      path: new URL(request.url).pathname,
      headers,
      bodyBytes: bytes?.length,
      body: await openBody(bytes, headers.get('content-encoding') ?? '', maxBodyBytes),
    };
  } catch {
    return undefined;
  }
}
