import { createTestClock, type TestClock } from '../../create-test-clock.ts';
import { createFakeOtlpGateway } from '../create-fake-otlp-gateway.ts';
import type { FakeOtlpGateway, FakeOtlpGatewayOptions } from '../fake-otlp-gateway.ts';

/** Where the requests of these tests go. The gateway looks at the path only. */
export const TRACES_URL = 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces';

export const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
export const SPAN_ID = 'b7ad6b7169203331';

/** 2026-01-21T20:42:56Z, where a test clock starts. */
export const START_NS = '1769028176000000000';
export const END_NS = '1769028177840000000';

/** A root span as a careful sender writes it. */
export const SPAN = {
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  name: 'openai/gpt-4o',
  kind: 3,
  startTimeUnixNano: START_NS,
  endTimeUnixNano: END_NS,
  attributes: [{ key: 'gen_ai.operation.name', value: { stringValue: 'chat' } }],
  status: { code: 1 },
};

const RESOURCE = { attributes: [{ key: 'service.name', value: { stringValue: 'openrouter' } }] };

/** A span without some of its fields. */
export function spanWithout(...fields: (keyof typeof SPAN)[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(SPAN).filter(([field]) => !fields.some((omitted) => omitted === field)));
}

/** The body of a request with these spans. */
export function bodyOf(...spans: unknown[]): string {
  return JSON.stringify({ resourceSpans: [{ resource: RESOURCE, scopeSpans: [{ scope: { name: 'test' }, spans }] }] });
}

/** The body of a request with one span, written by hand where JSON.stringify would not write it so. */
export function bodyWithRaw(field: keyof typeof SPAN, json: string): string {
  const [before, after] = bodyOf({ ...spanWithout(field), [field]: '@' }).split('"@"');
  return `${before}${json}${after}`;
}

/** The body of a request with one span and one attribute, whose value is written by hand. */
export function bodyWithValue(json: string): string {
  return bodyWithRaw('attributes', `[{"key":"test","value":${json}}]`);
}

/** A gateway without credentials on a clock that stands still, as a Tempo of one's own. */
export function openGateway(options: Partial<FakeOtlpGatewayOptions> = {}): FakeOtlpGateway & { clock: TestClock } {
  const clock = createTestClock();
  return { ...createFakeOtlpGateway({ ...options, cloud: false, clock }), clock };
}

/** POSTs a body as JSON. */
export function post(
  gateway: FakeOtlpGateway,
  body: BodyInit,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
  return gateway.handle(new Request(TRACES_URL, { method: 'POST', body, headers }));
}

export async function compress(text: string, format: CompressionFormat): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
