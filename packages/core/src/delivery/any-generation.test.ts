import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import protobuf from 'protobufjs';
import { expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { encodeTraces } from '../otlp/encode-traces.ts';
import { createTracesBody } from '../otlp/traces-body.ts';
import { mapGeneration, resourceSpansOf } from '../spans/map-generation.ts';
import { utf8Length } from '../spans/shorten-text.ts';
import { mapOncePerShape } from './map-once-per-shape.ts';

/** The published proto of OTLP, as an independent reader of what we write. */
function loadTraceRequest(): protobuf.Type {
  const packageJson = createRequire(import.meta.url).resolve('@opentelemetry/otlp-grpc-exporter-base/package.json');
  const protos = join(dirname(packageJson), 'build', 'protos');
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => join(protos, target);
  root.loadSync('opentelemetry/proto/collector/trace/v1/trace_service.proto');
  return root.lookupType('opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest');
}

const TraceRequest = loadTraceRequest();
const ID_FIELDS = new Set(['traceId', 'spanId', 'parentSpanId']);

/** OTLP JSON as the JSON mapping of protobuf, which has base64 for hex ids and knows no empty lists. */
function inProtobufForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inProtobufForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !(Array.isArray(item) && item.length === 0))
      .map(([key, item]) => [
        key,
        ID_FIELDS.has(key) && typeof item === 'string'
          ? Buffer.from(item, 'hex').toString('base64')
          : inProtobufForm(item),
      ]),
  );
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());
const anyContent = fc.oneof(anyText, fc.jsonValue({ maxDepth: 4 }), fc.constant('x'.repeat(5_000)));
const anyMessage = fc.record({
  role: fc.constantFrom('system', 'user', 'assistant', 'tool'),
  content: anyContent,
  tool_calls: fc.option(fc.jsonValue(), { nil: undefined }),
  reasoning: fc.option(anyContent, { nil: undefined }),
});
const time = fc.double({ min: Date.UTC(2000, 0), max: Date.UTC(2200, 0), noNaN: true });

const anyGeneration = fc.record(
  {
    id: anyText,
    startedAtMs: time,
    endedAtMs: time,
    firstTokenAtMs: time,
    request: fc.record({ model: anyText, messages: fc.array(anyMessage, { maxLength: 6 }), input: fc.jsonValue() }),
    response: fc.record({
      model: anyText,
      choices: fc.array(fc.record({ index: fc.nat(), finishReason: fc.option(anyText), message: anyMessage }), {
        maxLength: 3,
      }),
    }),
    usage: fc.record({ inputTokens: anyNumber, outputTokens: anyNumber, totalCostUsd: anyNumber }),
    error: fc.record({ type: anyText, message: anyText }),
    user: anyText,
    sessionId: anyText,
    traceparent: anyText,
    trace: fc.dictionary(
      fc.oneof(anyText, fc.constantFrom('trace_id', 'parent_span_id', 'trace_name', 'span_name', '__proto__')),
      fc.jsonValue({ maxDepth: 5 }),
    ),
  },
  { requiredKeys: ['id', 'startedAtMs', 'endedAtMs', 'request'] },
) as fc.Arbitrary<Generation>;

const bytesOf = (generation: Generation) =>
  encodeTraces([
    resourceSpansOf(mapGeneration(generation, { metadataScopes: ['cost', 'identity'], agentObservability: true })),
  ]);

it('any generation becomes OTLP that the published proto reads back without a difference', async () => {
  await fc.assert(
    fc.property(anyGeneration, (generation) => {
      const json = inProtobufForm(
        JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(generation))),
      ) as object;
      const message = TraceRequest.fromObject(json);
      expect(TraceRequest.verify(message)).toBeNull();
      const read = TraceRequest.decode(TraceRequest.encode(message).finish());
      expect(TraceRequest.toObject(read, { longs: String, bytes: String, enums: Number })).toEqual(json);
    }),
  );
});

it('is sent as it is mapped, in each shape, whatever was recorded before', async () => {
  const options = {
    privacyMode: false,
    serviceName: 'gateway',
    valueLimitBytes: 512,
    metadataScopes: ['cost'],
  } as const;
  await fc.assert(
    fc.property(anyGeneration, fc.boolean(), (generation, privacyMode) => {
      const shapes = mapOncePerShape(generation);
      const sent = [privacyMode, false, true].map((closed) => {
        const destination = { ...options, privacyMode: closed };
        const { json, structure } = shapes.get({ destination, shape: `${closed}` });
        const body = createTracesBody();
        body.add(json(structure));
        return [closed, new TextDecoder().decode(body.finish())] as const;
      });
      shapes.release();
      for (const [closed, json] of sent) {
        const mapped = resourceSpansOf(mapGeneration(generation, { ...options, privacyMode: closed }));
        expect(JSON.parse(json)).toEqual(JSON.parse(new TextDecoder().decode(encodeTraces([mapped]))));
      }
    }),
  );
});

it('the same generation becomes the same bytes', async () => {
  await fc.assert(
    fc.property(anyGeneration, (generation) => {
      expect(bytesOf(generation)).toEqual(bytesOf(generation));
    }),
    { numRuns: 50 },
  );
});

it('every value keeps the limit, every key is there once', async () => {
  await fc.assert(
    fc.property(anyGeneration, (generation) => {
      const { calls, structure } = mapGeneration(generation);
      for (const { attributes } of [...structure, ...calls]) {
        expect(new Set(attributes.map(({ key }) => key)).size).toBe(attributes.length);
        for (const attribute of attributes) {
          expect(utf8Length(attribute.key)).toBeLessThanOrEqual(256);
          if (attribute.type === 'string') expect(utf8Length(attribute.value)).toBeLessThanOrEqual(2048);
        }
      }
    }),
  );
});
