import type { Broadcaster, DeliveryEvent, DestinationDisabledEvent } from '@broadcast-kit/core';
import type { DeliveryStatus, DeliveryStatusSource } from '../settings-handler/delivery-status.ts';

/** Remembers how deliveries went. */
export interface DeliveryStatusBoard extends DeliveryStatusSource {
  note(event: DeliveryEvent): void;
  noteDisabled(event: DestinationDisabledEvent): void;
  /** The settings of an owner changed: its destinations are tried again. */
  reopen(owner: string): void;
}

const MAX_DESTINATIONS = 10_000;
const VERDICTS: ReadonlySet<DeliveryEvent['outcome']['kind']> = new Set(['delivered', 'partial', 'held', 'dropped']);
const DELIVERED: ReadonlySet<DeliveryEvent['outcome']['kind']> = new Set(['delivered', 'partial']);

/**
 * A board in memory: one line per destination, 10,000 at most; the one that was quiet for longest goes first. It holds what
 * this process has seen, and starts empty.
 *
 * @param broadcaster - Whose counters and attempts it shows, by destination id.
 */
export function createDeliveryStatusBoard(
  broadcaster: Pick<Broadcaster, 'destinationStats' | 'attempts'>,
): DeliveryStatusBoard {
  const lines = new Map<string, DeliveryStatus>();
  const disabled = new Map<string, DestinationDisabledEvent>();
  const keyOf = (owner: string, destinationId: string) => JSON.stringify([owner, destinationId]);

  return {
    note(event) {
      const { kind } = event.outcome;
      const key = keyOf(event.owner, event.destinationId);
      const before = lines.get(key);
      if (DELIVERED.has(kind)) disabled.delete(key);
      lines.delete(key);
      lines.set(key, {
        lastAttempt: event,
        lastDeliveredAtMs: DELIVERED.has(kind) ? event.atMs : (before?.lastDeliveredAtMs ?? null),
        lastVerdict: VERDICTS.has(kind) ? event : before?.lastVerdict,
      });
      const quietest = lines.keys().next().value;
      if (lines.size > MAX_DESTINATIONS && quietest !== undefined) lines.delete(quietest);
    },
    noteDisabled: (event) => void disabled.set(keyOf(event.owner, event.destinationId), event),
    reopen(owner) {
      for (const [key, event] of disabled) if (event.owner === owner) disabled.delete(key);
    },
    autoDisabled: (owner, destinationId) => disabled.get(keyOf(owner, destinationId)),
    status: (owner, destinationId) => lines.get(keyOf(owner, destinationId)),
    counters: (destinationId) => broadcaster.destinationStats(destinationId),
    attempts: (owner, destinationId) =>
      broadcaster.attempts(destinationId).filter((attempt) => attempt.owner === owner),
  };
}
