import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  bodyWithRaw,
  bodyWithValue,
  compress,
  END_NS,
  openGateway,
  post,
  SPAN,
  SPAN_ID,
  START_NS,
  spanWithout,
  TRACE_ID,
  TRACES_URL,
} from './__fixtures__/otlp-request.ts';

// What grafana/tempo 3.0.3 was seen to answer. Sections and rows follow its input: ids, envelope, fields, encoding.

const JSON_TYPE = { 'content-type': 'application/json' };
const LENGTH_MISMATCH = /^ID\.UnmarshalJSONIter: length mismatch, error found in #10 byte of \.\.\.\|/;
const NO_TRACE_ID = /^trace ids must be 128 bit, received 0 bits$/;
const NO_SPAN_ID = /^span ids must be 64 bit and not all zero, received 0 bits$/;

/** The span that the gateway keeps of a body that it takes. */
async function storedSpan(body: string) {
  const gateway = openGateway();
  const response = await post(gateway, body);
  expect(await response.text()).toBe('{"partialSuccess":{}}');
  expect(response.status).toBe(200);
  const [summary] = gateway.traces();
  return gateway.trace(summary?.traceId ?? '')?.resourceSpans[0]?.scopeSpans?.[0]?.spans?.[0];
}

async function storedValue(json: string) {
  return (await storedSpan(bodyWithValue(json)))?.attributes?.[0]?.value;
}

async function expectRefusal(body: string, message: RegExp = /./) {
  const gateway = openGateway();
  const response = await post(gateway, body);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/json');
  const answer = await response.json();
  expect(answer).toEqual({ code: 3, message: expect.stringMatching(message) });
  expect(gateway.traces()).toEqual([]);
}

describe('answers', () => {
  it('says what it took in the words of Tempo', async () => {
    const response = await post(openGateway(), bodyOf(SPAN));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.text()).toBe('{"partialSuccess":{}}');
  });

  it.each(['/otlp/v1/traces/', '/otlp/v1/trace', '/', '/v1/traces', '/otlp/v1/traces/v1/traces'])(
    'knows no %s',
    async (path) => {
      const url = new URL(path, TRACES_URL);
      const response = await openGateway().handle(new Request(url, { method: 'POST', body: '{}', headers: JSON_TYPE }));
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
      expect(await response.text()).toBe('404 page not found\n');
    },
  );

  it('takes traces at the path of a plain Tempo when told so', async () => {
    const gateway = openGateway({ path: '/v1/traces' });
    const request = new Request('http://127.0.0.1:4318/v1/traces', { method: 'POST', body: '{}', headers: JSON_TYPE });
    expect((await gateway.handle(request)).status).toBe(200);
    expect((await post(gateway, '{}')).status).toBe(404);
  });

  it.each(['GET', 'PUT', 'OPTIONS', 'DELETE'])('refuses %s, without a word on CORS', async (method) => {
    const request = new Request(TRACES_URL, { method, headers: { origin: 'https://example.com' } });
    const response = await openGateway().handle(request);
    expect([response.status, response.headers.get('content-type')]).toEqual([405, 'text/plain']);
    expect(await response.text()).toBe('405 method not allowed, supported: [POST]');
    expect([...response.headers.keys()]).toEqual(['content-type']);
  });

  it.each([undefined, 'text/plain', 'application/json5', 'application/json; charset'])(
    'refuses the media type %s',
    async (type) => {
      const body = new TextEncoder().encode(bodyOf(SPAN));
      const response = await post(openGateway(), body, type === undefined ? {} : { 'content-type': type });
      expect([response.status, response.headers.get('content-type')]).toEqual([415, 'text/plain']);
      expect(await response.text()).toBe(
        '415 unsupported media type, supported: [application/json, application/x-protobuf]',
      );
    },
  );

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset="utf-8" ;'])(
    'takes the media type %s',
    async (type) => {
      expect((await post(openGateway(), bodyOf(SPAN), { 'content-type': type })).status).toBe(200);
    },
  );

  it('never allows another origin, so that browsers cannot send', async () => {
    const response = await post(openGateway(), '{}', { ...JSON_TYPE, origin: 'https://example.com' });
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('ignores credentials where nobody asked for them', async () => {
    const headers = { ...JSON_TYPE, authorization: 'Bearer x', 'x-scope-orgid': 'tenant' };
    expect((await post(openGateway(), '{}', headers)).status).toBe(200);
  });

  it('answers protobuf in protobuf: empty bodies only', async () => {
    const type = 'application/x-protobuf';
    const accepted = await post(openGateway(), new Uint8Array(), { 'content-type': type });
    expect([accepted.status, accepted.headers.get('content-type')]).toEqual([200, type]);
    const refused = await post(openGateway(), bodyOf(SPAN), { 'content-type': type });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, type]);
    const [tag, code, textTag] = new Uint8Array(await refused.arrayBuffer());
    expect([tag, code, textTag]).toEqual([0x08, 3, 0x12]);
  });
});

describe('ids', () => {
  it.each([
    ['lower case', TRACE_ID, SPAN_ID],
    ['upper case', TRACE_ID.toUpperCase(), SPAN_ID.toUpperCase()],
  ])('takes hex in %s and keeps it in lower case', async (_, traceId, spanId) => {
    expect(await storedSpan(bodyOf({ ...SPAN, traceId, spanId }))).toEqual(SPAN);
  });

  it.each([
    ['base64', 'CvdlGRbNQ92ESOshHIAxnA=='],
    ['16 digits', TRACE_ID.slice(16)],
    ['30 digits', TRACE_ID.slice(2)],
    ['31 digits', TRACE_ID.slice(1)],
    ['34 digits', `${TRACE_ID}00`],
    ['a UUID', '0af76519-16cd-43dd-8448-eb211c80319c'],
  ])('refuses a trace id that is %s', (_, traceId) => expectRefusal(bodyOf({ ...SPAN, traceId }), LENGTH_MISMATCH));

  it.each([
    ['base64', 't61rcWkgMzE='],
    ['14 digits', SPAN_ID.slice(2)],
    ['15 digits', SPAN_ID.slice(1)],
    ['32 digits', TRACE_ID],
  ])('refuses a span id that is %s', (_, spanId) => expectRefusal(bodyOf({ ...SPAN, spanId }), LENGTH_MISMATCH));

  it.each([
    ['not hex', { ...SPAN, traceId: 'g'.repeat(32) }, /invalid byte: 'g'/],
    ['of 33 digits', { ...SPAN, traceId: `${TRACE_ID}0` }, /odd length hex string/],
    ['a number', { ...SPAN, traceId: 1 }, /found number/],
    ['null', { ...SPAN, traceId: null }, /found null/],
    ['null', { ...SPAN, parentSpanId: null }, /found null/],
    ['zero', { ...SPAN, traceId: '0'.repeat(32) }, NO_TRACE_ID],
    ['empty', { ...SPAN, traceId: '' }, NO_TRACE_ID],
    ['missing', spanWithout('traceId'), NO_TRACE_ID],
    ['missing with everything else', {}, NO_TRACE_ID],
    ['zero', { ...SPAN, spanId: '0'.repeat(16) }, NO_SPAN_ID],
    ['empty', { ...SPAN, spanId: '' }, NO_SPAN_ID],
    ['missing', spanWithout('spanId'), NO_SPAN_ID],
  ])('refuses an id that is %s', (_, span, message) => expectRefusal(bodyOf(span), message));

  it.each(['', undefined, '0'.repeat(16), '00f067aa0ba902b7'])('takes the parent id %j', async (parentSpanId) => {
    expect((await storedSpan(bodyOf({ ...SPAN, parentSpanId })))?.parentSpanId).toBe(parentSpanId);
  });

  it('refuses all spans of a request for one bad one', () =>
    expectRefusal(bodyOf(SPAN, { ...SPAN, spanId: 'a'.repeat(16) }, { ...SPAN, spanId: '' }), NO_SPAN_ID));
});

describe('envelope', () => {
  it.each([
    '{}',
    'null',
    '{"resourceSpans":[]}',
    '{"resourceSpans":null}',
    '{"resourceSpans":[{}]}',
    '{"resourceSpans":[null]}',
    '{"resourceSpans":[{"scopeSpans":[]}]}',
    '{"resourceSpans":[{"scopeSpans":[{"spans":[]}]}]}',
    ' \n\t{ } ',
  ])('takes %s and stores nothing', async (body) => {
    const gateway = openGateway();
    expect((await post(gateway, body)).status).toBe(200);
    expect(gateway.traces()).toEqual([]);
  });

  it.each([
    '',
    '  \n',
    '[]',
    '"x"',
    '{',
    'hello',
    'nope',
    '{"resourceSpans":{}}',
    '{"resourceSpans":[],}',
    '{"a":[1,]}',
  ])('refuses %j', (body) => expectRefusal(body));

  it.each(['rubbish', bodyOf({ ...SPAN, traceId: 'a'.repeat(32) }), '\u0000'])(
    'stores the first document and ignores %j after it',
    async (rest) => {
      const gateway = openGateway();
      expect((await post(gateway, bodyOf(SPAN) + rest)).status).toBe(200);
      expect(gateway.traces()).toMatchObject([{ traceId: TRACE_ID, spanCount: 1 }]);
    },
  );

  it('cannot word its refusal of a byte order mark', async () => {
    const response = await post(openGateway(), `\uFEFF${bodyOf(SPAN)}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/json']);
    expect(await response.text()).toBe('{"code": 13, "message": "failed to marshal error message"}');
  });

  it('takes snake_case', async () => {
    const body = bodyOf(SPAN).replace(/"([a-z]+[A-Z]\w*)":/g, (_, name: string) => {
      return `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}":`;
    });
    expect(body).toContain('"resource_spans"');
    expect(body).toContain('"start_time_unix_nano"');
    expect(await storedSpan(body)).toEqual(SPAN);
  });

  it('ignores unknown fields anywhere', async () => {
    const attributes = [{ key: 'a', value: { stringValue: 'b', extra: 1 }, extra: {} }];
    const span = await storedSpan(bodyOf({ ...SPAN, extra: { deep: [1, { x: null }] }, attributes }));
    expect(span).toEqual({ ...SPAN, attributes: [{ key: 'a', value: { stringValue: 'b' } }] });
  });

  it('takes spans of the old instrumentationLibrarySpans and stores none of them', async () => {
    const gateway = openGateway();
    expect((await post(gateway, bodyOf(SPAN).replace('scopeSpans', 'instrumentationLibrarySpans'))).status).toBe(200);
    expect(gateway.traces()).toEqual([]);
  });

  it.each(['{"attributes":[]}', 'null', '{}'])('takes the resource %s', async (resource) => {
    const gateway = openGateway();
    const body = `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"spans":[${JSON.stringify(SPAN)}]}]}]}`;
    expect((await post(gateway, body)).status).toBe(200);
    expect(gateway.traces()).toMatchObject([{ serviceName: '', spanCount: 1 }]);
  });

  it('appends lists that are given twice', async () => {
    const gateway = openGateway();
    const spans = (id: string) => `"scopeSpans":[{"spans":[${JSON.stringify({ ...SPAN, spanId: id.repeat(16) })}]}]`;
    await post(gateway, `{"resourceSpans":[{${spans('a')},${spans('b')}}]}`);
    expect(gateway.traces()).toMatchObject([{ spanCount: 2 }]);
  });

  it('keeps every field of a span that OTLP knows', async () => {
    const full = {
      ...SPAN,
      flags: 257,
      traceState: 'vendor=1',
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      events: [{ timeUnixNano: START_NS, name: 'first_token', attributes: [{ key: 'n', value: { intValue: '1' } }] }],
      links: [{ traceId: TRACE_ID, spanId: SPAN_ID, traceState: 'a=b', flags: 1, attributes: [] }],
    };
    expect(await storedSpan(bodyOf(full))).toEqual(full);
  });
});

describe('fields of a span', () => {
  it.each([
    ['3', 3],
    ['"SPAN_KIND_CLIENT"', 3],
    ['0', 0],
    ['99', 99],
    ['"SPAN_KIND_UNSPECIFIED"', 0],
    ['"SPAN_KIND_CONSUMER"', 5],
  ])('takes the kind %s', async (json, kind) => {
    expect((await storedSpan(bodyWithRaw('kind', json)))?.kind).toBe(kind);
  });

  it.each(['"CLIENT"', '"3"', '3.5', 'null', 'true', '2147483648'])('refuses the kind %s', (json) =>
    expectRefusal(bodyWithRaw('kind', json)),
  );

  it.each([
    ['{"code":2,"message":"no"}', { code: 2, message: 'no' }],
    ['{"code":"STATUS_CODE_ERROR"}', { code: 2 }],
    ['{"code":7}', { code: 7 }],
    ['{}', {}],
    ['null', {}],
  ])('takes the status %s', async (json, status) => {
    expect((await storedSpan(bodyWithRaw('status', json)))?.status).toEqual(status);
  });

  it('takes a span with nothing but ids', async () => {
    const span = spanWithout('kind', 'status', 'name', 'attributes', 'startTimeUnixNano', 'endTimeUnixNano');
    expect(await storedSpan(bodyOf(span))).toEqual({ traceId: TRACE_ID, spanId: SPAN_ID });
  });

  it.each([
    ['text', `"${END_NS}"`, END_NS],
    ['an integer', END_NS, END_NS],
    ['zero', '"0"', '0'],
    ['before the start', '"1"', '1'],
    ['tomorrow', '"1769114576000000000"', '1769114576000000000'],
    ['a month ago', '"1766436176000000000"', '1766436176000000000'],
    ['in milliseconds', '1769028176000', '1769028176000'],
    ['the largest', '18446744073709551615', '18446744073709551615'],
  ])('keeps a time that is %s as it is given', async (_, json, time) => {
    expect((await storedSpan(bodyWithRaw('endTimeUnixNano', json)))?.endTimeUnixNano).toBe(time);
  });

  it.each(['1.5', '1.7e18', '"1.7e18"', '"2026-01-21T20:42:56Z"', '-1', '"-1"', '18446744073709551616', 'null'])(
    'refuses the time %s',
    (json) => expectRefusal(bodyWithRaw('startTimeUnixNano', json)),
  );

  it.each(['""', 'null', '"🙂"'])('takes the name %s', async (json) => {
    expect((await storedSpan(bodyWithRaw('name', json)))?.name).toBe(JSON.parse(json) ?? '');
  });

  it('refuses a name that is a number', () => expectRefusal(bodyWithRaw('name', '1'), /^ReadString: /));

  it('takes 200 attributes on a span, and 5,000 spans in a trace', async () => {
    const attributes = Array.from({ length: 200 }, (_, n) => ({ key: `a${n}`, value: { intValue: `${n}` } }));
    expect((await storedSpan(bodyOf({ ...SPAN, attributes })))?.attributes).toEqual(attributes);
    const gateway = openGateway();
    const spans = Array.from({ length: 5_000 }, (_, n) => ({
      ...SPAN,
      spanId: (n + 1).toString(16).padStart(16, '0'),
    }));
    expect((await post(gateway, bodyOf(...spans))).status).toBe(200);
    expect(gateway.traces()).toMatchObject([{ spanCount: 5_000 }]);
  });
});

describe('attribute values', () => {
  it.each([
    ['{"intValue":"42"}', { intValue: '42' }],
    ['{"intValue":42}', { intValue: '42' }],
    ['{"intValue":-7}', { intValue: '-7' }],
    ['{"intValue":9007199254740993}', { intValue: '9007199254740993' }],
    ['{"intValue":"9007199254740993"}', { intValue: '9007199254740993' }],
    ['{"intValue":9223372036854775807}', { intValue: '9223372036854775807' }],
    ['{"doubleValue":0.5}', { doubleValue: 0.5 }],
    ['{"doubleValue":"0.5"}', { doubleValue: 0.5 }],
    ['{"doubleValue":1}', { doubleValue: 1 }],
    ['{"doubleValue":-1e-7}', { doubleValue: -1e-7 }],
    ['{"doubleValue":"NaN"}', { doubleValue: 'NaN' }],
    ['{"doubleValue":"-Infinity"}', { doubleValue: '-Infinity' }],
    ['{"boolValue":false}', { boolValue: false }],
    ['{"stringValue":null}', { stringValue: '' }],
    ['{"stringValue":""}', { stringValue: '' }],
    ['{}', {}],
    ['null', {}],
    ['{"uintValue":1}', {}],
    ['{"stringValue":"a","intValue":1}', { intValue: '1' }],
    ['{"arrayValue":{"values":[{"stringValue":"a"},{}]}}', { arrayValue: { values: [{ stringValue: 'a' }, {}] } }],
    ['{"arrayValue":null}', { arrayValue: {} }],
    [
      '{"kvlistValue":{"values":[{"key":"k","value":{"boolValue":true}}]}}',
      { kvlistValue: { values: [{ key: 'k', value: { boolValue: true } }] } },
    ],
    ['{"bytesValue":"aGk="}', { bytesValue: 'aGk=' }],
    ['{"stringValue":"🙂 \\u0000 \\n \\ud83d\\ude42"}', { stringValue: '🙂 \u0000 \n 🙂' }],
    ['{"stringValue":"a\\ud800b"}', { stringValue: 'a\uFFFDb' }],
  ])('keeps %s', async (json, value) => {
    expect(await storedValue(json)).toEqual(value);
  });

  it.each([
    '{"intValue":1.5}',
    '{"intValue":42.0}',
    '{"intValue":1e3}',
    '{"intValue":""}',
    '{"intValue":"abc"}',
    '{"intValue":null}',
    '{"intValue":9223372036854775808}',
    '{"intValue":"-9223372036854775809"}',
    '{"doubleValue":"abc"}',
    '{"doubleValue":1e400}',
    '{"doubleValue":null}',
    '{"boolValue":"true"}',
    '{"boolValue":null}',
    '{"stringValue":1}',
    '{"bytesValue":"a"}',
    '{"bytesValue":"a-_="}',
    '{"arrayValue":[]}',
    '"text"',
    '[]',
  ])('refuses %s', (json) => expectRefusal(bodyWithValue(json)));

  it.each([
    ['no value', '[{"key":"a"}]', [{ key: 'a' }]],
    ['no key', '[{"value":{"boolValue":true}}]', [{ value: { boolValue: true } }]],
    ['nothing at all', '[{},null]', [{}, {}]],
    ['null for all of them', 'null', []],
    ['one key twice', '[{"key":"a"},{"key":"a"}]', [{ key: 'a' }, { key: 'a' }]],
  ])('keeps attributes with %s', async (_, json, attributes) => {
    expect((await storedSpan(bodyWithRaw('attributes', json)))?.attributes).toEqual(attributes);
  });

  it('refuses attributes in an object', () => expectRefusal(bodyWithRaw('attributes', '{"a":"b"}'), /^ReadArray: /));
});

describe('encodings', () => {
  it.each(['gzip', 'deflate'] as const)('takes %s', async (encoding) => {
    const gateway = openGateway();
    const body = await compress(bodyOf(SPAN), encoding);
    const response = await post(gateway, body, { ...JSON_TYPE, 'content-encoding': encoding });
    expect(response.status).toBe(200);
    expect(gateway.trace(TRACE_ID)?.resourceSpans[0]?.scopeSpans?.[0]?.spans).toEqual([SPAN]);
    expect(gateway.received()).toMatchObject([{ bodyBytes: body.length, body: JSON.parse(bodyOf(SPAN)) }]);
  });

  it('takes a body in chunks', async () => {
    const gateway = openGateway();
    const bytes = new TextEncoder().encode(bodyOf({ ...SPAN, name: '🙂🙂' }));
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const init = { method: 'POST', body, headers: JSON_TYPE, duplex: 'half' };
    expect((await gateway.handle(new Request(TRACES_URL, init))).status).toBe(200);
    expect(gateway.traces()).toMatchObject([{ rootName: '🙂🙂' }]);
  });

  it.each(['br', 'identity', 'GZIP', 'gzip, gzip'])('refuses the encoding %s', async (encoding) => {
    const body = await compress(bodyOf(SPAN), 'gzip');
    const response = await post(openGateway(), body, { ...JSON_TYPE, 'content-encoding': encoding });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 3, message: `unsupported Content-Encoding: ${encoding}` });
  });

  it.each([
    ['plain text', 'gzip', async () => new TextEncoder().encode(bodyOf(SPAN)), 'gzip: invalid header'],
    ['plain text', 'deflate', async () => new TextEncoder().encode(bodyOf(SPAN)), 'zlib: invalid header'],
    ['a part', 'gzip', async () => (await compress(bodyOf(SPAN), 'gzip')).slice(0, -12), 'unexpected EOF'],
  ])('refuses %s that claims to be %s', async (_, encoding, body, message) => {
    const response = await post(openGateway(), await body(), { ...JSON_TYPE, 'content-encoding': encoding });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 3, message });
  });

  it('cannot word its refusal of gzip that does not say so', async () => {
    const response = await post(openGateway(), await compress(bodyOf(SPAN), 'gzip'));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ code: 13, message: 'failed to marshal error message' });
  });
});
