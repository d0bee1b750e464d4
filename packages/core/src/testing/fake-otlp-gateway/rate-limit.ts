import type { Clock } from '../../runtime/clock.ts';

/** How much a tenant may send. */
export interface RateLimit {
  /** Sustained bytes per second, counted as protobuf before compression. */
  readonly bytesPerSecond: number;
  /** Bytes that may come at once. */
  readonly burstBytes: number;
}

/** Tells whether `bytes` fit; then they are taken from the allowance. Otherwise the text of Tempo's refusal. */
export type CheckRate = (bytes: number, tenant: string) => string | undefined;

/** Creates a token bucket, full at the start. */
export function createRateLimit({ bytesPerSecond, burstBytes }: RateLimit, clock: Clock): CheckRate {
  let allowance = burstBytes;
  let filledAtMs = clock.monotonic();
  const limits = `(local: ${bytesPerSecond} bytes/s, global: 0 bytes/s, burst: ${burstBytes} bytes)`;
  return (bytes, tenant) => {
    const nowMs = clock.monotonic();
    allowance = Math.min(burstBytes, allowance + ((nowMs - filledAtMs) / 1000) * bytesPerSecond);
    filledAtMs = nowMs;
    if (bytes <= allowance) {
      allowance -= bytes;
      return undefined;
    }
    if (bytes > bytesPerSecond && bytes > burstBytes) {
      return `RATE_LIMITED: batch size (${bytes} bytes) exceeds ingestion limit ${limits} while adding ${bytes} bytes for user ${tenant}. consider reducing batch size or increasing rate limit.`;
    }
    return `RATE_LIMITED: ingestion rate limit ${limits} exceeded while adding ${bytes} bytes for user ${tenant}. consider increasing the limit or reducing ingestion rate.`;
  };
}
