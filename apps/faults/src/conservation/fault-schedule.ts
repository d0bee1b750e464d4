import type { Fault } from '../fault-server.ts';
import { seededRandom, shuffled } from '../seeded-random.ts';

/** A fault of one destination that lasts for a while. */
export interface FaultPhase {
  /** Instance id of the destination. */
  readonly user: string;
  /** Milliseconds from the start of the run. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What happens to a request. A share of the requests passes all the same where `share` is below 1. */
  readonly fault: Fault;
  readonly share: number;
}

/** Every way to fail that the records have to survive, or that has to be accounted for. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 302, headers: { location: '/login' } },
  { kind: 'status', status: 500 },
  { kind: 'partial', rejected: 1 },
  { kind: 'hang', before: 'headers' },
  { kind: 'hang', before: 'body', takes: true },
  { kind: 'drip', everyMs: 200 },
  { kind: 'reset', before: 'headers', takes: true },
  { kind: 'reset', before: 'body', takes: true },
  { kind: 'half-close', takes: true },
  { kind: 'oversized', bytes: 1_000_000, takes: true },
  { kind: 'gzip-bomb', bytes: 1_000_000, takes: true },
  { kind: 'slow', delayMs: 150 },
];

/** Kinds of {@link FAULTS}: all of them come up in every schedule. */
export const SCHEDULED_KINDS: ReadonlySet<Fault['kind']> = new Set(FAULTS.map(({ kind }) => kind));

/** One destination for each fault. */
export const SCHEDULED_USERS: readonly string[] = FAULTS.map((_, index) => String(101 + index));

/**
 * Deals the faults out to the destinations: each has one soon and another one later, with a pause between, so that every
 * fault strikes a destination that was well before, and one that was not.
 *
 * @param options - `lengthMs`: when the last fault is over.
 */
export function faultSchedule({ seed, lengthMs }: { readonly seed: number; readonly lengthMs: number }): FaultPhase[] {
  const random = seededRandom(seed);
  const [early, late] = [shuffled(FAULTS, random), shuffled(FAULTS, random)];
  const halfMs = lengthMs / 2;
  return SCHEDULED_USERS.flatMap((user, index) =>
    [early[index], late[index]].flatMap((fault, half) => {
      if (fault === undefined) return [];
      const fromMs = (half + random() * 0.2) * halfMs;
      return { user, fromMs, toMs: (half + 0.6 + random() * 0.4) * halfMs, fault, share: 0.5 + random() * 0.5 };
    }),
  );
}
