import { describe, expect, it } from 'vitest';
import { classifyAnswer, type ExportOutcome } from './classify-answer.ts';
import type { TransportFailureCode } from './transport.ts';

const NOW = Date.UTC(2026, 10, 24, 5, 50, 0);

function classify(status: number, body = '', headers: Record<string, string> = {}): ExportOutcome {
  return classifyAnswer({
    result: { kind: 'response', status, header: (name) => headers[name], body },
    nowMs: NOW,
    secrets: ['glc_canary', 'tenant-secret'],
  });
}

function fail(code: TransportFailureCode): ExportOutcome {
  return classifyAnswer({ result: { kind: 'failure', code }, nowMs: NOW });
}

describe('classifyAnswer', () => {
  it.each([
    ['Tempo', 200, '{"partialSuccess":{}}'],
    ['an old Tempo', 200, '{}'],
    ['a Collector', 200, ''],
    ['a gateway that queues', 202, ''],
    ['a receiver without content', 204, ''],
    ['one that rejects nothing', 200, '{"partialSuccess":{"rejectedSpans":"0"}}'],
    ['one that answers null', 200, 'null'],
    ['one without details', 200, '{"partialSuccess":null}'],
  ])('counts the success of %s as delivered', (_, status, body) => {
    expect(classify(status, body)).toEqual({ kind: 'delivered' });
  });

  it('passes a warning on', () => {
    const body = '{"partialSuccess":{"errorMessage":"schema url is deprecated"}}';
    expect(classify(200, body)).toEqual({ kind: 'delivered', warning: 'schema url is deprecated' });
  });

  it.each(['3', 3])('counts %j rejected spans as lost', (rejectedSpans) => {
    const body = JSON.stringify({ partialSuccess: { rejectedSpans, errorMessage: 'too old' } });
    expect(classify(200, body)).toEqual({ kind: 'partial', rejectedSpans: 3, message: 'too old' });
  });

  it.each([
    ['a login page', '<!DOCTYPE html><html><title>Grafana</title></html>'],
    ['a friendly text', 'OK'],
    ['JSON that was cut off', '{"partialSuccess":{'],
  ])('does not take a 200 with %s for a delivery', (_, body) => {
    expect(classify(200, body)).toMatchObject({ kind: 'permanent', reason: 'unexpected', status: 200 });
  });

  it.each([301, 302, 303, 307, 308])('never takes the redirect %i for a delivery', (status) => {
    expect(classify(status, '', { location: '/login' })).toMatchObject({
      kind: 'permanent',
      reason: 'redirected',
      status,
    });
  });

  it.each([
    [429, 'rate_limited'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ])('tries %i again when the other side asks for it', (status, reason) => {
    expect(classify(status, '', { 'retry-after': '5' })).toMatchObject({
      kind: 'retry',
      reason,
      status,
      afterMs: 5_000,
    });
    expect(classify(status, '', { 'retry-after': 'Tue, 24 Nov 2026 05:50:30 GMT' })).toMatchObject({ afterMs: 30_000 });
    expect(classify(status)).not.toHaveProperty('afterMs');
  });

  it.each([
    [400, 'rejected'],
    [401, 'auth'],
    [402, 'rejected'],
    [403, 'auth'],
    [404, 'not_found'],
    [405, 'not_found'],
    [408, 'server_error'],
    [409, 'rejected'],
    [410, 'not_found'],
    [413, 'too_large'],
    [415, 'rejected'],
    [422, 'rejected'],
    [500, 'server_error'],
    [501, 'server_error'],
    [505, 'server_error'],
    [530, 'not_found'],
  ])('never tries %i again: %s', (status, reason) => {
    expect(classify(status, '', { 'retry-after': '5' })).toEqual({
      kind: 'permanent',
      reason,
      status,
      message: `The endpoint answered ${status}.`,
    });
  });

  it.each([
    [400, '{"code":3, "message":"http: request body too large"}'],
    [
      429,
      'RATE_LIMITED: batch size (612034 bytes) exceeds ingestion limit (local: 500000 bytes/s, burst: 500000 bytes)',
    ],
    [500, '{"code":8,"message":"TRACE_TOO_LARGE: max size of trace (5000000) exceeded"}'],
    [503, 'received message after decompression larger than max (12727951 vs. 4194304)'],
  ])('splits instead of waiting when %i says that the batch is too large', (status, body) => {
    expect(classify(status, body)).toMatchObject({ kind: 'permanent', reason: 'too_large', status });
  });

  it('waits at a rate limit that is not about the size of the batch', () => {
    const body =
      '{"code":8,"message":"RATE_LIMITED: ingestion rate limit (local: 500000 bytes/s, global: 0 bytes/s, burst: 500000 bytes) exceeded while adding 10 bytes for user 123456"}';
    expect(classify(429, body)).toMatchObject({ kind: 'retry', reason: 'rate_limited' });
  });

  it.each(['dns', 'tls', 'refused', 'reset', 'timeout', 'network'] as const)('tries again after %s', (code) => {
    expect(fail(code)).toEqual({ kind: 'retry', reason: 'connection', message: `There was no answer (${code}).` });
  });

  it('keeps the batch of a request that its own caller cancelled', () => {
    expect(fail('aborted')).toMatchObject({ kind: 'retry', reason: 'aborted' });
  });

  it('does not try an address again that the guard refuses', () => {
    expect(fail('blocked')).toMatchObject({ kind: 'permanent', reason: 'blocked' });
  });

  it('says what the other side said, without secrets', () => {
    const body = JSON.stringify({
      code: 16,
      message: 'token glc_canary of tenant-secret\nBasic MTIzNDU2OmdsY19j is bad',
    });
    expect(classify(401, body)).toMatchObject({ message: 'token [redacted] of [redacted] [redacted] is bad' });
    expect(classify(200, 'hello tenant-secret')).toMatchObject({ message: 'hello [redacted]' });
    const partial = { partialSuccess: { rejectedSpans: 1, errorMessage: 'tenant-secret' } };
    expect(classify(200, JSON.stringify(partial))).toMatchObject({ message: '[redacted]' });
  });
});
