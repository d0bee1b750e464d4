import { describe, expect, it } from 'vitest';
import { failureFromEnd, failureFromError, failureFromStatus, failureFromThrown } from './failure.ts';

describe('the failure in an error object', () => {
  it.each([
    ['a code', { code: 'model_not_found', type: 'invalid_request_error', message: 'No such model' }, 'model_not_found'],
    ['a status', { code: 429, message: 'Slow down' }, '429'],
    ['a type alone', { type: 'overloaded_error', message: 'Overloaded' }, 'overloaded_error'],
    ['a null code', { code: null, type: 'server_error', message: 'Oops' }, 'server_error'],
    ['nothing usable', { code: { nested: true }, message: 'Oops' }, 'provider_error'],
    ['a sentence as code', { code: 'The prompt "tell me a secret" is bad', message: 'Oops' }, 'provider_error'],
  ])('is classed by %s', (_, error, type) => {
    expect(failureFromError(error)?.type).toBe(type);
  });

  it('tells what the provider behind the gateway said', () => {
    const error = { code: 400, message: 'Provider returned error', metadata: { raw: '{"detail":"context too long"}' } };
    expect(failureFromError(error)?.message).toBe('Provider returned error: {"detail":"context too long"}');
  });

  it('is none where there is no error', () => {
    for (const value of [undefined, null, '', 0, false, []]) expect(failureFromError(value)).toBeUndefined();
    expect(failureFromError('Boom')).toEqual({ type: 'provider_error', message: 'Boom' });
  });

  it('quotes no key, and no more than 4,096 characters', () => {
    const error = { code: 401, message: `Incorrect API key provided: sk-proj-abcdefgh12345678. ${'x'.repeat(10_000)}` };
    const message = failureFromError(error)?.message ?? '';

    expect(message).toContain('Incorrect API key provided: [redacted]');
    expect(message).not.toContain('abcdefgh');
    expect(message.length).toBe(4_096);
  });
});

describe('the failure of an HTTP status', () => {
  it.each([
    ['an error object', { body: { error: { message: 'Bad' } } }, 'Bad'],
    ['an error text', { body: { error: 'Bad' } }, 'Bad'],
    ['a message', { body: { object: 'error', message: 'Bad' } }, 'Bad'],
    ['a detail', { body: { detail: 'Bad' } }, 'Bad'],
    ['text', { text: ' Bad gateway\n' }, 'Bad gateway'],
    ['the status line', { text: '', statusText: 'Bad Gateway' }, 'Bad Gateway'],
    ['nothing', {}, 'The provider answered with HTTP 502.'],
  ])('is told by %s', (_, answer, message) => {
    expect(failureFromStatus(502, answer)).toEqual({ type: '502', message });
  });
});

describe('the failure that was thrown', () => {
  it('is classed by the code of the system, else by the name of the error', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    expect(failureFromThrown(new TypeError('fetch failed', { cause }))).toEqual({
      type: 'ECONNREFUSED',
      message: 'fetch failed: connect ECONNREFUSED 127.0.0.1:1',
    });
    expect(failureFromThrown(new DOMException('The operation timed out.', 'TimeoutError'))).toEqual({
      type: 'TimeoutError',
      message: 'The operation timed out.',
    });
  });

  it('may be anything', () => {
    expect(failureFromThrown('gone')).toEqual({ type: 'Error', message: 'gone' });
    expect(failureFromThrown(undefined)).toEqual({ type: 'Error', message: 'The call failed.' });
    expect(failureFromThrown({ name: 7, message: null })).toEqual({ type: '7', message: 'The call failed.' });
  });

  it('is a disconnected client where an answer was given up while it came', () => {
    const thrown = new DOMException('This operation was aborted', 'AbortError');
    expect(failureFromEnd({ thrown }).type).toBe('client_disconnected');
    expect(failureFromEnd('client_disconnected').type).toBe('client_disconnected');
    expect(failureFromEnd({ thrown: new TypeError('terminated') }).type).toBe('TypeError');
  });
});
