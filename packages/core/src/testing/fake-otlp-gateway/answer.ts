/** An answer of the receiver before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The two forms of OTLP over HTTP. An answer has the form of its request. */
export type MediaType = 'application/json' | 'application/x-protobuf';

const encoder = new TextEncoder();

/** A `google.rpc.Status`: how OTLP says what went wrong. `code` is a gRPC code. */
export function statusAnswer(
  mediaType: MediaType,
  status: number,
  details: { readonly code: number; readonly message: string; readonly retryAfterSeconds?: number },
): Answer {
  const { code, message, retryAfterSeconds } = details;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (mediaType === 'application/x-protobuf') {
    return { status, contentType: mediaType, body: encodeStatus(code, message), headers };
  }
  const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfterSeconds}s` };
  const body = { code, message, ...(retryAfterSeconds !== undefined && { details: [retryInfo] }) };
  return { status, contentType: mediaType, body: JSON.stringify(body), headers };
}

/** The answer of a receiver that cannot put its error into words. */
export function unspeakableAnswer(): Answer {
  const body = '{"code": 13, "message": "failed to marshal error message"}';
  return { status: 500, contentType: 'application/json', body };
}

/** Everything was taken. */
export function acceptedAnswer(mediaType: MediaType): Answer {
  if (mediaType === 'application/json') return { status: 200, contentType: mediaType, body: '{"partialSuccess":{}}' };
  // Field 1, an empty message.
  return { status: 200, contentType: mediaType, body: Uint8Array.of(0x0a, 0x00) };
}

/** An answer in plain words, as it comes from below OTLP. */
export function textAnswer(status: number, body: string, contentType = 'text/plain'): Answer {
  return { status, contentType, body };
}

/** The answer as a fetch API shows it. */
export function toResponse({ status, contentType, body, headers = {} }: Answer): Response {
  const isBodiless = status === 204 || status === 205 || status === 304;
  return new Response(isBodiless ? null : body, { status, headers: { 'content-type': contentType, ...headers } });
}

function encodeStatus(code: number, message: string): Uint8Array<ArrayBuffer> {
  const text = encoder.encode(message);
  return Uint8Array.from([0x08, code, 0x12, ...varint(text.length), ...text]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}
