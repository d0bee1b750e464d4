import { expect, it } from 'vitest';
import { measureRounds, ratioOf, spreadOfSide } from './pairs.ts';

it('measures the sides in turn, and compares within each round', async () => {
  const order: string[] = [];
  const values = { ours: [10, 40, 30], theirs: [20, 80, 20] };
  const rounds = await measureRounds(['ours', 'theirs'] as const, 3, async (side) => {
    order.push(side);
    return values[side].shift() ?? Number.NaN;
  });
  expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs']);
  expect(spreadOfSide(rounds, 'ours', (value) => value)).toMatchObject({ median: 30, n: 3 });
  // 0.5, 0.5 and 1.5: not the ratio of the medians.
  expect(ratioOf(rounds, ['ours', 'theirs'], (value) => value)).toMatchObject({ median: 0.5, p75: 1, n: 3 });
});
