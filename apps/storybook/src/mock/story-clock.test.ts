import { createTestClock } from '@broadcast-kit/core/testing';
import { expect, it } from 'vitest';
import { createStoryClock } from './story-clock.ts';

function setup() {
  const real = createTestClock({ nowMs: 1_000 });
  const clock = createStoryClock(real);
  const ran: string[] = [];
  const note = (name: string) => () => void ran.push(`${name}@${clock.monotonic()}`);
  return { real, clock, ran, note };
}

it('runs with the real one', async () => {
  const { real, clock, ran, note } = setup();
  clock.schedule(note('a'), 100);
  await real.advance(100);
  expect(ran).toEqual(['a@100']);
  expect(clock.now()).toBe(1_100);
});

it('skips time: what is due runs in order, what is not comes so much earlier', async () => {
  const { real, clock, ran, note } = setup();
  clock.schedule(note('late'), 5_000);
  clock.schedule(note('second'), 2_000);
  clock.schedule(note('first'), 1_000);
  clock.skip(4_000);
  expect(ran).toEqual(['first@4000', 'second@4000']);
  expect(clock.now()).toBe(5_000);
  await real.advance(999);
  expect(ran).toHaveLength(2);
  await real.advance(1);
  expect(ran).toEqual(['first@4000', 'second@4000', 'late@5000']);
});

it('runs nothing that was cancelled, also by what ran just before', async () => {
  const { real, clock, ran, note } = setup();
  const cancelSecond = clock.schedule(note('second'), 200);
  clock.schedule(cancelSecond, 100);
  clock.schedule(note('third'), 300)();
  clock.skip(1_000);
  await real.advance(1_000);
  expect(ran).toEqual([]);
});

it('leaves nothing behind once it is closed', async () => {
  const { real, clock, ran, note } = setup();
  clock.schedule(note('a'), 100);
  clock.close();
  expect(real.pending()).toBe(0);
  await real.advance(1_000);
  expect(ran).toEqual([]);
});
