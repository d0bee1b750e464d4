import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { OTLPHttpJsonTraceExporter } from '@vercel/otel';
import { PEER_RESOURCE, peerSpan } from '../workload/peer-span.ts';
import { createSignal, type PeerName, type Pipeline, type PipelineOptions } from './pipeline.ts';

const POOL = 2_048;
const HEADERS = { authorization: `Basic ${btoa('1:glc_not-a-real-key')}` };

function exporterOf(name: PeerName, { baseUrl, gzip }: PipelineOptions): SpanExporter {
  const url = `${baseUrl}/v1/traces`;
  if (name === 'vercel-otel') return new OTLPHttpJsonTraceExporter({ url, headers: HEADERS });
  // The type is an enum that no entry of the package exports.
  const compression = { compression: 'gzip' } as object;
  return new OTLPTraceExporter({ url, headers: HEADERS, ...(gzip ? compression : {}) });
}

/** An SDK of OpenTelemetry as its documentation sets it up, with its own or Vercel's exporter. */
export function peerPipeline(name: PeerName, options: PipelineOptions): Pipeline {
  const pool = Array.from({ length: POOL }, (_, index) => peerSpan(options.content, index));
  const through = createSignal();
  let recorded = 0;
  let sent = 0;
  const inner = exporterOf(name, options);
  const exporter: SpanExporter = {
    export(spans, onResult) {
      inner.export(spans, (result) => {
        if (result.code === 0) sent += spans.length;
        onResult(result);
        through.fire();
      });
    },
    shutdown: () => inner.shutdown(),
    forceFlush: async () => inner.forceFlush?.(),
  };
  const processor = new BatchSpanProcessor(exporter);
  const tracer = new BasicTracerProvider({
    resource: resourceFromAttributes(PEER_RESOURCE),
    spanProcessors: [processor],
  }).getTracer('bench');
  return {
    record() {
      const ready = pool[recorded % POOL];
      recorded += 1;
      if (ready === undefined) return;
      const { name: spanName, attributes, startMs, endMs } = ready;
      const span = tracer.startSpan(spanName, { kind: SpanKind.CLIENT, attributes, startTime: startMs });
      span.setStatus({ code: SpanStatusCode.OK }).end(endMs);
    },
    progress: () => ({ recorded, sent }),
    nextRequest: through.next,
    // It may resolve while a request is on its way; who needs to know looks at the progress.
    flush: () => processor.forceFlush(),
  };
}
