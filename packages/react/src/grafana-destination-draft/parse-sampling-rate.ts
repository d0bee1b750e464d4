import { SAMPLING_RATE_RANGE } from '@broadcast-kit/core';

/** Percent as typed, with point or comma, as a rate from 0.0001 to 1; `undefined` for anything else. */
export function parseSamplingRate(percent: string): number | undefined {
  const text = percent.trim().replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d*\.?\d+$/.test(text)) return undefined;
  const rate = Number((Number(text) / 100).toFixed(6));
  return rate >= SAMPLING_RATE_RANGE.min && rate <= SAMPLING_RATE_RANGE.max ? rate : undefined;
}
