import type { DestinationInput } from '../destination/destination.ts';
import type { Gzip } from '../otlp/gzip-body.ts';
import type { Transport } from '../otlp/transport.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Random } from '../runtime/random.ts';
import type { DeliveryEvent, DestinationDisabledEvent } from './delivery-event.ts';
import type { MeterLike } from './delivery-metrics.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { DestinationSource } from './destination-source.ts';
import type { BatchLimits } from './open-batches.ts';
import type { WorkerLimits } from './worker-limits.ts';

/** Options of `createBroadcaster`. Everything but `destinations` has a default that suits production. */
export interface BroadcasterOptions {
  /** The destinations of a single tenant, or where to ask for those of each owner. */
  readonly destinations: DestinationSource | readonly DestinationInput[];
  /** How requests leave. Default: the platform's `fetch`. On Node `nodeTransport()` of `@broadcast-kit/core/node` costs far less CPU. */
  readonly transport?: Transport | undefined;
  /** Where sealed batches wait. Default: a bounded queue in memory. The broadcaster closes it when it shuts down. */
  readonly queue?: DeliveryQueue | undefined;
  /**
   * Default: the platform's `CompressionStream`. On Node `nodeGzip` of `@broadcast-kit/core/node` is faster. Eight batches at
   * most are compressed at once: one that never ends keeps its place for good.
   */
  readonly gzip?: Gzip | undefined;
  readonly batch?: Partial<BatchLimits> | undefined;
  readonly delivery?: Partial<WorkerLimits> | undefined;
  /** Attempts per destination that `attempts()` shows. Default 20. */
  readonly attemptLogSize?: number | undefined;
  /** Told of every attempt. Must not throw; what it throws is logged and ignored. */
  readonly onDelivery?: ((event: DeliveryEvent) => void) | undefined;
  /**
   * Told when a destination is paused because nothing went through for `delivery.disableAfterMs`. Its data is kept, and sent
   * after `invalidate(owner)`. Must not throw; what it throws is logged and ignored.
   */
  readonly onDestinationDisabled?: ((event: DestinationDisabledEvent) => void) | undefined;
  /** Where metrics go: a `Meter` of `@opentelemetry/api`. Default: nowhere. */
  readonly meter?: MeterLike | undefined;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** Makes the prefix of this broadcaster's delivery ids, unique among those that share a queue. Default: a random UUID. */
  readonly createId?: (() => string) | undefined;
}
