import type { Destination } from '../destination/destination.ts';
import { tracesEndpoint } from '../destination/traces-endpoint.ts';
import type { ExportOutcome, PermanentReason } from '../otlp/classify-answer.ts';
import { exportTraces } from '../otlp/export-traces.ts';
import type { Gzip } from '../otlp/gzip-body.ts';
import type { Transport } from '../otlp/transport.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { DeliveryLedger } from './delivery-ledger.ts';
import type { Delivery, DeliveryQueue } from './delivery-queue.ts';
import type { DestinationGate } from './destination-gate.ts';
import { admits, closeForRetry, closeUntilMended, openGate, recover, reopen } from './destination-gate.ts';
import type { OutstandingDeliveries } from './outstanding-deliveries.ts';
import { packBatch, unpackEntries } from './pack-batch.ts';

/** Limits of a {@link DeliveryWorker}. */
export interface WorkerLimits {
  /** Most requests at once to one destination. Default 4. */
  readonly perDestination: number;
  /** Most requests at once in all. Default 64. */
  readonly total: number;
  /** Longest wait for an answer, in milliseconds. Default 10,000. */
  readonly timeoutMs: number;
  /** How long a record is kept and tried again, in milliseconds. Default 24 hours. */
  readonly maxAgeMs: number;
}

/** The limits where none are given. */
export const DEFAULT_WORKER_LIMITS: WorkerLimits = {
  perDestination: 4,
  total: 64,
  timeoutMs: 10_000,
  maxAgeMs: 24 * 3_600_000,
};

/** Sends what the queue holds, fairly over the destinations. */
export interface DeliveryWorker {
  /** Something may have become ready to be sent. */
  wake(): void;
  /** The settings of an owner changed: its destinations are tried again at once. */
  reopen(owner: string): void;
  /** Resolves when nothing is in flight and nothing can be sent before `deadlineMs` (monotonic). */
  idle(deadlineMs: number): Promise<void>;
  /** Sends nothing more and aborts what is in flight. */
  stop(): void;
}

/** What a {@link DeliveryWorker} works with. */
export interface WorkerParts {
  readonly queue: DeliveryQueue;
  readonly ledger: DeliveryLedger;
  readonly outstanding: OutstandingDeliveries;
  readonly transport: Transport;
  readonly gzip: Gzip;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: WorkerLimits;
  readonly createId: () => string;
  /** The destination as it is now; `undefined` where it is gone, disabled or cannot be read. */
  readonly currentDestination: (owner: string, destinationId: string) => Promise<Destination | undefined>;
  readonly onEvent: (event: DeliveryEvent) => void;
  /** Told when records of a destination were given up. */
  readonly onLoss: (destinationId: string) => void;
  /** Told of what should never happen, such as a queue that rejects. */
  readonly onError: (error: unknown) => void;
}

const GONE_DELAY_MS = 60_000;
const AFTER_ERROR_DELAY_MS = 1_000;

/** Refusals of a batch for what it holds. All others are about the destination: its data waits until it is mended. */
const BLAMES_CONTENT: ReadonlySet<PermanentReason> = new Set(['rejected', 'too_large']);

/** A stopped worker; `wake` starts it. */
export function createDeliveryWorker(parts: WorkerParts): DeliveryWorker {
  const { queue, ledger, outstanding, clock, limits, random } = parts;
  const gates = new Map<string, DestinationGate & { readonly owner: string }>();
  const abort = new AbortController();
  const idleListeners = new Set<() => void>();
  let inFlight = 0;
  let pumping: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let cancelTimer = () => {};

  function gateOf(owner: string, destinationId: string): DestinationGate {
    const found = gates.get(destinationId);
    if (found !== undefined) return found;
    const gate = { owner, ...openGate() };
    gates.set(destinationId, gate);
    return gate;
  }

  function report(delivery: Delivery, outcome: DeliveryEvent['outcome']): void {
    const { owner, destinationId, entryBytes, attempts } = delivery;
    const records = entryBytes.length;
    parts.onEvent({ owner, destinationId, atMs: clock.now(), records, attempt: attempts + 1, outcome });
  }

  async function giveUp(delivery: Delivery, reason: 'expired' | 'rejected', message: string): Promise<void> {
    await queue.settle(delivery);
    outstanding.settle(delivery.id);
    ledger.drop(delivery.destinationId, reason, delivery.entryBytes.length);
    parts.onLoss(delivery.destinationId);
    report(delivery, { kind: 'dropped', reason, message });
  }

  /** Halves a refused batch until the record that spoils it is alone: only that one is lost. */
  async function split(delivery: Delivery, reason: string): Promise<void> {
    const entries = await unpackEntries(delivery);
    const middle = Math.ceil(entries.length / 2);
    const { owner, destinationId, createdAtMs } = delivery;
    const pack = (half: readonly Uint8Array[]) =>
      packBatch({
        id: parts.createId(),
        owner,
        destinationId,
        createdAtMs,
        attempts: 0,
        entries: half,
        gzip: parts.gzip,
      });
    const halves = await Promise.all([pack(entries.slice(middle)), pack(entries.slice(0, middle))]);
    outstanding.split(
      delivery.id,
      halves.map(({ id }) => id),
    );
    for (const half of halves) await queue.putBack(half);
    await queue.settle(delivery);
    report(delivery, { kind: 'split', reason });
  }

  async function settle(delivery: Delivery, gate: DestinationGate, outcome: ExportOutcome): Promise<void> {
    const records = delivery.entryBytes.length;
    const now = clock.monotonic();
    switch (outcome.kind) {
      case 'delivered':
        await queue.settle(delivery);
        outstanding.settle(delivery.id);
        ledger.deliver(delivery.destinationId, records);
        recover(gate);
        return report(delivery, { kind: 'delivered' });
      case 'partial': {
        await queue.settle(delivery);
        outstanding.settle(delivery.id);
        parts.onLoss(delivery.destinationId);
        const rejected = Math.min(records, Math.max(0, outcome.rejectedSpans));
        ledger.deliver(delivery.destinationId, records - rejected);
        ledger.drop(delivery.destinationId, 'partially_rejected', rejected);
        recover(gate);
        const { rejectedSpans, message } = outcome;
        return report(delivery, { kind: 'partial', rejectedSpans, message });
      }
      case 'retry':
        closeForRetry(gate, now, outcome.afterMs, random);
        await queue.putBack({ ...delivery, attempts: delivery.attempts + 1 });
        return report(delivery, { kind: 'retry', reason: outcome.reason });
      case 'permanent': {
        const { reason, message } = outcome;
        if (BLAMES_CONTENT.has(reason) && records > 1) return split(delivery, reason);
        if (BLAMES_CONTENT.has(reason) || reason === 'server_error') return giveUp(delivery, 'rejected', message);
        closeUntilMended(gate, now);
        await queue.putBack({ ...delivery, attempts: delivery.attempts + 1 });
        return report(delivery, { kind: 'held', reason, message });
      }
    }
  }

  async function send(delivery: Delivery, gate: DestinationGate): Promise<void> {
    if (clock.now() - delivery.createdAtMs > limits.maxAgeMs) {
      return giveUp(delivery, 'expired', `Not delivered within ${Math.round(limits.maxAgeMs / 3_600_000)} hours.`);
    }
    const destination = await parts.currentDestination(delivery.owner, delivery.destinationId);
    if (destination === undefined) {
      gate.resumeAtMs = clock.monotonic() + GONE_DELAY_MS;
      return queue.putBack(delivery);
    }
    const outcome = await exportTraces({
      endpoint: tracesEndpoint(destination.config),
      body: delivery.body,
      encoding: delivery.encoding,
      transport: parts.transport,
      timeoutMs: limits.timeoutMs,
      signal: abort.signal,
      clock,
    });
    if (!abort.signal.aborted) await settle(delivery, gate, outcome);
  }

  async function start(owner: string, destinationId: string): Promise<boolean> {
    const gate = gateOf(owner, destinationId);
    if (!admits(gate, clock.monotonic(), limits.perDestination)) return false;
    gate.inFlight += 1;
    inFlight += 1;
    const release = () => {
      gate.inFlight -= 1;
      inFlight -= 1;
    };
    const delivery = await queue.take(destinationId).catch((error: unknown) => {
      parts.onError(error);
      closeForRetry(gate, clock.monotonic(), undefined, random);
      return undefined;
    });
    if (delivery === undefined) {
      release();
      return false;
    }
    void send(delivery, gate)
      .catch(async (error: unknown) => {
        parts.onError(error);
        closeForRetry(gate, clock.monotonic(), undefined, random);
        await queue.putBack(delivery);
      })
      .catch(parts.onError)
      .then(() => {
        release();
        wake();
      });
    return true;
  }

  /** One round over all destinations that wait, again and again until a round sends nothing. */
  async function pump(): Promise<void> {
    let sentSomething = true;
    while (sentSomething && !abort.signal.aborted) {
      sentSomething = false;
      for (const { owner, destinationId } of await queue.waiting()) {
        if (inFlight >= limits.total || abort.signal.aborted) break;
        if (await start(owner, destinationId)) sentSomething = true;
      }
    }
    await planNextRound();
  }

  /** When the next waiting delivery may leave. What is in flight wakes the worker by itself when it is back. */
  async function nextResumeMs(): Promise<number> {
    let next = Number.POSITIVE_INFINITY;
    for (const { owner, destinationId } of await queue.waiting()) {
      const gate = gateOf(owner, destinationId);
      if (gate.inFlight === 0) next = Math.min(next, gate.resumeAtMs);
    }
    return next;
  }

  async function planNextRound(): Promise<void> {
    cancelTimer();
    const next = await nextResumeMs();
    if (inFlight >= limits.total || next === Number.POSITIVE_INFINITY || abort.signal.aborted) return;
    // Also where the time has just passed: nobody else would wake the worker.
    const delayMs = Math.max(0, next - clock.monotonic());
    cancelTimer = clock.schedule(wake, delayMs, { keepAlive: idleListeners.size > 0 });
  }

  function afterError(error: unknown): void {
    parts.onError(error);
    cancelTimer();
    cancelTimer = clock.schedule(wake, AFTER_ERROR_DELAY_MS);
  }

  function wake(): void {
    if (abort.signal.aborted) return;
    if (pumping !== undefined) {
      wokenMeanwhile = true;
      return;
    }
    pumping = pump()
      .catch(afterError)
      .finally(() => {
        pumping = undefined;
        for (const listener of idleListeners) listener();
        if (wokenMeanwhile) {
          wokenMeanwhile = false;
          wake();
        }
      });
  }

  async function isIdle(deadlineMs: number): Promise<boolean> {
    return inFlight === 0 && pumping === undefined && !wokenMeanwhile && (await nextResumeMs()) > deadlineMs;
  }

  return {
    wake,
    reopen(owner) {
      for (const gate of gates.values()) if (gate.owner === owner) reopen(gate);
      wake();
    },
    async idle(deadlineMs) {
      if (abort.signal.aborted) return;
      const checked = new Promise<void>((resolve) => {
        let cancelDeadline = () => {};
        const finish = () => {
          idleListeners.delete(check);
          cancelDeadline();
          resolve();
        };
        const check = () => {
          if (abort.signal.aborted) finish();
          else isIdle(deadlineMs).then((yes) => (yes ? finish() : undefined), parts.onError);
        };
        idleListeners.add(check);
        cancelDeadline = clock.schedule(finish, deadlineMs - clock.monotonic(), { keepAlive: true });
      });
      wake();
      await checked;
    },
    stop() {
      abort.abort();
      cancelTimer();
      for (const listener of idleListeners) listener();
    },
  };
}
