import type { DestinationGate } from './destination-gate.ts';
import { newGate } from './destination-gate.ts';

/** The gates of all destinations that something is known of. */
export interface DestinationGates {
  of(owner: string, destinationId: string): DestinationGate;
  known(destinationId: string): DestinationGate | undefined;
  ofOwner(owner: string): DestinationGate[];
}

const MAX_AT_REST = 10_000;

/**
 * Gates by destination. Beyond 10,000 those that hold nothing back are forgotten, longest unused first; a wait that was asked
 * for is never.
 *
 * @param failingSinceMs - Since when a destination that is new here fails, in monotonic milliseconds: what an earlier run knew.
 */
export function createDestinationGates({
  monotonic,
  failingSinceMs,
}: {
  readonly monotonic: () => number;
  readonly failingSinceMs: (destinationId: string) => number | undefined;
}): DestinationGates {
  const gates = new Map<string, DestinationGate>();
  let sweepAbove = MAX_AT_REST;

  function sweep(): void {
    const nowMs = monotonic();
    for (const [id, gate] of gates) {
      if (gates.size <= MAX_AT_REST) break;
      const isAtRest = gate.inFlight === 0 && !gate.isPaused && !gate.isParked && gate.resumeAtMs <= nowMs;
      if (isAtRest) gates.delete(id);
    }
    // Where most of them hold something back, the next sweep waits until it may be worth its while.
    sweepAbove = Math.max(MAX_AT_REST, gates.size) * 1.1;
  }

  return {
    of(owner, destinationId) {
      const found = gates.get(destinationId);
      if (found !== undefined) return found;
      const gate = newGate(owner, destinationId);
      gate.failingSinceMs = failingSinceMs(destinationId);
      gates.set(destinationId, gate);
      if (gates.size > sweepAbove) sweep();
      return gate;
    },
    known: (destinationId) => gates.get(destinationId),
    ofOwner: (owner) => [...gates.values()].filter((gate) => gate.owner === owner),
  };
}
