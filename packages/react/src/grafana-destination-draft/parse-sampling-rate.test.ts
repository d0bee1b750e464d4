import { describe, expect, it } from 'vitest';
import { parseSamplingRate } from './parse-sampling-rate.ts';

describe('parseSamplingRate', () => {
  it.each([
    ['100', 1],
    [' 5 % ', 0.05],
    ['0,01', 0.0001],
    ['33.3', 0.333],
    ['.5', 0.005],
    ['29', 0.29],
  ])('reads %s as %d', (percent, rate) => {
    expect(parseSamplingRate(percent)).toBe(rate);
  });

  it.each(['', '0', '0.001', '101', '-1', '1e2', 'all', '1.2.3', 'Infinity'])('refuses %j', (percent) => {
    expect(parseSamplingRate(percent)).toBeUndefined();
  });
});
