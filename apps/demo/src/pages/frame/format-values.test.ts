import { describe, expect, it } from 'vitest';
import { formatAgo, formatChange, formatCost, formatCount, formatDuration, formatInstant } from './format-values.ts';

describe('values for people', () => {
  it.each([
    [100, 100, 'same'],
    [100, 120, '+20%'],
    [100, 65, '−35%'],
    [0.3, 1.02, '3.4×'],
    [0, 7, 'new'],
    [7, 0, 'none'],
  ])('writes the change from %d to %d as %s', (before, after, text) => {
    expect(formatChange(before, after)).toBe(text);
  });

  it.each([
    [0n, '0'],
    [950n, '950 ns'],
    [1_500n, '1.5 µs'],
    [212_400_000n, '212 ms'],
    [1_309_900_000n, '1.31 s'],
    [65_000_000_000n, '65 s'],
  ])('writes %s ns as %s', (nanoseconds, text) => {
    expect(formatDuration(nanoseconds)).toBe(text);
  });

  it.each([
    [0, '$0'],
    [0.0000975, '$0.0000975'],
    [0.0000004, '$0.0000004'],
    [0.1234567, '$0.123'],
    [1234.5, '$1,230'],
  ])('writes %d dollars as %s', (usd, text) => {
    expect(formatCost(usd)).toBe(text);
  });

  it.each([
    [0, 'just now'],
    [30, '30 seconds ago'],
    [60, '1 minute ago'],
    [7_200, '2 hours ago'],
    [86_400, 'yesterday'],
  ])('writes %d seconds ago as %s', (seconds, text) => {
    expect(formatAgo(0, seconds * 1000)).toBe(text);
  });

  it('writes a moment exactly', () => {
    expect(formatInstant(1_769_028_176_123)).toBe('2026-01-21 20:42:56.123 UTC');
  });

  it('counts in words', () => {
    expect([formatCount(1, 'span'), formatCount(1200, 'span')]).toEqual(['1 span', '1,200 spans']);
  });
});
