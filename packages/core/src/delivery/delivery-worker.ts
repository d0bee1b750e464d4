import type { Delivery } from './delivery-queue.ts';
import type { DestinationGate } from './destination-gate.ts';
import { admittedAtMs, noteFailure, reopen } from './destination-gate.ts';
import { createDestinationGates } from './destination-gates.ts';
import type { SenderParts } from './send-delivery.ts';
import { sendDelivery } from './send-delivery.ts';

/** Sends what the queue holds, fairly over the destinations. */
export interface DeliveryWorker {
  /** Something may have become ready to be sent. */
  wake(): void;
  /** The settings of an owner changed: its destinations are tried again at once. */
  reopen(owner: string): void;
  /** Whether a destination is disabled for failing too long. */
  isPaused(destinationId: string): boolean;
  /** Resolves when nothing is in flight and nothing can be sent before `deadlineMs` (monotonic). */
  idle(deadlineMs: number): Promise<void>;
  /** Sends nothing more and aborts what is in flight. */
  stop(): void;
}

/** What a {@link DeliveryWorker} works with. */
export interface WorkerParts extends SenderParts {
  /** Told of what should never happen, such as a queue that rejects. */
  readonly onError: (error: unknown) => void;
}

const AFTER_ERROR_DELAY_MS = 1_000;

const isUncertain = ({ isProven, failures }: DestinationGate) => !isProven || failures > 0;

/** A stopped worker; `wake` starts it. */
export function createDeliveryWorker(parts: WorkerParts): DeliveryWorker {
  const { queue, clock, limits } = parts;
  const monotonic = () => clock.monotonic();
  const gates = createDestinationGates({
    monotonic,
    failingSinceMs(destinationId) {
      const since = queue.accounts().destinations.get(destinationId)?.failingSinceMs;
      return since === undefined ? undefined : monotonic() - (parts.now() - since);
    },
  });
  const abort = new AbortController();
  /** One for each request on its way: Node warns of a leak where many listen to one signal. */
  const requests = new Set<AbortController>();
  const idleListeners = new Set<() => void>();
  /** Destinations that wait for one of the slots that those which never worked or fail have to share. */
  const waitingForSlot = new Set<string>();
  let inFlight = 0;
  let uncertainInFlight = 0;
  let nextDueAtMs = Number.POSITIVE_INFINITY;
  let pumping: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let cancelTimer = () => {};

  function admit({ owner, destinationId }: Pick<Delivery, 'owner' | 'destinationId'>): number {
    const gate = gates.of(owner, destinationId);
    let atMs = admittedAtMs(gate);
    if (atMs <= monotonic() && isUncertain(gate) && uncertainInFlight >= limits.total / 2) {
      waitingForSlot.add(destinationId);
      atMs = Number.POSITIVE_INFINITY;
    }
    gate.isParked = atMs === Number.POSITIVE_INFINITY;
    return atMs;
  }

  function unpark(gate: DestinationGate): void {
    waitingForSlot.delete(gate.destinationId);
    if (!gate.isParked) return;
    gate.isParked = false;
    queue.resume(gate.destinationId);
  }

  function start(delivery: Delivery): void {
    const gate = gates.of(delivery.owner, delivery.destinationId);
    const startedAtMs = monotonic();
    const wasUncertain = isUncertain(gate);
    const request = new AbortController();
    requests.add(request);
    gate.inFlight += 1;
    inFlight += 1;
    if (wasUncertain) uncertainInFlight += 1;
    void sendDelivery(parts, { delivery, gate, signal: request.signal })
      .catch(async (error: unknown) => {
        parts.onError(error);
        noteFailure(gate, { kind: 'passing', startedAtMs, nowMs: monotonic(), random: parts.random });
        await queue.release(delivery);
      })
      .catch(parts.onError)
      .then(() => {
        requests.delete(request);
        gate.inFlight -= 1;
        inFlight -= 1;
        unpark(gate);
        if (wasUncertain) {
          uncertainInFlight -= 1;
          const [next] = waitingForSlot;
          const waiting = next === undefined ? undefined : gates.known(next);
          if (waiting !== undefined) unpark(waiting);
        }
        wake();
      });
  }

  /** Takes and sends until nothing may leave any more. */
  async function pump(): Promise<void> {
    cancelTimer();
    while (inFlight < limits.total && !abort.signal.aborted) {
      const taken = await queue.take({ nowMs: monotonic(), admit });
      if (taken.kind === 'nothing') {
        nextDueAtMs = taken.dueAtMs;
        planNextRound();
        return;
      }
      if (!abort.signal.aborted) start(taken.delivery);
    }
  }

  /** What is in flight wakes the worker by itself when it is back. */
  function planNextRound(): void {
    if (nextDueAtMs === Number.POSITIVE_INFINITY || abort.signal.aborted) return;
    // Also where the time has just passed: nobody else would wake the worker.
    const delayMs = Math.max(0, nextDueAtMs - monotonic());
    cancelTimer = clock.schedule(wake, delayMs, { keepAlive: idleListeners.size > 0 });
  }

  function afterError(error: unknown): void {
    parts.onError(error);
    nextDueAtMs = monotonic() + AFTER_ERROR_DELAY_MS;
    planNextRound();
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

  const isIdle = (deadlineMs: number) =>
    inFlight === 0 && pumping === undefined && !wokenMeanwhile && nextDueAtMs > deadlineMs;

  return {
    wake,
    reopen(owner) {
      for (const gate of gates.ofOwner(owner)) {
        reopen(gate);
        waitingForSlot.delete(gate.destinationId);
        gate.isParked = false;
        queue.resume(gate.destinationId);
      }
      wake();
    },
    isPaused: (destinationId) => gates.known(destinationId)?.isPaused ?? false,
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
          if (abort.signal.aborted || isIdle(deadlineMs)) finish();
        };
        idleListeners.add(check);
        cancelDeadline = clock.schedule(finish, deadlineMs - clock.monotonic(), { keepAlive: true });
      });
      wake();
      await checked;
    },
    stop() {
      abort.abort();
      for (const request of requests) request.abort();
      cancelTimer();
      for (const listener of idleListeners) listener();
    },
  };
}
