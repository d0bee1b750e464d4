import type { Delivery } from '@broadcast-kit/core';
import {
  DelayedError,
  type Job,
  type Processor,
  type Queue,
  type RedisOptions,
  UnrecoverableError,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { type BatchJob, fromBatchJob } from './bullmq-job.ts';

/** A delivery whose job this instance holds: nobody else gets it while the lock of the job is renewed. */
export interface HeldDelivery {
  readonly delivery: Delivery;
  /** Its turn among all others. */
  readonly place: number;
  /** The job is done. */
  complete(): void;
  /** How often somebody had it in hands before. */
  readonly timesHeld: number;
  /** Gives the job back; anybody may take it after so many milliseconds. Resolves when that is so; never rejects. */
  delay(delayMs: number): Promise<void>;
}

/** What an intake works with. */
export interface IntakeOptions {
  readonly queue: Queue<BatchJob>;
  readonly name: string;
  readonly prefix: string;
  readonly connection: RedisOptions;
  /** Most jobs held at once. */
  readonly capacity: number;
  readonly lockMs: number;
  readonly watchMs: number;
  readonly onHeld: (held: HeldDelivery) => void;
  /** The jobs that were held so far may go to others; what was taken may still be settled. */
  readonly onLost: () => void;
  readonly onError: (error: unknown) => void;
  /** Default: a new one of BullMQ. */
  readonly startWorker?: typeof newWorker;
}

/** Takes jobs off a BullMQ queue and holds them. */
export interface BullmqIntake {
  /** How many jobs are held. */
  size(): number;
  close(): Promise<void>;
}

const AFTER_ERROR_MS = 1_000;
/** How long a worker may take to end: one whose connection is gone never does. */
const CLOSE_TIMEOUT_MS = 2_000;

function newWorker(name: string, process: Processor<BatchJob, void>, options: WorkerOptions): Worker<BatchJob> {
  return new Worker<BatchJob>(name, process, options);
}

/**
 * One BullMQ worker for all destinations. A worker that has stopped although jobs wait, as some do after a restart of
 * Redis, is replaced.
 */
export function createBullmqIntake(options: IntakeOptions): BullmqIntake {
  const { queue, onError, startWorker = newWorker } = options;
  let arrivals = 0;
  let arrivalsBefore = 0;
  let held = new Set<Job>();
  let worker = start();
  const watch = setInterval(() => void check().catch(onError), options.watchMs);
  watch.unref();

  function hold(job: Job<BatchJob>, token: string | undefined, delivery: Delivery): Promise<void> {
    const mine = held.add(job);
    return new Promise<void>((resolve, reject) => {
      options.onHeld({
        delivery,
        place: job.priority,
        timesHeld: job.attemptsStarted - 1,
        complete: resolve,
        delay: (delayMs) =>
          job.moveToDelayed(Date.now() + delayMs, token).then(
            // How a job tells BullMQ that it is neither done nor failed.
            () => reject(new DelayedError()),
            reject,
          ),
      });
    }).finally(() => mine.delete(job));
  }

  async function process(job: Job<BatchJob>, token?: string): Promise<void> {
    arrivals += 1;
    const delivery = fromBatchJob(job.id, job.data);
    if (delivery === undefined)
      throw new UnrecoverableError('A newer version wrote this batch. Retry it with that one.');
    await hold(job, token, delivery);
  }

  function start(): Worker<BatchJob> {
    const started = startWorker(options.name, process, {
      connection: options.connection,
      prefix: options.prefix,
      concurrency: options.capacity,
      lockDuration: options.lockMs,
      stalledInterval: options.lockMs,
      // However often its takers die: a batch ends at its age, not here.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: AFTER_ERROR_MS,
    });
    started.on('error', onError);
    return started;
  }

  async function check(): Promise<void> {
    const isMoving = arrivals !== arrivalsBefore || held.size >= options.capacity;
    arrivalsBefore = arrivals;
    if (isMoving || worker.closing !== undefined) return;
    const { waiting = 0, prioritized = 0 } = await queue.getJobCounts('waiting', 'prioritized');
    if (waiting + prioritized === 0 || arrivals !== arrivalsBefore) return;
    onError(new Error(`The worker took nothing for ${options.watchMs} ms although jobs wait: it is replaced.`));
    const stopped = worker;
    held = new Set();
    options.onLost();
    worker = start();
    await end(stopped, true);
  }

  async function end(ended: Worker<BatchJob>, isForced: boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
    });
    await Promise.race([ended.close(isForced), timeout]).finally(() => clearTimeout(timer));
    await ended.disconnect().catch(() => {});
  }

  return {
    size: () => held.size,
    async close() {
      clearInterval(watch);
      await end(worker, false);
    },
  };
}
