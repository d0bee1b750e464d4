import type { Destination } from '../destination/destination.ts';
import { tracesEndpoint } from '../destination/traces-endpoint.ts';
import type { ExportOutcome, PermanentReason } from '../otlp/classify-answer.ts';
import { exportTraces } from '../otlp/export-traces.ts';
import type { Gzip } from '../otlp/gzip-body.ts';
import type { Transport } from '../otlp/transport.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { DeliveryEvent, DestinationDisabledEvent } from './delivery-event.ts';
import type { DeliveryLedger } from './delivery-ledger.ts';
import type { Delivery, DeliveryQueue } from './delivery-queue.ts';
import type { DroppedReason } from './delivery-stats.ts';
import type { DestinationGate, GateFailure } from './destination-gate.ts';
import { noteFailure, noteSuccess } from './destination-gate.ts';
import type { OutstandingDeliveries } from './outstanding-deliveries.ts';
import { splitDelivery } from './split-delivery.ts';
import type { WorkerLimits } from './worker-limits.ts';

/** What {@link sendDelivery} works with. */
export interface SenderParts {
  readonly queue: DeliveryQueue;
  readonly ledger: DeliveryLedger;
  readonly outstanding: OutstandingDeliveries;
  readonly transport: Transport;
  readonly gzip: Gzip;
  readonly clock: Clock;
  /** Epoch milliseconds, for ages. */
  readonly now: () => number;
  readonly random: Random;
  readonly limits: WorkerLimits;
  /** The destination as it is now: `gone` where it is deleted or disabled, `unknown` where that cannot be read. */
  readonly currentDestination: (owner: string, destinationId: string) => Promise<Destination | 'gone' | 'unknown'>;
  readonly onEvent: (event: DeliveryEvent) => void;
  readonly onDisabled: (event: DestinationDisabledEvent) => void;
  /** Told when records of a destination were given up. */
  readonly onLoss: (destinationId: string) => void;
}

const GONE_DELAY_MS = 60_000;
const LONGEST_GONE_DELAY_MS = 900_000;
const UNKNOWN_DELAY_MS = 5_000;
/** So many refusals of content in a row, and none taken in between, are about the destination and not about one record. */
const MAX_REFUSALS = 64;

/** Refusals of a batch for what it holds. All others are about the destination: its data waits until it is mended. */
const BLAMES_CONTENT: ReadonlySet<PermanentReason> = new Set(['rejected', 'too_large']);

const days = (ms: number) => `${Math.round(ms / 8_640_000) / 10} days`;

/**
 * Makes one attempt to deliver a batch, and books what became of it: delivered, dropped, in parts, or back in the queue.
 * Rejects where the queue does.
 */
export async function sendDelivery(
  parts: SenderParts,
  {
    delivery,
    gate,
    signal,
  }: { readonly delivery: Delivery; readonly gate: DestinationGate; readonly signal: AbortSignal },
): Promise<void> {
  const { queue, ledger, outstanding, clock, now, random, limits } = parts;
  const { owner, destinationId } = delivery;
  const records = delivery.entryBytes.length;
  let durationMs: number | undefined;

  function report(outcome: DeliveryEvent['outcome']): void {
    const attempt = delivery.attempts + 1;
    parts.onEvent({ owner, destinationId, atMs: clock.now(), records, attempt, durationMs, outcome });
  }

  async function giveUp(reason: DroppedReason, message: string): Promise<void> {
    if (await queue.settle(delivery, { delivered: 0, dropped: { [reason]: records } })) outstanding.settle(delivery.id);
    parts.onLoss(destinationId);
    report({ kind: 'dropped', reason, message });
  }

  async function holdBack(delayMs: number): Promise<void> {
    gate.resumeAtMs = Math.max(gate.resumeAtMs, clock.monotonic() + delayMs);
    await queue.release(delivery);
  }

  async function putAside(ageMs: number): Promise<void> {
    if (ageMs > limits.goneMaxAgeMs) {
      return giveUp('destination_gone', `Its destination was deleted or disabled for ${days(limits.goneMaxAgeMs)}.`);
    }
    const delayMs = Math.min(LONGEST_GONE_DELAY_MS, GONE_DELAY_MS * 2 ** Math.min(gate.absences, 10));
    gate.absences += 1;
    return holdBack(delayMs);
  }

  async function split(reason: string): Promise<void> {
    const halves = await splitDelivery(delivery, parts.gzip);
    if (await queue.replace(delivery, halves)) outstanding.split(delivery.id, halves.length);
    report({ kind: 'split', reason });
  }

  function disableIfDue(reason: string): void {
    const { failingSinceMs } = gate;
    const failingForMs = failingSinceMs === undefined ? 0 : clock.monotonic() - failingSinceMs;
    if (limits.disableAfterMs === 0 || failingForMs < limits.disableAfterMs || gate.isPaused) return;
    gate.isPaused = true;
    const pending = queue.accounts().destinations.get(destinationId)?.pending ?? 0;
    const atMs = clock.now();
    parts.onDisabled({ owner, destinationId, atMs, failingSinceMs: now() - failingForMs, reason, pending });
  }

  /** What is wrong is the destination, so the batch waits for it. */
  async function keep(
    failure: Pick<GateFailure, 'kind' | 'afterMs'>,
    startedAtMs: number,
    outcome: Extract<DeliveryEvent['outcome'], { readonly reason: string }>,
  ): Promise<void> {
    noteFailure(gate, { ...failure, startedAtMs, nowMs: clock.monotonic(), random });
    await queue.release(delivery, { failedAtMs: now() });
    report(outcome);
    disableIfDue(outcome.reason);
  }

  async function settle(outcome: ExportOutcome, startedAtMs: number): Promise<void> {
    switch (outcome.kind) {
      case 'delivered':
        noteSuccess(gate, limits);
        if (await queue.settle(delivery, { delivered: records })) outstanding.settle(delivery.id);
        return report({ kind: 'delivered' });
      case 'partial': {
        noteSuccess(gate, limits);
        const { rejectedSpans, message } = outcome;
        const lost = Math.min(records, rejectedSpans);
        const settlement = { delivered: records - lost, dropped: { partially_rejected: lost } };
        if (await queue.settle(delivery, settlement)) {
          outstanding.settle(delivery.id);
          ledger.rejectSpans(destinationId, rejectedSpans);
        }
        parts.onLoss(destinationId);
        return report({ kind: 'partial', rejectedSpans, message });
      }
      case 'retry': {
        const { reason, afterMs } = outcome;
        const kind = reason === 'connection' ? 'passing' : 'busy';
        return keep({ kind, afterMs }, startedAtMs, { kind: 'retry', reason });
      }
      case 'permanent': {
        const { reason, message } = outcome;
        if (reason === 'server_error') {
          if (delivery.attempts < limits.serverErrorRetries) {
            return keep({ kind: 'passing' }, startedAtMs, { kind: 'retry', reason });
          }
          // This batch is lost by the specification; the next ones need not be.
          noteFailure(gate, { kind: 'passing', startedAtMs, nowMs: clock.monotonic(), random });
          return giveUp('rejected', message);
        }
        if (BLAMES_CONTENT.has(reason) && gate.refusals < MAX_REFUSALS) {
          gate.refusals += 1;
          return records > 1 ? split(reason) : giveUp('rejected', message);
        }
        return keep({ kind: 'refused' }, startedAtMs, { kind: 'held', reason, message });
      }
    }
  }

  const ageMs = now() - delivery.createdAtMs;
  if (gate.failures > 0 && limits.maxAgeMs > 0 && ageMs > limits.maxAgeMs) {
    return giveUp('expired', `Not delivered within ${days(limits.maxAgeMs)}.`);
  }
  const destination = await parts.currentDestination(owner, destinationId);
  if (destination === 'unknown') return holdBack(UNKNOWN_DELAY_MS);
  if (destination === 'gone') return putAside(ageMs);
  gate.absences = 0;
  // The gate may have closed since the delivery was taken.
  const startedAtMs = clock.monotonic();
  if (gate.isPaused || startedAtMs < gate.resumeAtMs || signal.aborted) return queue.release(delivery);
  const outcome = await exportTraces({
    endpoint: tracesEndpoint(destination.config),
    body: delivery.body,
    encoding: delivery.encoding,
    transport: parts.transport,
    timeoutMs: limits.timeoutMs,
    signal,
    clock,
  });
  durationMs = clock.monotonic() - startedAtMs;
  if (!signal.aborted) await settle(outcome, startedAtMs);
}
