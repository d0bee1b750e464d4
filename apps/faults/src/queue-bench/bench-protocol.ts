import type { QueueChoice } from '../open-queue.ts';

/** What a bench process is told. */
export interface BenchOrder {
  readonly queue: QueueChoice;
  /**
   * `speed`: records as fast as they are accepted. `outage`: an hour of simulated time in which nothing can be delivered.
   * `fill`: records that nobody takes, and that are left in the queue.
   */
  readonly what: 'speed' | 'outage' | 'fill';
}

/** How fast a queue is on this machine. */
export interface SpeedFigures {
  /** `record` on its caller's thread, in microseconds. */
  readonly recordP50Us: number;
  readonly recordP99Us: number;
  readonly acceptedPerSecond: number;
  readonly deliveredPerSecond: number;
  /** CPU time of this process per record, from `record` to delivered, in microseconds. Redis has its own. */
  readonly cpuUs: number;
}

/** What an hour of outage costs. */
export interface OutageFigures {
  readonly records: number;
  /** Growth of the memory that is not mapped from files, in MiB. */
  readonly grownMiB: number;
  /** Once the receiver is back. */
  readonly delivered: number;
  readonly dropped: number;
}

/** How much was left in a queue. */
export interface FillFigures {
  readonly records: number;
}
