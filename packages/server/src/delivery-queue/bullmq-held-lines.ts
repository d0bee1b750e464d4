import { createDestinationTurns, type TakeRequest } from '@broadcast-kit/core';
import type { HeldDelivery } from './bullmq-intake.ts';

/** What this instance has in its hands and nobody has taken, in a line per destination. */
export interface HeldLines {
  /** Into the line of its destination, at its place. */
  enter(held: HeldDelivery): void;
  /** The first of the line whose turn it is. */
  next(request: TakeRequest): HeldDelivery | undefined;
  /** When the first destination that is held back comes due. */
  dueAtMs(): number;
  resume(destinationId: string): void;
  /** Takes out so many of destinations that are held back, and says after how long they may come again. */
  giveUp(count: number, nowMs: number): { readonly held: HeldDelivery; readonly delayMs: number }[];
  /** Takes out all. */
  clear(): HeldDelivery[];
}

/** For one whose destination is held back until somebody says otherwise: longer each time, since that may be soon or never. */
const UNTIL_RESUMED_MS = { first: 500, longest: 60_000 } as const;
const SHORTEST_MS = 50;
const LONGEST_MS = 900_000;

/** Empty lines. */
export function createHeldLines(): HeldLines {
  const turns = createDestinationTurns();
  const lines = new Map<string, HeldDelivery[]>();
  const heldBackUntil = new Map<string, number>();

  function forgetEmpty(destinationId: string): void {
    if (lines.get(destinationId)?.length !== 0) return;
    lines.delete(destinationId);
    turns.remove(destinationId);
    heldBackUntil.delete(destinationId);
  }

  function delayOf({ delivery, timesHeld }: HeldDelivery, nowMs: number): number {
    const until = heldBackUntil.get(delivery.destinationId) ?? nowMs;
    const { first, longest } = UNTIL_RESUMED_MS;
    if (until === Number.POSITIVE_INFINITY) return Math.min(longest, first * 2 ** timesHeld);
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, until - nowMs));
  }

  return {
    enter(held) {
      const { destinationId } = held.delivery;
      const line = lines.get(destinationId) ?? [];
      const behind = line.findIndex(({ place }) => place > held.place);
      line.splice(behind === -1 ? line.length : behind, 0, held);
      lines.set(destinationId, line);
      turns.add(destinationId);
    },
    next({ nowMs, admit }) {
      const destinationId = turns.next(nowMs, (candidate) => {
        const atMs = admit({ owner: lines.get(candidate)?.[0]?.delivery.owner ?? '', destinationId: candidate });
        if (atMs > nowMs) heldBackUntil.set(candidate, atMs);
        else heldBackUntil.delete(candidate);
        return atMs;
      });
      if (destinationId === undefined) return undefined;
      const first = lines.get(destinationId)?.shift();
      forgetEmpty(destinationId);
      return first;
    },
    dueAtMs: turns.dueAtMs,
    resume(destinationId) {
      heldBackUntil.delete(destinationId);
      turns.resume(destinationId);
    },
    giveUp(count, nowMs) {
      const given: { held: HeldDelivery; delayMs: number }[] = [];
      const dueMs = (destinationId: string) => heldBackUntil.get(destinationId) ?? 0;
      const latestFirst = [...heldBackUntil.keys()].sort((a, b) => dueMs(b) - dueMs(a));
      // The newest first, and the first of each line only where there are too many lines.
      for (const kept of [1, 0]) {
        for (const destinationId of latestFirst) {
          const line = lines.get(destinationId) ?? [];
          const going = line.splice(Math.max(kept, line.length - (count - given.length)));
          given.push(...going.map((held) => ({ held, delayMs: delayOf(held, nowMs) })));
          forgetEmpty(destinationId);
        }
      }
      return given;
    },
    clear() {
      const all = [...lines.values()].flat();
      for (const destinationId of lines.keys()) turns.remove(destinationId);
      lines.clear();
      heldBackUntil.clear();
      return all;
    },
  };
}
