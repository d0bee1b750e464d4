import type { Clock } from '@broadcast-kit/core';
import { createFakeOtlpGateway } from '@broadcast-kit/core/testing';
import type { TraceArchive } from '../trace-archive/trace-archive.ts';

/** Options of {@link createOtlpGateway}. */
export interface OtlpGatewayOptions {
  readonly apiKey: string;
  readonly archive: TraceArchive;
  readonly clock: Clock;
}

/** Instance ID of the local stand-in for Grafana Cloud. */
export const OTLP_INSTANCE_ID = '123456';

/** The local stand-in for Grafana Cloud's OTLP gateway. What it takes is kept in the archive before it answers. */
export function createOtlpGateway({ apiKey, archive, clock }: OtlpGatewayOptions) {
  let stored: Promise<void> = Promise.resolve();
  const gateway = createFakeOtlpGateway({
    instanceId: OTLP_INSTANCE_ID,
    apiKey,
    clock,
    // Nobody reads the log, and it would hold every body.
    maxRequests: 0,
    onTraces(traces) {
      for (const { traceId } of traces) {
        const resourceSpans = gateway.trace(traceId)?.resourceSpans ?? [];
        stored = archive.add({ traceId, resourceSpans, receivedAtMs: clock.now() });
      }
      // The archive is the store: the gateway's own would only hold every span a second time.
      gateway.clear();
    },
  });

  return async (request: Request): Promise<Response> => {
    const answer = await gateway.handle(request);
    await stored;
    return answer;
  };
}
