import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

it('has no more calls under way than it may, and answers all of them in order', async () => {
  let underWay = 0;
  let most = 0;
  const answered: number[] = [];
  const limited = atMost(3, async (call: number) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    return call;
  });
  const calls = Array.from({ length: 20 }, (_, call) => call);
  await Promise.all(calls.map(async (call) => void answered.push(await limited(call))));
  expect({ most, answered }).toEqual({ most: 3, answered: calls });
});

it('goes on after calls that failed', async () => {
  const limited = atMost(1, async (call: number) => {
    if (call < 2) throw new Error(`call ${call}`);
    return call;
  });
  const outcomes = await Promise.allSettled([0, 1, 2, 3].map(limited));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
});
