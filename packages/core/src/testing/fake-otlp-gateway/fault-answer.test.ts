import { describe, expect, it } from 'vitest';
import { isBroadcastError } from '../../runtime/broadcast-error.ts';
import { bodyOf, openGateway, post, SPAN, TRACES_URL } from './__fixtures__/otlp-request.ts';
import type { OtlpFault } from './otlp-fault.ts';

const INIT = { method: 'POST', headers: { 'content-type': 'application/json' }, body: bodyOf(SPAN) };
const send = (gateway: ReturnType<typeof openGateway>, init: RequestInit = {}) =>
  gateway.fetch(TRACES_URL, { ...INIT, ...init });

function failing(fault: OtlpFault) {
  const gateway = openGateway();
  gateway.failWith(fault);
  return gateway;
}

describe('faults', () => {
  it.each([
    [429, 8],
    [500, 13],
    [502, 14],
    [503, 14],
    [504, 4],
    [418, 2],
  ])('answers %d instead of looking at the request', async (status, code) => {
    const gateway = failing({ kind: 'status', status });
    const response = await send(gateway);
    expect([response.status, response.headers.has('retry-after')]).toEqual([status, false]);
    expect(await response.json()).toEqual({ code, message: `injected fault: ${status}` });
    expect(gateway.traces()).toEqual([]);
    expect(gateway.received()).toMatchObject([{ status, fault: 'status', body: JSON.parse(INIT.body) }]);
  });

  it('answers with the body and the headers that the test wants', async () => {
    const body = '{"status":"error","error":"authentication error: invalid scope requested"}';
    const headers = { 'retry-after': 'Wed, 21 Jan 2026 20:43:26 GMT' };
    const response = await send(failing({ kind: 'status', status: 401, body, headers }));
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/json']);
    expect(response.headers.get('retry-after')).toBe(headers['retry-after']);
    expect(await response.text()).toBe(body);
    const text = await send(failing({ kind: 'status', status: 530, body: 'error code: 1016' }));
    expect([text.headers.get('content-type'), await text.text()]).toEqual(['text/plain', 'error code: 1016']);
  });

  it('gives a status without a body none', async () => {
    const response = await send(failing({ kind: 'status', status: 204, body: 'x' }));
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it.each([199, 600, 200.5, Number.NaN])('refuses the status %d, which no response can have', (status) => {
    try {
      failing({ kind: 'status', status });
      expect.unreachable();
    } catch (error) {
      expect(isBroadcastError(error) && error.code).toBe('invalid_option');
    }
  });

  it('heals after so many requests, or when told to', async () => {
    const gateway = failing({ kind: 'status', status: 503, times: 2 });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await send(gateway)).status);
    gateway.failWith({ kind: 'status', status: 500 });
    statuses.push((await send(gateway)).status);
    gateway.failWith(undefined);
    statuses.push((await send(gateway)).status);
    expect(statuses).toEqual([503, 503, 200, 500, 200]);
  });

  it('rejects the last spans of a request', async () => {
    const gateway = failing({ kind: 'partial-success', rejectedSpans: 2, errorMessage: 'too old' });
    const spans = ['a', 'b', 'c'].map((digit) => ({ ...SPAN, spanId: digit.repeat(16) }));
    const response = await send(gateway, { body: bodyOf(...spans) });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ partialSuccess: { rejectedSpans: '2', errorMessage: 'too old' } });
    expect(gateway.trace(SPAN.traceId)?.resourceSpans[0]?.scopeSpans?.[0]?.spans).toEqual([spans[0]]);
  });

  it('rejects more spans than there are, or none but with a warning', async () => {
    const gateway = failing({ kind: 'partial-success', rejectedSpans: 9 });
    await send(gateway);
    expect(gateway.traces()).toEqual([]);
    const warned = await send(failing({ kind: 'partial-success', rejectedSpans: 0, errorMessage: 'slow down' }));
    expect(await warned.json()).toEqual({ partialSuccess: { errorMessage: 'slow down' } });
  });

  it('refuses a bad request also where it would reject spans', async () => {
    const response = await send(failing({ kind: 'partial-success', rejectedSpans: 1 }), { body: '{' });
    expect(response.status).toBe(400);
  });

  it('hangs until the sender gives up', async () => {
    const gateway = failing({ kind: 'hang' });
    const controller = new AbortController();
    const sent = send(gateway, { signal: controller.signal });
    const settled = sent.then(
      () => 'answered',
      (reason: unknown) => reason,
    );
    await gateway.clock.advance(86_400_000);
    expect(gateway.received()).toMatchObject([{ status: undefined, fault: 'hang' }]);
    controller.abort(new Error('I give up'));
    expect(await settled).toEqual(new Error('I give up'));
  });

  it('hangs behind a service worker as long, then breaks', async () => {
    const controller = new AbortController();
    const answered = failing({ kind: 'hang' }).handle(new Request(TRACES_URL, { ...INIT, signal: controller.signal }));
    controller.abort();
    expect((await answered).type).toBe('error');
  });

  it.each([undefined, 'ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])('breaks the connection (%s)', async (code) => {
    const gateway = failing({ kind: 'network', ...(code && { code }) });
    const error: unknown = await send(gateway).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code: code ?? 'ECONNRESET' } });
    expect((await post(gateway, INIT.body)).type).toBe('error');
    expect([gateway.traces(), gateway.received().length]).toEqual([[], 2]);
  });

  it('loses the answer after it took the spans', async () => {
    const gateway = failing({ kind: 'network', isStored: true });
    await expect(send(gateway)).rejects.toThrow('fetch failed');
    expect(gateway.traces()).toHaveLength(1);
    expect(gateway.received()).toMatchObject([{ status: undefined }]);
  });

  it('answers with a page', async () => {
    const response = await send(failing({ kind: 'html' }));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toMatch(/^<!doctype html>/);
    expect((await send(failing({ kind: 'html', status: 403 }))).status).toBe(403);
  });

  it('shows a redirect to whom does not follow it, and a login page to whom does', async () => {
    const gateway = failing({ kind: 'redirect' });
    const redirect = await send(gateway, { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/login']);
    const followed = await send(gateway);
    expect([followed.status, followed.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    await expect(send(gateway, { redirect: 'error' })).rejects.toThrow('fetch failed');
    expect((await post(gateway, '{}')).status).toBe(302);
  });

  it('answers with more than anybody should read', async () => {
    const gateway = failing({ kind: 'oversized', bytes: 300_000 });
    const text = await (await send(gateway)).text();
    expect(text).toHaveLength(300_000);
    expect(JSON.parse(text)).toHaveProperty('partialSuccess.errorMessage');
    expect(gateway.traces()).toHaveLength(1);
  });

  it('answers drop by drop', async () => {
    const gateway = failing({ kind: 'drip', intervalMs: 100 });
    const response = await send(gateway);
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    })();
    await gateway.clock.advance(400);
    expect(text).toBe('{"par');
    await gateway.clock.advance(10_000);
    await reading;
    expect(text).toBe('{"partialSuccess":{}}');
    expect(gateway.clock.pending()).toBe(0);
  });

  it('stops dripping when the sender gives up', async () => {
    const gateway = failing({ kind: 'drip' });
    const controller = new AbortController();
    const response = await send(gateway, { signal: controller.signal });
    controller.abort(new Error('I give up'));
    await expect(response.text()).rejects.toThrow('I give up');
    expect(gateway.clock.pending()).toBe(0);
    await (await send(gateway)).body?.cancel();
    expect(gateway.clock.pending()).toBe(0);
  });

  it('sends nothing for a sender that gave up before', async () => {
    const gateway = openGateway();
    await expect(send(gateway, { signal: AbortSignal.abort(new Error('I gave up')) })).rejects.toThrow('I gave up');
    expect(gateway.received()).toEqual([]);
  });

  it('notices a request that breaks off', async () => {
    const gateway = openGateway();
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    const init = { ...INIT, body, duplex: 'half' };
    expect((await gateway.handle(new Request(TRACES_URL, init))).type).toBe('error');
    expect(gateway.received()).toEqual([]);
  });
});
