import type { TransportFailureCode } from './transport.ts';

/** First match wins, so that a time-out of a handshake or a lookup is a time-out. */
const CODES: readonly (readonly [RegExp, TransportFailureCode])[] = [
  [/^(?:BLOCKED|GuardedFetchError)$/, 'blocked'],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT|TimeoutError|UND_ERR_\w+_TIMEOUT|ERR_TLS_HANDSHAKE_TIMEOUT)$/, 'timeout'],
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EBADNAME|EBADRESP|EFORMERR|ENONAME|ENOTIMP|EREFUSED|ETIMEOUT)$/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [/CERT|^ERR_(?:TLS|SSL|OSSL)|^UNABLE_TO_|^EPROTO$|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/, 'tls'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_\w+_MISMATCH)$/, 'reset'],
  [/^(?:ABORT_ERR|AbortError|UND_ERR_ABORTED)$/, 'aborted'],
];

/** Deep enough for every client, and an end for an error that is its own cause. */
const MAX_DEPTH = 6;

function knownCode(name: unknown): TransportFailureCode | undefined {
  return typeof name === 'string' ? CODES.find(([pattern]) => pattern.test(name))?.[1] : undefined;
}

function search(error: unknown, depth: number): TransportFailureCode | undefined {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return undefined;
  const { code, name, cause, errors } = error as Record<'code' | 'name' | 'cause' | 'errors', unknown>;
  const own = knownCode(code) ?? knownCode(name);
  if (own !== undefined) return own;
  // A host with several addresses fails with one error for each.
  const below: readonly unknown[] = [cause, ...(Array.isArray(errors) ? errors : [])];
  for (const each of below) {
    const found = search(each, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Why a request failed, from the codes and names in an error and its causes. Texts are not looked at: they differ
 * between clients, and may quote a header.
 */
export function transportFailureCode(error: unknown): TransportFailureCode {
  return search(error, 0) ?? 'network';
}
