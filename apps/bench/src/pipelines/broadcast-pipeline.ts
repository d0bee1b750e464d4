import { type BroadcasterOptions, createBroadcaster, memoryDeliveryQueue } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { benchDestination } from '../workload/bench-destination.ts';
import { benchGeneration } from '../workload/bench-generation.ts';
import { createSignal, type Pipeline, type PipelineOptions } from './pipeline.ts';

/** So many different generations lie ready; what makes one the next call is its id and the copy. */
const POOL = 2_048;
/** Room for as many spans with content, uncompressed, as the queue of the peer has. Compressed ones need a tenth. */
const QUEUE_BYTES = 32 * 1024 * 1024;

/** A broadcaster on Node as the documentation sets it up. */
export function broadcastPipeline(
  { baseUrl, content, gzip }: PipelineOptions,
  options: Pick<BroadcasterOptions, 'batch'> = {},
): Pipeline {
  const pool = Array.from({ length: POOL }, (_, index) => benchGeneration(content, index));
  const through = createSignal();
  let sent = 0;
  let recorded = 0;
  const broadcaster = createBroadcaster({
    destinations: [benchDestination(baseUrl, content)],
    transport: nodeTransport(),
    ...(gzip
      ? { gzip: nodeGzip }
      : { gzip: async () => undefined, queue: memoryDeliveryQueue({ maxBytesPerDestination: QUEUE_BYTES }) }),
    onDelivery(event) {
      if (event.outcome.kind === 'delivered') sent += event.records;
      through.fire();
    },
    ...options,
  });
  return {
    record() {
      const generation = pool[recorded % POOL];
      recorded += 1;
      if (generation !== undefined) broadcaster.record({ ...generation, id: `gen-1769028176-${recorded}` });
    },
    progress: () => ({ recorded, sent }),
    nextRequest: through.next,
    flush: async () => void (await broadcaster.flush()),
  };
}
