import type { Clock } from '@broadcast-kit/core';

/** Whether there is room for one more, and if not, when there will be. */
export type RateLimitOutcome = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

const MINUTE_MS = 60_000;
const MAX_OWNERS = 10_000;

/** Counts per owner: at most `perMinute` in any minute. Owners that were quiet for longest are forgotten first. */
export function createRateLimit({
  perMinute,
  clock,
}: {
  readonly perMinute: number;
  readonly clock: Clock;
}): (owner: string) => RateLimitOutcome {
  const timesByOwner = new Map<string, readonly number[]>();
  return (owner) => {
    const now = clock.monotonic();
    const recent = (timesByOwner.get(owner) ?? []).filter((time) => time > now - MINUTE_MS);
    const oldest = recent[0];
    if (recent.length >= perMinute) {
      const waitMs = oldest === undefined ? MINUTE_MS : oldest + MINUTE_MS - now;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    }
    timesByOwner.delete(owner);
    timesByOwner.set(owner, [...recent, now]);
    const quietest = timesByOwner.keys().next().value;
    if (timesByOwner.size > MAX_OWNERS && quietest !== undefined) timesByOwner.delete(quietest);
    return { ok: true };
  };
}
