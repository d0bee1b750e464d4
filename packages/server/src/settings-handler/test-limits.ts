import type { Clock } from '@broadcast-kit/core';
import { createRateLimit } from './rate-limit.ts';

/** Whose test it is. */
export interface TestAsker {
  readonly owner: string;
  /** Who acts, of whatever owner. */
  readonly actor: string;
}

/** How many connection tests are run. */
export interface TestLimits {
  /** Of one owner. */
  readonly perMinute: number;
  /** Of one owner, and of one actor over all owners. */
  readonly perHour: number;
}

/** Counts one more test; or says, counting nothing, which limit it would break. */
export type CountTest = (asker: TestAsker) => { readonly message: string; readonly waitSeconds: number } | undefined;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Limits over time. Those of an hour are for what no minute shows: a slow scan through the server, and one person who
 * makes owner after owner. They live in memory, per instance.
 */
export function createTestLimits({ perMinute, perHour, clock }: TestLimits & { readonly clock: Clock }): CountTest {
  const minute = createRateLimit({ max: perMinute, windowMs: MINUTE_MS, clock });
  const hour = createRateLimit({ max: perHour, windowMs: HOUR_MS, clock });
  const hourOfActor = createRateLimit({ max: perHour, windowMs: HOUR_MS, clock });

  return ({ owner, actor }) => {
    const limits = [
      { limit: minute, key: owner, period: 'minute' },
      { limit: hour, key: owner, period: 'hour' },
      { limit: hourOfActor, key: actor, period: 'hour' },
    ];
    const waits = limits.map(({ limit, key }) => limit.waitSeconds(key));
    const waitSeconds = Math.max(...waits);
    const broken = limits[waits.indexOf(waitSeconds)];
    if (broken !== undefined && waitSeconds > 0) {
      const message = `Too many connection tests. At most ${broken.limit.max} per ${broken.period} are run.`;
      return { message, waitSeconds };
    }
    for (const { limit, key } of limits) limit.count(key);
    return undefined;
  };
}
