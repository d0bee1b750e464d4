import { describe, expect, it } from 'vitest';
import { readSpans } from './read-spans.ts';

const traceId = '5b8efff798038103d269b633813fc60c';

function received(spans: readonly object[]) {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'openrouter' } }] };
  return [{ resource, scopeSpans: [{ scope: { name: 'gateway', version: '1.2' }, spans }] }];
}

describe('readSpans', () => {
  it('reads ids, names, times, kind and status', () => {
    const [span] = readSpans(
      received([
        {
          traceId,
          spanId: 'eee19b7ec3c1b174',
          parentSpanId: 'eee19b7ec3c1b173',
          name: 'Anomaly Detection',
          kind: 3,
          startTimeUnixNano: '1769028176000000001',
          endTimeUnixNano: 1769028177000,
          status: { code: 2, message: 'Rate limit' },
          events: [{ name: 'exception', timeUnixNano: '1769028176500000000' }],
        },
      ]),
    );
    expect(span).toMatchObject({
      traceId,
      spanId: 'eee19b7ec3c1b174',
      parentSpanId: 'eee19b7ec3c1b173',
      name: 'Anomaly Detection',
      kind: 'client',
      startNs: 1769028176000000001n,
      endNs: 1769028177000n,
      status: { code: 'error', message: 'Rate limit' },
      events: [{ name: 'exception', timeNs: 1769028176500000000n, attributes: [] }],
      resource: [{ key: 'service.name', type: 'string', value: 'openrouter' }],
      scope: 'gateway 1.2',
    });
  });

  it('reads every type of value as it was sent', () => {
    const attributes = [
      { key: 's', value: { stringValue: 'text' } },
      { key: 'i', value: { intValue: '9007199254740993' } },
      { key: 'n', value: { intValue: 42 } },
      { key: 'd', value: { doubleValue: 0.5 } },
      { key: 'b', value: { boolValue: false } },
      { key: 'a', value: { arrayValue: { values: [{ stringValue: 'stop' }, { intValue: '1' }] } } },
      { key: 'm', value: { kvlistValue: { values: [{ key: 'k', value: { boolValue: true } }] } } },
      { key: 'e', value: {} },
    ];
    expect(readSpans(received([{ traceId, spanId: '01', attributes }]))[0]?.attributes).toEqual([
      { key: 's', type: 'string', value: 'text' },
      { key: 'i', type: 'int', value: '9007199254740993' },
      { key: 'n', type: 'int', value: '42' },
      { key: 'd', type: 'double', value: 0.5 },
      { key: 'b', type: 'bool', value: false },
      { key: 'a', type: 'array', value: ['stop', '1'] },
      { key: 'm', type: 'map', value: { k: true } },
      { key: 'e', type: 'empty', value: null },
    ]);
  });

  it('reads enums by name and treats a zero parent as none', () => {
    const named = { kind: 'SPAN_KIND_SERVER', status: { code: 'STATUS_CODE_OK' }, parentSpanId: '0000000000000000' };
    const [span] = readSpans(received([{ traceId, spanId: '01', ...named }]));
    expect(span).toMatchObject({ kind: 'server', status: { code: 'ok' } });
    expect(span?.parentSpanId).toBeUndefined();
  });

  it('shows a span that came twice once', () => {
    const span = { traceId, spanId: '01', name: 'Pipeline' };
    expect(readSpans([...received([span]), ...received([span])])).toHaveLength(1);
  });

  it.each([[[null]], [['text']], [[{ scopeSpans: {} }]], [[{ scopeSpans: [{ spans: 7 }] }]]])(
    'reads nothing out of %j',
    (resourceSpans) => {
      expect(readSpans(resourceSpans)).toEqual([]);
    },
  );
});
