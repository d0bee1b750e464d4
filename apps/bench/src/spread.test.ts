import { expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

it('finds the middle and the quarters, whatever the order', () => {
  expect(spreadOf([50, 10, 40, 20, 30])).toEqual({ median: 30, p25: 20, p75: 40, min: 10, max: 50 });
});

it('takes the middle between two values, to a tenth', () => {
  expect(spreadOf([1, 2.26])).toEqual({ median: 1.6, p25: 1.3, p75: 1.9, min: 1, max: 2.3 });
});
