import type { Generation } from '../generation/generation.ts';

/** Headers in any of the usual forms: web standard, Node's, or a plain object. Names in any case. */
export type CapturedHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What is known about a call besides its request and answer. `user`, `sessionId`, `trace` and `traceparent` stand in for
 * what the request itself does not say: its body wins, then its headers.
 */
export interface CallContext
  extends Pick<
    Generation,
    'owner' | 'apiKey' | 'providerName' | 'system' | 'attempts' | 'user' | 'sessionId' | 'traceparent'
  > {
  /** Keys that the request's own `trace` object does not name. */
  readonly trace?: Generation['trace'];
  /** Id of the generation. Default: the provider's id where it is unique enough, else a new one. */
  readonly id?: string | undefined;
  /** Headers of the request. Read are `x-session-id`, `traceparent`, `http-referer`, `referer`, `x-title` and `user-agent`. */
  readonly headers?: CapturedHeaders | undefined;
}

/** The first value of a header; `undefined` where it is missing or empty. */
export function headerOf(headers: CapturedHeaders | undefined, name: string): string | undefined {
  if (headers === undefined) return undefined;
  if (typeof headers.get === 'function') return (headers as Headers).get(name)?.trim() || undefined;
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() !== name) continue;
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first.trim() || undefined;
  }
  return undefined;
}
