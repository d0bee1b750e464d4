import { createBroadcaster } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { SpanKind } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { numberedDestination, numberedGeneration } from '../numbered-generation.ts';

/** A way for spans to get to a receiver. */
export interface Pipeline {
  readonly name: string;
  /** Makes one span. */
  record(): void;
  /** Sends what it still has, for at most so long. */
  finish(timeoutMs: number): Promise<void>;
}

const USER = '1';

/** The stock exporter of OpenTelemetry, as its documentation sets it up: with the defaults. */
export function otelPipeline(baseUrl: string): Pipeline {
  const exporter = new OTLPTraceExporter({
    url: `${baseUrl}/v1/traces`,
    headers: { authorization: `Basic ${btoa(`${USER}:glc_not-a-real-key`)}` },
  });
  const provider = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  const tracer = provider.getTracer('outage');
  return {
    name: 'OpenTelemetry',
    record: () => tracer.startSpan('chat', { kind: SpanKind.CLIENT }).end(),
    async finish() {
      // Rejects where the last batch is lost; the receiver counts that.
      await provider.forceFlush().catch(() => {});
      await provider.shutdown().catch(() => {});
    },
  };
}

/** A broadcaster with the defaults, and Node's transport. */
export function broadcastPipeline(baseUrl: string): Pipeline {
  const transport = nodeTransport();
  const broadcaster = createBroadcaster({
    destinations: [numberedDestination(USER, baseUrl)],
    transport,
    gzip: nodeGzip,
  });
  let made = 0;
  return {
    name: 'Broadcast Kit',
    record() {
      made += 1;
      broadcaster.record(numberedGeneration(`gen-${made}`, USER));
    },
    async finish(timeoutMs) {
      await broadcaster.flush({ timeoutMs });
      await broadcaster.shutdown();
      transport.close();
    },
  };
}
