import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { trackOpenCalls } from './open-calls.ts';

const generation = { id: 'gen-1-a', startedAtMs: 0, endedAtMs: 1, request: { model: 'x' } };

function track() {
  const recorded: unknown[] = [];
  const clock = createTestClock();
  return { recorded, clock, calls: trackOpenCalls({ record: (one) => recorded.push(one) }, clock) };
}

describe('trackOpenCalls', () => {
  it('waits until every call has recorded its generation', async () => {
    const { calls, clock, recorded } = track();
    calls.begin();
    calls.begin();
    let isDrained = false;
    const drained = calls.drain(1000).then(() => {
      isDrained = true;
    });
    calls.recorder.record(generation);
    await clock.advance(500);
    expect(isDrained).toBe(false);
    calls.recorder.record(generation);
    await drained;
    expect(recorded).toEqual([generation, generation]);
    expect(clock.pending()).toBe(0);
  });

  it('does not wait for a call that never ends', async () => {
    const { calls, clock } = track();
    calls.begin();
    const drained = calls.drain(1000);
    await clock.advance(1000);
    await drained;
  });

  it('takes no more calls once it drains', async () => {
    const { calls } = track();
    expect(calls.begin()).toBe(true);
    calls.recorder.record(generation);
    await calls.drain(1000);
    expect(calls.begin()).toBe(false);
  });
});
