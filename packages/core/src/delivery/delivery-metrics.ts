import type { DeliveryEvent } from './delivery-event.ts';
import type { QueueState } from './delivery-queue.ts';
import type { DeliveryStats } from './delivery-stats.ts';

type Attributes = Record<string, string>;

interface ObservableInstrument {
  addCallback(callback: (result: { observe(value: number, attributes?: Attributes): void }) => void): void;
}

interface InstrumentOptions {
  readonly description: string;
  readonly unit: string;
}

/** The part of an OpenTelemetry `Meter` that is used. `metrics.getMeter('my-gateway')` of `@opentelemetry/api` fits. */
export interface MeterLike {
  createObservableCounter(name: string, options: InstrumentOptions): ObservableInstrument;
  createObservableUpDownCounter(name: string, options: InstrumentOptions): ObservableInstrument;
  createHistogram(name: string, options: InstrumentOptions): { record(value: number, attributes?: Attributes): void };
}

const RECORDS = '{record}';

/**
 * Shows the totals of `stats()` as OpenTelemetry metrics, read when the reader collects, and times each request. No
 * attribute names an owner or a destination: their number has no bound. `stats()` has the figures of each destination.
 *
 * @returns What to tell of each attempt.
 */
export function observeDelivery(
  meter: MeterLike,
  { total, state }: { readonly total: () => DeliveryStats; readonly state: () => QueueState },
): (event: DeliveryEvent) => void {
  const counter = (name: string, description: string, read: (stats: DeliveryStats) => number) =>
    meter
      .createObservableCounter(`broadcast_kit.${name}`, { description, unit: RECORDS })
      .addCallback((result) => result.observe(read(total())));
  const byReason = (name: 'refused' | 'dropped' | 'skipped', description: string) =>
    meter
      .createObservableCounter(`broadcast_kit.records.${name}`, { description, unit: RECORDS })
      .addCallback((result) => {
        for (const [reason, records] of Object.entries(total()[name])) {
          result.observe(records, { 'broadcast_kit.reason': reason });
        }
      });

  counter('records.accepted', 'Records that the queue took.', ({ accepted }) => accepted);
  counter('records.delivered', 'Records that a receiver took.', ({ delivered }) => delivered);
  byReason('refused', 'Records that never entered the queue.');
  byReason('dropped', 'Accepted records that were given up.');
  byReason('skipped', 'Generations that were not meant for a destination.');
  meter
    .createObservableUpDownCounter('broadcast_kit.records.pending', {
      description: 'Records that wait or are on their way.',
      unit: RECORDS,
    })
    .addCallback((result) => result.observe(total().pending));
  meter
    .createObservableUpDownCounter('broadcast_kit.queue.degraded', {
      description: '1 while the queue does not keep its promises.',
      unit: '1',
    })
    .addCallback((result) => result.observe(state().kind === 'degraded' ? 1 : 0));
  const duration = meter.createHistogram('broadcast_kit.delivery.request.duration', {
    description: 'Duration of one request to a destination.',
    unit: 's',
  });

  return ({ durationMs, outcome }) => {
    if (durationMs === undefined) return;
    const failure = 'reason' in outcome ? { 'error.type': outcome.reason } : {};
    duration.record(durationMs / 1_000, { 'broadcast_kit.outcome': outcome.kind, ...failure });
  };
}
