import type { DeliveryEvent } from './delivery-event.ts';

/** The last attempts of each destination, for people. */
export interface AttemptLog {
  note(event: DeliveryEvent): void;
  /** Newest first. */
  of(destinationId: string): readonly DeliveryEvent[];
}

const MAX_DESTINATIONS = 10_000;

/**
 * A log in memory. Beyond 10,000 destinations the one that was quiet for longest is forgotten.
 *
 * @param size - Attempts that are kept per destination.
 */
export function createAttemptLog(size: number): AttemptLog {
  const attempts = new Map<string, DeliveryEvent[]>();
  return {
    note(event) {
      const { destinationId } = event;
      const earlier = attempts.get(destinationId) ?? [];
      attempts.delete(destinationId);
      attempts.set(destinationId, [event, ...earlier.slice(0, size - 1)]);
      const [quietest] = attempts.size > MAX_DESTINATIONS ? attempts.keys() : [];
      if (quietest !== undefined) attempts.delete(quietest);
    },
    of: (destinationId) => attempts.get(destinationId) ?? [],
  };
}
