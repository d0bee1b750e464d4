import type { GenerationRecorder } from '../capture/generation-recorder.ts';
import type { Generation } from '../generation/generation.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { QueueState } from './delivery-queue.ts';
import type { DeliveryStats } from './delivery-stats.ts';

/** What `record` returns at once. */
export interface RecordHandle {
  /**
   * Resolves when every selected destination's queue holds the record, at the durability that the queue names, or when
   * it is known that it never will. Never rejects.
   */
  readonly accepted: Promise<{
    /** For how many destinations the record is in the queue. 0 where none wanted it. */
    readonly destinations: number;
    /** For how many destinations it was refused; `stats()` says why. */
    readonly refused: number;
  }>;
}

/** What a shutdown left behind. */
export interface ShutdownReport {
  /** Records delivered during the shutdown. */
  readonly delivered: number;
  /** Records that a durable queue keeps for the next start. */
  readonly persisted: number;
  /** Records that the queue gave up, counted in `stats()` by reason. What had not reached it counts there as refused. */
  readonly dropped: number;
}

/** Takes generations and delivers them to the destinations of their owners. */
export interface Broadcaster extends GenerationRecorder {
  /** Takes a generation. Returns at once, never waits for the network and never throws for a delivery failure. */
  record(generation: Generation): RecordHandle;
  /**
   * Resolves when everything recorded before is delivered or accounted for, or when the time is over.
   * Where nothing of this process is left, it waits for what an earlier one left in a durable queue.
   * Retries that are due later than the deadline are left waiting.
   */
  flush(options?: { readonly timeoutMs?: number }): Promise<{ readonly pending: number }>;
  /** Stops taking generations, delivers what it can within the time (default 5,000 ms), and reports. A second call returns the same report. */
  shutdown(options?: { readonly timeoutMs?: number }): Promise<ShutdownReport>;
  /** Counters, per destination id and in total, and whether the queue keeps its promises. A copy. */
  stats(): {
    readonly total: DeliveryStats;
    readonly destinations: Readonly<Record<string, DeliveryStats>>;
    readonly queue: QueueState;
  };
  /** Counters of one destination; `undefined` where nothing is known of it. */
  destinationStats(destinationId: string): DeliveryStats | undefined;
  /** The last attempts to deliver to a destination in this process, newest first. Holds no secret: its owner may read it. */
  attempts(destinationId: string): readonly DeliveryEvent[];
  /** Forgets the destinations of an owner, so that changed settings count from the next generation on, and tries those that fail again. */
  invalidate(owner: string): void;
}
