import { describe, expect, it } from 'vitest';
import { transportFailureCode } from './transport-failure-code.ts';

function coded(code: string, message = 'text that nobody looks at'): Error {
  return Object.assign(new Error(message), { code });
}

describe('transportFailureCode', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ESERVFAIL', 'dns'],
    ['ETIMEOUT', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'timeout'],
    ['BLOCKED', 'blocked'],
    ['ABORT_ERR', 'aborted'],
    ['EHOSTUNREACH', 'network'],
    ['HPE_INVALID_CONSTANT', 'network'],
  ])('calls %s %s', (code, expected) => {
    expect(transportFailureCode(coded(code))).toBe(expected);
  });

  it('looks below the "fetch failed" of the built-in fetch', () => {
    expect(transportFailureCode(new TypeError('fetch failed', { cause: coded('ENOTFOUND') }))).toBe('dns');
  });

  it('looks at the errors of each address of a host', () => {
    const cause = new AggregateError([coded('EHOSTUNREACH'), coded('ECONNREFUSED')]);
    expect(transportFailureCode(new TypeError('fetch failed', { cause }))).toBe('refused');
  });

  it('knows errors that have a name only', () => {
    expect(transportFailureCode(new DOMException('late', 'TimeoutError'))).toBe('timeout');
    expect(transportFailureCode(new DOMException('stopped', 'AbortError'))).toBe('aborted');
    expect(transportFailureCode(Object.assign(new Error('no'), { name: 'GuardedFetchError' }))).toBe('blocked');
  });

  it('believes the outermost code', () => {
    expect(transportFailureCode(Object.assign(coded('BLOCKED'), { cause: coded('ECONNREFUSED') }))).toBe('blocked');
  });

  it('comes to an end with an error that is its own cause', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(transportFailureCode(error)).toBe('network');
  });

  it.each([undefined, null, 'ECONNREFUSED', 7, {}, new TypeError('Failed to fetch')])(
    'has no better word than network for %s',
    (error) => {
      expect(transportFailureCode(error)).toBe('network');
    },
  );
});
