import { createBroadcaster, destinationsFromEnv, instrumentFetch } from '@broadcast-kit/core';
import { SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';

// Exporter and broadcaster read the same OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS.
const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
provider.register();
const broadcaster = createBroadcaster({ destinations: destinationsFromEnv() });

/** The active span as `traceparent`. None where it is not sampled: nobody would receive the parent. */
function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (span === undefined || (span.traceFlags & TraceFlags.SAMPLED) === 0) return undefined;
  return `00-${span.traceId}-${span.spanId}-01`;
}

const openai = new OpenAI({
  fetch: instrumentFetch(fetch, broadcaster, {
    context: () => ({ traceparent: activeTraceparent(), trace: { trace_name: 'Support desk' } }),
  }),
});
const tracer = trace.getTracer('support-desk');

/** One piece of work of the application, with a span of its own around the call of the model. */
export function answerTicket(question: string): Promise<string | null | undefined> {
  return tracer.startActiveSpan('answer ticket', async (span) => {
    try {
      const messages = [{ role: 'user' as const, content: question }];
      const completion = await openai.chat.completions.create({ model: 'openai/gpt-4o', messages });
      return completion.choices[0]?.message.content;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Before the process ends: delivers what is still waiting. */
export async function stop(): Promise<void> {
  await Promise.all([provider.shutdown(), broadcaster.shutdown()]);
}
