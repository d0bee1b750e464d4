import { createDueTimes } from './due-times.ts';

/** Whose turn it is. For makers of a {@link DeliveryQueue}. */
export interface DestinationTurns {
  /** A destination has something waiting. One that is held back stays so. */
  add(destinationId: string): void;
  /** A destination has nothing waiting any more. */
  remove(destinationId: string): void;
  /** A destination is asked about again at once. */
  resume(destinationId: string): void;
  /**
   * The destination whose turn it is, of those that `admitAtMs` lets through; its next turn comes after all others'. The
   * others are held back until the time that it names.
   */
  next(nowMs: number, admitAtMs: (destinationId: string) => number): string | undefined;
  /** When the first destination that is held back comes due; `Infinity` where none has a time. */
  dueAtMs(): number;
}

/**
 * Fair turns over destinations. A turn costs no more however many destinations are held back: each is looked at once when
 * its time has come.
 */
export function createDestinationTurns(): DestinationTurns {
  // In the order of their turns.
  const ready = new Set<string>();
  const heldBack = createDueTimes();

  return {
    add(destinationId) {
      if (!heldBack.has(destinationId)) ready.add(destinationId);
    },
    remove(destinationId) {
      ready.delete(destinationId);
      heldBack.remove(destinationId);
    },
    resume(destinationId) {
      if (!heldBack.has(destinationId)) return;
      heldBack.remove(destinationId);
      ready.add(destinationId);
    },
    next(nowMs, admitAtMs) {
      for (let due = heldBack.takeDue(nowMs); due !== undefined; due = heldBack.takeDue(nowMs)) ready.add(due);
      for (const destinationId of ready) {
        const atMs = admitAtMs(destinationId);
        ready.delete(destinationId);
        if (atMs <= nowMs) {
          ready.add(destinationId);
          return destinationId;
        }
        heldBack.set(destinationId, atMs);
      }
      return undefined;
    },
    dueAtMs: () => heldBack.earliestMs(),
  };
}
