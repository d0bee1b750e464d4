import { describe, expect, it } from 'vitest';
import { bodyOf, bodyWithValue, compress, openGateway, post, SPAN, TRACE_ID } from './__fixtures__/otlp-request.ts';

const spanId = (n: number) => (n + 1).toString(16).padStart(16, '0');

/** Spans of about `bytes` each, in values that are not cut. */
const largeSpans = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...SPAN,
    spanId: spanId(n),
    attributes: Array.from({ length: bytes / 2_000 }, (_, part) => ({
      key: `part${part}`,
      value: { stringValue: 'x'.repeat(1_990) },
    })),
  }));

const storedText = (gateway: ReturnType<typeof openGateway>) =>
  gateway.trace(TRACE_ID)?.resourceSpans[0]?.scopeSpans?.[0]?.spans?.[0]?.attributes?.[0]?.value?.stringValue;

describe('limits', () => {
  it('cuts values at 2,048 bytes, in the middle of a character', async () => {
    const gateway = openGateway();
    await post(gateway, bodyWithValue(`{"stringValue":"${'a'.repeat(2_047)}é"}`));
    expect(storedText(gateway)).toBe(`${'a'.repeat(2_047)}\uFFFD`);
    expect(JSON.stringify(gateway.received())).toContain(`${'a'.repeat(2_047)}é`);
  });

  it('cuts keys, and values of the resource, the scope, events and links, but not inside of arrays', async () => {
    const attributes = [
      { key: 'long key', value: { stringValue: 'long value' } },
      { key: 'a', value: { arrayValue: { values: [{ stringValue: 'long value' }] } } },
    ];
    const cut = [{ key: 'long', value: { stringValue: 'long' } }, attributes[1]];
    const span = { ...SPAN, attributes, events: [{ attributes }], links: [{ attributes }] };
    const gateway = openGateway({ maxAttributeBytes: 4 });
    const entry = { resource: { attributes }, scopeSpans: [{ scope: { attributes }, spans: [span] }] };
    await post(gateway, JSON.stringify({ resourceSpans: [entry] }));
    expect(gateway.trace(TRACE_ID)?.resourceSpans).toEqual([
      {
        resource: { attributes: cut },
        scopeSpans: [
          {
            scope: { attributes: cut },
            spans: [{ ...span, attributes: cut, events: [{ attributes: cut }], links: [{ attributes: cut }] }],
          },
        ],
      },
    ]);
  });

  it('takes a trace that is too large with a 200, and keeps nothing of it', async () => {
    const gateway = openGateway();
    const response = await post(gateway, bodyOf(...largeSpans(900, 8_000)));
    expect([response.status, await response.text()]).toEqual([200, '{"partialSuccess":{}}']);
    expect(gateway.traces()).toEqual([]);
    expect(gateway.lint()).toMatchObject([{ code: 'trace-too-large', path: `trace ${TRACE_ID}` }]);
  });

  it('keeps what it has of a trace that grows too large', async () => {
    const gateway = openGateway({ maxTraceBytes: 20_000 });
    await post(gateway, bodyOf(...largeSpans(1, 16_000)));
    await post(gateway, bodyOf(...largeSpans(2, 8_000).slice(1)));
    await post(gateway, bodyOf({ ...SPAN, traceId: 'a'.repeat(32) }));
    expect(gateway.traces().map(({ spanCount }) => spanCount)).toEqual([1, 1]);
    expect(gateway.lint()).toMatchObject([{ request: 2, code: 'trace-too-large' }]);
  });

  it.each(['', 'gzip'] as const)('refuses a body over the limit (encoding "%s") with 400', async (encoding) => {
    const gateway = openGateway({ maxBodyBytes: 10_000 });
    const text = bodyOf(...largeSpans(1, 10_000));
    const headers = { 'content-type': 'application/json', ...(encoding && { 'content-encoding': encoding }) };
    const response = await post(gateway, encoding ? await compress(text, encoding) : text, headers);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 3, message: 'http: request body too large' });
    expect(gateway.received()).toMatchObject([{ status: 400, body: undefined }]);
  });

  it('refuses 22 MB by default, and takes 6 MB', async () => {
    const gateway = openGateway({ maxTraceBytes: Number.POSITIVE_INFINITY });
    expect((await post(gateway, `{"padding":"${'x'.repeat(22_000_000)}"}`)).status).toBe(400);
    expect((await post(gateway, `{"padding":"${'x'.repeat(6_000_000)}"}`)).status).toBe(200);
  });

  it('refuses what comes too fast with a hint when to come back', async () => {
    const gateway = openGateway({ rateLimit: { bytesPerSecond: 10_000, burstBytes: 20_000 } });
    const body = (digit: string) =>
      bodyOf(...largeSpans(1, 8_000).map((span) => ({ ...span, traceId: digit.repeat(32) })));
    const statuses = [];
    for (const digit of ['a', 'b', 'c']) statuses.push((await post(gateway, body(digit))).status);
    expect(statuses).toEqual([200, 200, 429]);

    const response = await post(gateway, body('d'));
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await response.json()).toEqual({
      code: 8,
      message: expect.stringMatching(
        /^RATE_LIMITED: ingestion rate limit \(local: 10000 bytes\/s, global: 0 bytes\/s, burst: 20000 bytes\) exceeded while adding 8\d\d\d bytes for user single-tenant\. /,
      ),
      details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '5s' }],
    });
    expect((await post(gateway, '{}')).status).toBe(200);

    await gateway.clock.advance(1_000);
    expect((await post(gateway, body('e'))).status).toBe(200);
  });

  it('says that a request larger than the burst can never pass', async () => {
    const gateway = openGateway({ rateLimit: { bytesPerSecond: 5_000, burstBytes: 5_000 } });
    const response = await post(gateway, bodyOf(...largeSpans(1, 8_000)));
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(/^RATE_LIMITED: batch size \(8\d\d\d bytes\) exceeds /),
    });
  });
});

describe('hostile bodies', () => {
  const nested = (levels: number) => `${'{"arrayValue":{"values":['.repeat(levels)}${']}}'.repeat(levels)}`;

  it.each([
    ['arrays without end', '['.repeat(1_000_000)],
    ['objects without end', '{"a":'.repeat(1_000_000)],
    ['arrays as deep as they are long', `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
    ['deep attributes', bodyWithValue(nested(100_000))],
    ['a number of a million digits', bodyWithValue(`{"intValue":"${'9'.repeat(1_000_000)}"}`)],
    ['a fraction of a million digits', bodyWithValue(`{"doubleValue":"${'9'.repeat(1_000_000)}x"}`)],
    ['base64 of a million characters', bodyWithValue(`{"bytesValue":"${'a'.repeat(1_000_001)}"}`)],
    ['an id of a million digits', bodyOf({ ...SPAN, traceId: 'a'.repeat(1_000_000) })],
  ])('refuses %s', async (_, body) => {
    const gateway = openGateway();
    const response = await post(gateway, body);
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(1_000);
  });

  it.each([
    ['a field a million times', `{"resourceSpans":[{"scopeSpans":[]${',"scopeSpans":[]'.repeat(300_000)}}]}`],
    ['names of prototypes', '{"__proto__":{"x":1},"constructor":1,"toString":[],"hasOwnProperty":null}'],
    ['a long list of nothing', `{"resourceSpans":[${'{},'.repeat(300_000)}{}]}`],
    ['long base64', bodyWithValue(`{"bytesValue":"${'a'.repeat(10_000_000)}"}`)],
    ['nesting as deep as it may be', bodyWithValue(nested(300))],
  ])('takes %s', async (_, body) => {
    const gateway = openGateway();
    expect((await post(gateway, body)).status).toBe(200);
    expect(() => JSON.stringify([gateway.received(), gateway.trace(TRACE_ID)])).not.toThrow();
  });
});
