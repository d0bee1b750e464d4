import type { CaptureFormat } from './formats/capture-format.ts';
import { CAPTURE_FORMATS } from './formats/capture-formats.ts';

/** What `fetch` takes. */
export type FetchArguments = readonly [input: string | URL | Request, init?: RequestInit | undefined];

/** A call that looks like one of an API that capture understands. Its body is yet to be seen. */
export interface RecognizedCall {
  readonly format: CaptureFormat;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as text, at once or soon. */
  readonly body: string | Promise<string>;
}

/** Stands for the page's own origin in relative URLs, which only browsers know. */
const RELATIVE_BASE = 'http://relative.invalid';

/** A body that can be read without taking it from the call; `undefined` for streams and forms. */
function readableBody(body: unknown): string | Promise<string> | undefined {
  if (typeof body === 'string') return body;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  if (typeof Blob !== 'undefined' && body instanceof Blob) return body.text();
  return undefined;
}

/**
 * Tells whether a call of `fetch` is worth capturing, by its method and the end of its path, and gets hold of its body
 * without consuming it. Must run before the call: a `Request` can be copied only until then.
 */
export function recognizeCall(...[input, init]: FetchArguments): RecognizedCall | undefined {
  const request = typeof input === 'object' && 'clone' in input ? input : undefined;
  if ((init?.method ?? request?.method ?? 'GET').toUpperCase() !== 'POST') return undefined;
  const url = new URL(request?.url ?? String(input), RELATIVE_BASE);
  const path = url.pathname.replace(/\/+$/, '');
  const format = CAPTURE_FORMATS.find((candidate) => path.endsWith(candidate.path));
  if (format === undefined) return undefined;
  const given = init?.body ?? undefined;
  const body = given === undefined ? request?.clone().text() : readableBody(given);
  return body === undefined
    ? undefined
    : { format, url, headers: new Headers(init?.headers ?? request?.headers), body };
}
