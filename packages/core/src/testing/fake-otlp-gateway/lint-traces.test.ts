import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  bodyWithRaw,
  bodyWithValue,
  openGateway,
  post,
  SPAN,
  SPAN_ID,
  spanWithout,
} from './__fixtures__/otlp-request.ts';

const PLACE = 'resourceSpans[0].scopeSpans[0].spans[0]';

async function lintOf(body: string) {
  const gateway = openGateway();
  expect((await post(gateway, body)).status).toBe(200);
  return gateway.lint().map(({ code, path }) => [code, path]);
}

describe('lint', () => {
  it('finds nothing in a request as it should be', async () => {
    expect(await lintOf(bodyOf(SPAN))).toEqual([]);
  });

  it.each([
    ['trailing-data', '', `${bodyOf(SPAN)} {}`],
    ['snake-case', 'resource_spans', '{"resource_spans":[]}'],
    [
      'legacy-field',
      'resourceSpans[0].instrumentationLibrarySpans',
      '{"resourceSpans":[{"instrumentationLibrarySpans":[]}]}',
    ],
    ['unknown-field', `${PLACE}.spanKind`, bodyOf({ ...SPAN, spanKind: 3 })],
    ['unknown-field', `${PLACE}.attributes[0].value.uintValue`, bodyWithValue('{"uintValue":1}')],
    ['duplicate-key', `${PLACE}.name`, bodyWithRaw('name', '"a","name":"b"')],
    ['duplicate-key', `${PLACE}.attributes[1]`, bodyWithRaw('attributes', '[{"key":"a"},{"key":"a"}]')],
    ['several-values', `${PLACE}.attributes[0].value.intValue`, bodyWithValue('{"stringValue":"a","intValue":1}')],
    ['uppercase-id', `${PLACE}.spanId`, bodyOf({ ...SPAN, spanId: SPAN_ID.toUpperCase() })],
    ['zero-parent-id', `${PLACE}.parentSpanId`, bodyOf({ ...SPAN, parentSpanId: '0'.repeat(16) })],
    ['zero-parent-id', `${PLACE}.parentSpanId`, bodyOf({ ...SPAN, parentSpanId: '' })],
    ['unknown-kind', `${PLACE}.kind`, bodyOf({ ...SPAN, kind: 6 })],
    ['unknown-status', `${PLACE}.status.code`, bodyOf({ ...SPAN, status: { code: 3 } })],
    ['time-far-off', `${PLACE}.endTimeUnixNano`, bodyOf({ ...SPAN, endTimeUnixNano: '1769128176000000000' })],
    ['missing-name', PLACE, bodyOf(spanWithout('name'))],
    ['oversized-value', `${PLACE}.attributes[0]`, bodyWithValue(`{"stringValue":"${'é'.repeat(1_025)}"}`)],
    ['oversized-value', `${PLACE}.attributes[0]`, bodyWithRaw('attributes', `[{"key":"${'k'.repeat(2_049)}"}]`)],
    [
      'oversized-value',
      `${PLACE}.events[0].attributes[0]`,
      bodyOf({
        ...SPAN,
        events: [{ name: 'e', attributes: [{ key: 'a', value: { stringValue: 'x'.repeat(2_049) } }] }],
      }),
    ],
    ['missing-service-name', 'resourceSpans[0]', bodyOf(SPAN).replace('service.name', 'service')],
    ['empty-envelope', '', '{}'],
  ])('finds %s at "%s"', async (code, path, body) => {
    const found = await lintOf(body);
    expect(found).toContainEqual([code, path]);
    expect(found.filter(([other]) => other !== 'empty-envelope' || code === 'empty-envelope')).toHaveLength(1);
  });

  it('finds times in milliseconds, and the wrong order that they make', async () => {
    expect(await lintOf(bodyOf({ ...SPAN, endTimeUnixNano: '1769028177840' }))).toEqual([
      ['end-before-start', PLACE],
      ['time-unit', `${PLACE}.endTimeUnixNano`],
    ]);
  });

  it('finds times from before the clock was set', async () => {
    expect(await lintOf(bodyOf({ ...SPAN, startTimeUnixNano: '0', endTimeUnixNano: '0' }))).toEqual([
      ['time-far-off', `${PLACE}.startTimeUnixNano`],
      ['time-far-off', `${PLACE}.endTimeUnixNano`],
    ]);
  });

  it('takes values that are just as long as allowed', async () => {
    expect(await lintOf(bodyWithValue(`{"stringValue":"${'é'.repeat(1_024)}"}`))).toEqual([]);
  });

  it('names the request, and says what to do', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(SPAN));
    await post(gateway, '{}');
    expect(gateway.lint()).toEqual([
      {
        request: 2,
        code: 'empty-envelope',
        path: '',
        message: 'This request holds no span. Only a connection test should send one like it.',
      },
    ]);
    expect(gateway.received().map(({ findings }) => findings.length)).toEqual([0, 1]);
  });

  it('stops after a hundred findings of one request', async () => {
    const spans = Array.from({ length: 1_000 }, (_, n) => ({ ...SPAN, spanId: `${1e15 + n}`, name: '' }));
    expect(await lintOf(bodyOf(...spans))).toHaveLength(100);
  });
});
