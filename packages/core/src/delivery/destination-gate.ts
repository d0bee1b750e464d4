import type { Random } from '../runtime/random.ts';
import { probeDelayMs, retryDelayMs } from './retry-delay.ts';

/**
 * When a destination may be sent to, and by how many requests at once. The destination sleeps, not its batches. After a
 * failure a single request goes ahead and finds out; after five in a row, or where half of the last twenty failed, the
 * breaker is open and only probes leave. All times are monotonic milliseconds.
 */
export interface DestinationGate {
  readonly owner: string;
  readonly destinationId: string;
  /** Nothing is sent before. */
  resumeAtMs: number;
  /** Until when the other side asked not to be sent to. New settings do not shorten it. */
  askedUntilMs: number;
  /** When the gate was closed last: an attempt that began earlier tells of the same trouble. */
  closedAtMs: number;
  /** Failures in a row, those of requests that were under way together counted once. */
  failures: number;
  /** Probes in a row that failed while the breaker was open. */
  failedProbes: number;
  /** The last twenty outcomes, newest last: whether each was a success. */
  outcomes: boolean[];
  /** Since when attempts fail with no success in between. */
  failingSinceMs: number | undefined;
  /** Refusals of content in a row. A receiver that takes nothing at all is no matter of one bad record. */
  refusals: number;
  /** Looks in a row at which the destination was gone. */
  absences: number;
  inFlight: number;
  /** Most requests at once. Grows while they go through, halves when they do not. */
  width: number;
  /** Whether anything ever went through. */
  isProven: boolean;
  /** Disabled for failing too long: nothing is sent until its settings change. */
  isPaused: boolean;
  /** It was told to wait for a request that is under way, or for a change. */
  isParked: boolean;
}

/** How many requests at once a gate lets through. */
export interface GateWidths {
  /** For a destination that works, to begin with. */
  readonly perDestination: number;
  /** The most that it may grow to. */
  readonly perDestinationMax: number;
}

const WINDOW = 20;
const FAILURES_TO_OPEN = 5;
/** How long a destination whose credentials or address are refused is left alone between two tries. */
const HELD_DELAY_MS = 900_000;

/** The gate of a destination that nothing is known of: one request goes ahead. */
export function newGate(owner: string, destinationId: string): DestinationGate {
  return {
    owner,
    destinationId,
    resumeAtMs: Number.NEGATIVE_INFINITY,
    askedUntilMs: Number.NEGATIVE_INFINITY,
    closedAtMs: Number.NEGATIVE_INFINITY,
    failures: 0,
    failedProbes: 0,
    outcomes: [],
    failingSinceMs: undefined,
    refusals: 0,
    absences: 0,
    inFlight: 0,
    width: 1,
    isProven: false,
    isPaused: false,
    isParked: false,
  };
}

/** From when on one more request may leave; `Infinity` where something else has to happen first. */
export function admittedAtMs(gate: DestinationGate): number {
  return gate.isPaused || gate.inFlight >= gate.width ? Number.POSITIVE_INFINITY : gate.resumeAtMs;
}

/** Whether only probes leave. */
export function isBreakerOpen({ failures, outcomes }: DestinationGate): boolean {
  const failed = outcomes.filter((succeeded) => !succeeded).length;
  return failures >= FAILURES_TO_OPEN || (failures > 0 && outcomes.length === WINDOW && failed >= WINDOW / 2);
}

function note(gate: DestinationGate, succeeded: boolean): void {
  gate.outcomes.push(succeeded);
  if (gate.outcomes.length > WINDOW) gate.outcomes.shift();
}

/** A request went through. What the other side asked another one to wait for still counts. */
export function noteSuccess(gate: DestinationGate, { perDestination, perDestinationMax }: GateWidths): void {
  if (isBreakerOpen(gate)) gate.outcomes = [];
  note(gate, true);
  const wasFull = gate.inFlight >= gate.width;
  const isBack = !gate.isProven || gate.failures > 0;
  if (isBack) gate.width = perDestination;
  else if (wasFull) gate.width = Math.min(perDestinationMax, gate.width + 1);
  gate.isProven = true;
  gate.failures = 0;
  gate.failedProbes = 0;
  gate.refusals = 0;
  gate.failingSinceMs = undefined;
}

/** What is known of a failure. */
export interface GateFailure {
  readonly startedAtMs: number;
  readonly nowMs: number;
  readonly random: Random;
  /** What the other side asked for. */
  readonly afterMs?: number | undefined;
  /** `busy`: too much for it right now. `refused`: only new settings can mend it; a probe goes out every 15 minutes. */
  readonly kind: 'passing' | 'busy' | 'refused';
}

function waitMs(gate: DestinationGate, { kind, afterMs, random }: GateFailure, isBreaking: boolean): number {
  if (kind === 'refused') return HELD_DELAY_MS;
  // Many senders that were told the same time must not come back in the same moment.
  const asked = afterMs === undefined ? 0 : afterMs + random() * Math.min(5_000, afterMs / 10);
  const own = isBreaking ? probeDelayMs(gate.failedProbes, random) : retryDelayMs(gate.failures, random);
  const least = kind === 'busy' && afterMs === undefined && !isBreaking ? 5_000 + own : own;
  return Math.max(asked, least);
}

/** A request failed: the gate closes for a while, never for less than what was asked for before. */
export function noteFailure(gate: DestinationGate, failure: GateFailure): void {
  const { startedAtMs, nowMs } = failure;
  const isSameTrouble = startedAtMs < gate.closedAtMs;
  gate.failingSinceMs ??= nowMs;
  note(gate, false);
  if (!isSameTrouble) {
    const wasOpen = isBreakerOpen(gate) && gate.failures > 0;
    gate.failures += 1;
    if (wasOpen) gate.failedProbes += 1;
  }
  gate.width = 1;
  gate.closedAtMs = nowMs;
  if (failure.afterMs !== undefined) gate.askedUntilMs = Math.max(gate.askedUntilMs, nowMs + failure.afterMs);
  else if (isSameTrouble) return;
  gate.resumeAtMs = Math.max(gate.resumeAtMs, nowMs + waitMs(gate, failure, isBreakerOpen(gate)));
}

/** The settings changed: whatever was held against the destination is forgotten, but for what it asked for itself. */
export function reopen(gate: DestinationGate): void {
  gate.failures = 0;
  gate.failedProbes = 0;
  gate.refusals = 0;
  gate.absences = 0;
  gate.outcomes = [];
  gate.failingSinceMs = undefined;
  gate.isPaused = false;
  gate.resumeAtMs = gate.askedUntilMs;
}
