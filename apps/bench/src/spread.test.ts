import { expect, it } from 'vitest';
import { showSpread, spreadOf } from './spread.ts';

it('finds the middle and the quarters, whatever the order', () => {
  expect(spreadOf([50, 10, 40, 20, 30])).toEqual({ median: 30, p25: 20, p75: 40, min: 10, max: 50, n: 5 });
});

it('takes the middle between two values, to four digits', () => {
  expect(spreadOf([0.123456, 0.2])).toEqual({ median: 0.1617, p25: 0.1426, p75: 0.1809, min: 0.1235, max: 0.2, n: 2 });
});

it('is shown as its middle and middle half', () => {
  expect(showSpread(spreadOf([1, 2, 3, 4, 5]), ' us')).toBe('3 us (2 to 4)');
});
