import { type OpenedBody, openBody } from './open-body.ts';
import { readBytes } from './read-bytes.ts';
import type { RequestHead } from './refuse-by-head.ts';

/** A request that has arrived, as far as it was read. */
export interface IncomingRequest extends RequestHead {
  /** Size on the wire; `undefined` where it is over the limit or was not read. */
  readonly bodyBytes: number | undefined;
  readonly body: OpenedBody;
}

/** The request line and headers of a request. */
export function headOf({ method, url, headers }: Request): RequestHead {
  return { method, path: new URL(url).pathname, headers };
}

/** A request that is refused without a look at its body. */
export function unreadRequest(head: RequestHead): IncomingRequest {
  return { ...head, bodyBytes: undefined, body: { ok: false, message: 'not read', isRefusedEarly: false } };
}

/** Reads a request to its end, or to `maxBodyBytes`. `undefined` where the connection breaks before. */
export async function readRequest(request: Request, maxBodyBytes: number): Promise<IncomingRequest | undefined> {
  try {
    // Not every browser has `Request.body`.
    const stream = request.body ?? (await request.blob()).stream();
    const bytes = await readBytes(stream, maxBodyBytes);
    const head = headOf(request);
    const encoding = head.headers.get('content-encoding') ?? '';
    return { ...head, bodyBytes: bytes?.length, body: await openBody(bytes, encoding, maxBodyBytes) };
  } catch {
    return undefined;
  }
}
