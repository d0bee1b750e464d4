import { describe, expect, it, vi } from 'vitest';
import { isBroadcastError } from '../runtime/broadcast-error.ts';
import { createTestClock } from './create-test-clock.ts';

describe('createTestClock', () => {
  it('stands still until it is moved', async () => {
    const clock = createTestClock({ nowMs: 1_000 });
    expect([clock.now(), clock.monotonic()]).toEqual([1_000, 0]);
    await clock.advance(250.5);
    expect([clock.now(), clock.monotonic()]).toEqual([1_250.5, 250.5]);
  });

  it('starts at the same moment in every run', () => {
    expect(new Date(createTestClock().now()).toISOString()).toBe('2026-01-21T20:42:56.000Z');
  });

  it('runs timers in the order of their times, each at its own', async () => {
    const clock = createTestClock({ nowMs: 0 });
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name}@${clock.now()}`);
    clock.schedule(note('late'), 30);
    clock.schedule(note('first'), 10);
    clock.schedule(note('second'), 10);
    clock.schedule(note('at once'), -5);
    clock.schedule(note('after'), 31);
    await clock.advance(30);
    expect(ran).toEqual(['at once@0', 'first@10', 'second@10', 'late@30']);
    expect(clock.pending()).toBe(1);
  });

  it('runs what a timer and its promises schedule on the way', async () => {
    const clock = createTestClock();
    const times: number[] = [];
    const retry = async () => {
      times.push(clock.monotonic());
      for (let hop = 0; hop < 20; hop += 1) await Promise.resolve();
      clock.schedule(() => void retry(), 100);
    };
    void retry();
    await clock.advance(350);
    expect(times).toEqual([0, 100, 200, 300]);
  });

  it('waits for the body of a response between two timers', async () => {
    const clock = createTestClock();
    const texts: string[] = [];
    const poll = async () => {
      texts.push(`${await new Response(`at ${clock.monotonic()}`).text()}`);
      clock.schedule(() => void poll(), 1_000);
    };
    void poll();
    await clock.advance(2_000);
    expect(texts).toEqual(['at 0', 'at 1000', 'at 2000']);
  });

  it('forgets a timer that was cancelled', async () => {
    const clock = createTestClock();
    const callback = vi.fn();
    const cancel = clock.schedule(callback, 10);
    cancel();
    cancel();
    expect(clock.pending()).toBe(0);
    await clock.advance(100);
    expect(callback).not.toHaveBeenCalled();
  });

  it('jumps without running a timer or touching durations', async () => {
    const clock = createTestClock({ nowMs: 0 });
    const callback = vi.fn();
    clock.schedule(callback, 10);
    clock.jump(-86_400_000);
    expect([clock.now(), clock.monotonic()]).toEqual([-86_400_000, 0]);
    expect(callback).not.toHaveBeenCalled();
    await clock.advance(10);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('passes on what a timer throws', async () => {
    const clock = createTestClock();
    clock.schedule(() => {
      throw new Error('boom');
    }, 5);
    await expect(clock.advance(10)).rejects.toThrow('boom');
    expect([clock.monotonic(), clock.pending()]).toEqual([5, 0]);
  });

  it.each([-1, Number.NaN])('cannot advance by %d', async (ms) => {
    const error: unknown = await createTestClock()
      .advance(ms)
      .catch((reason: unknown) => reason);
    expect(isBroadcastError(error) && error.code).toBe('invalid_option');
  });

  it('notices a timer that never lets time pass', async () => {
    const clock = createTestClock();
    const again = () => {
      clock.schedule(again, 0);
    };
    again();
    await expect(clock.advance(1)).rejects.toThrow('without time passing');
  });

  it('settles under the fake timers of a test runner', async () => {
    vi.useFakeTimers();
    try {
      const clock = createTestClock();
      await clock.advance(10);
      expect(clock.monotonic()).toBe(10);
    } finally {
      vi.useRealTimers();
    }
  });
});
