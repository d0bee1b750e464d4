import type { Delivery, DeliveryQueue, TakeRequest } from '@broadcast-kit/core';
import { systemClock } from '@broadcast-kit/core';

/** Limits that the suite asks a queue for. */
export interface ContractQueueLimits {
  /** Most bytes of waiting bodies per destination. */
  readonly maxBytesPerDestination?: number | undefined;
}

/** Options of `deliveryQueueContract`: a test runner, and the queue. Vitest, Jest and `node:test` with an `expect` fit. */
export interface DeliveryQueueContractOptions {
  readonly describe: (name: string, define: () => void) => void;
  readonly it: (name: string, run: () => Promise<void>) => void;
  readonly expect: (actual: unknown) => { toEqual(expected: unknown): void };
  /** A new, empty queue for one test. The suite closes it. */
  readonly createQueue: (limits: ContractQueueLimits) => DeliveryQueue | Promise<DeliveryQueue>;
  /** Closes a queue and opens it anew, as after a restart. Leave it out where nothing survives one. */
  readonly reopenQueue?: ((queue: DeliveryQueue) => Promise<DeliveryQueue>) | undefined;
}

/** What the parts of the suite share. */
export interface QueueChecks extends DeliveryQueueContractOptions {
  /** A test that gets a fresh queue. */
  readonly check: (name: string, run: (queue: DeliveryQueue) => Promise<void>, limits?: ContractQueueLimits) => void;
}

const PATIENCE_MS = 5_000;
const BETWEEN_TRIES_MS = 5;
const pause = () =>
  new Promise<void>((resolve) => systemClock.schedule(resolve, BETWEEN_TRIES_MS, { keepAlive: true }));

/** A delivery for tests of queues: two records for destination `d1`, unless told otherwise. */
export function sampleDelivery(id: string, given: Partial<Delivery> = {}): Delivery {
  const body = new Uint8Array([0x1f, 0x8b, ...new TextEncoder().encode(id)]);
  const facts = { owner: 'team', destinationId: 'd1', encoding: 'gzip', createdAtMs: 1_769_028_176_000 } as const;
  return { id, body, entryBytes: [10, 20], attempts: 0, ...facts, ...given };
}

/** The next delivery, as soon as the queue hands one out: a shared queue may need a moment. Throws after five seconds. */
export async function mustTake(queue: DeliveryQueue, admit: TakeRequest['admit'] = () => 0): Promise<Delivery> {
  const giveUpAtMs = systemClock.monotonic() + PATIENCE_MS;
  while (systemClock.monotonic() < giveUpAtMs) {
    const outcome = await queue.take({ nowMs: 0, admit });
    if (outcome.kind === 'taken') return outcome.delivery;
    await pause();
  }
  throw new Error('The queue handed out nothing.');
}
