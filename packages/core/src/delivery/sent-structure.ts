import type { Span } from '../otlp/span.ts';
import type { Clock } from '../runtime/clock.ts';

/** What each destination got of the spans that several requests share. */
export interface SentStructure {
  /** The spans among `structure` that this destination has not seen. They count as seen from now on. */
  unseen<Structural extends Pick<Span, 'traceId' | 'spanId'>>(
    destinationId: string,
    structure: readonly Structural[],
  ): readonly Structural[];
  /** Something for this destination was lost, perhaps with a root in it: all of its structure is sent anew. */
  forget(destinationId: string): void;
}

const MAX_REMEMBERED = 50_000;
const MAX_AGE_MS = 3_600_000;

/**
 * Remembers which structural spans a destination got already: a receiver shows the same span twice when it comes
 * twice within one block. Bounded in number and age. What is forgotten is sent once more, which is harmless; what was
 * lost and not forgotten would leave orphans.
 */
export function createSentStructure(clock: Clock): SentStructure {
  const seenAtMs = new Map<string, number>();
  /** The number of the last loss of each destination. */
  const losses = new Map<string, number>();
  let lossCount = 0;

  function firstSight(key: string): boolean {
    const now = clock.monotonic();
    const before = seenAtMs.get(key);
    if (before !== undefined && now - before < MAX_AGE_MS) return false;
    seenAtMs.delete(key);
    seenAtMs.set(key, now);
    if (seenAtMs.size > MAX_REMEMBERED) {
      const [oldest] = seenAtMs.keys();
      if (oldest !== undefined) seenAtMs.delete(oldest);
    }
    return true;
  }

  return {
    unseen(destinationId, structure) {
      if (structure.length === 0) return structure;
      const scope = `${destinationId}|${losses.get(destinationId) ?? 0}`;
      return structure.filter((span) => firstSight(`${scope}|${span.traceId}|${span.spanId}`));
    },
    forget(destinationId) {
      lossCount += 1;
      losses.delete(destinationId);
      losses.set(destinationId, lossCount);
      const [oldest] = losses.size > MAX_REMEMBERED ? losses.keys() : [];
      if (oldest !== undefined) losses.delete(oldest);
    },
  };
}
