import { describe, expect, it } from 'vitest';
import { PASS_LIFETIME_MS, passExpiry } from './connection-test-state.ts';

const NOW = 1_769_028_176_000;
const iso = (at: number): string => new Date(at).toISOString();

describe('passExpiry', () => {
  it('follows the receipt', () => {
    expect(passExpiry(iso(NOW + 120_000), NOW)).toBe(NOW + 120_000);
  });

  it.each([
    ['lives longer than a pass may', iso(NOW + 86_400_000)],
    ['is over already, because the clocks disagree', iso(NOW - 3_600_000)],
    ['is no date', 'soon'],
  ])('is ten minutes where the receipt %s', (_, expiresAt) => {
    expect(passExpiry(expiresAt, NOW)).toBe(NOW + PASS_LIFETIME_MS);
  });
});
