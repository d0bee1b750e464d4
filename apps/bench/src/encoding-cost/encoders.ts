import { type AttributeValue, encodeTraces, mapGeneration, resourceSpansOf } from '@broadcast-kit/core';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { benchGeneration, type Content } from '../workload/bench-generation.ts';
import { PEER_RESOURCE, peerSpan } from '../workload/peer-span.ts';
import type { Encoder } from './encoding-protocol.ts';

/** So many spans are one batch. */
export const BATCH = 512;

/** Encodes the same batch of spans; returns its bytes. */
type EncodeBatch = () => number;

function spansOf(content: Content) {
  return Array.from({ length: BATCH }, (_, index) =>
    resourceSpansOf(mapGeneration(benchGeneration(content, index), { privacyMode: content === 'none' })),
  );
}

function textsOf(value: AttributeValue): readonly string[] {
  if (value.type === 'array') return value.value.flatMap(textsOf);
  return value.type === 'string' ? [value.value] : [];
}

/**
 * What no encoder can do without: escaping every text, and UTF-8 of everything, into one buffer. All that stands between
 * the texts lies ready.
 */
function floor(content: Content): EncodeBatch {
  const spans = spansOf(content).map((entry) => {
    const json = Buffer.from(encodeTraces([entry])).toString();
    const pieces: { readonly before: string; readonly text: string }[] = [];
    let at = 0;
    const values = [...entry.resource, ...entry.spans.flatMap(({ attributes }) => attributes)].flatMap(textsOf);
    for (const text of values) {
      const from = json.indexOf(JSON.stringify(text), at);
      if (from < 0) continue;
      // Copied, so that it is a text of its own and no view into the whole.
      pieces.push({ before: Buffer.from(json.slice(at, from)).toString(), text });
      at = from + JSON.stringify(text).length;
    }
    return { pieces, after: Buffer.from(json.slice(at)).toString() };
  });
  const buffer = Buffer.alloc(16 * 1024 * BATCH);
  return () => {
    let offset = 0;
    for (const { pieces, after } of spans) {
      let json = '';
      for (const { before, text } of pieces) json += before + JSON.stringify(text);
      offset += buffer.write(json + after, offset);
    }
    return offset;
  };
}

/** The object tree of the request lies ready. */
function stringify(content: Content): EncodeBatch {
  const request: unknown = JSON.parse(Buffer.from(encodeTraces(spansOf(content))).toString());
  return () => Buffer.from(JSON.stringify(request)).length;
}

function broadcastKit(content: Content): EncodeBatch {
  const spans = spansOf(content);
  return () => encodeTraces(spans).length;
}

function openTelemetry(content: Content): EncodeBatch {
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({
    resource: resourceFromAttributes(PEER_RESOURCE),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  }).getTracer('bench');
  for (let index = 0; index < BATCH; index += 1) {
    const { name, attributes, startMs, endMs } = peerSpan(content, index);
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes, startTime: startMs });
    span.setStatus({ code: SpanStatusCode.OK }).end(endMs);
  }
  const spans = exporter.getFinishedSpans();
  return () => JsonTraceSerializer.serializeRequest(spans)?.length ?? 0;
}

/** By name, each made for one kind of content. */
export const ENCODERS: Readonly<Record<Encoder, (content: Content) => EncodeBatch>> = {
  'broadcast-kit': broadcastKit,
  floor,
  stringify,
  opentelemetry: openTelemetry,
};
