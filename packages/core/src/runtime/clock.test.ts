import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the wall-clock time in epoch milliseconds', () => {
    expect(systemClock.now()).toBe(1_700_000_000_000);
  });

  it('measures durations that a jump of the wall clock does not change', () => {
    const before = systemClock.monotonic();
    vi.setSystemTime(0);
    vi.advanceTimersByTime(250);
    expect(systemClock.monotonic() - before).toBe(250);
  });

  it('runs a callback once, after its delay', () => {
    const callback = vi.fn();
    systemClock.schedule(callback, 100);
    vi.advanceTimersByTime(99);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('never runs a cancelled callback', () => {
    const callback = vi.fn();
    systemClock.schedule(callback, 100)();
    vi.advanceTimersByTime(1000);
    expect(callback).not.toHaveBeenCalled();
  });

  it('waits for delays that setTimeout would cut to nothing', () => {
    const callback = vi.fn();
    systemClock.schedule(callback, 60 * 24 * 3_600_000);
    vi.advanceTimersByTime(3_600_000);
    expect(callback).not.toHaveBeenCalled();
  });

  it('runs a callback whose time has passed already', () => {
    const callback = vi.fn();
    systemClock.schedule(callback, -5);
    vi.advanceTimersByTime(0);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('lets the process end unless somebody waits', () => {
    vi.useRealTimers();
    const timersKeepingAlive = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timersKeepingAlive();
    const cancelIdle = systemClock.schedule(() => {}, 60_000);
    expect(timersKeepingAlive()).toBe(before);
    const cancelAwaited = systemClock.schedule(() => {}, 60_000, { keepAlive: true });
    expect(timersKeepingAlive()).toBe(before + 1);
    cancelIdle();
    cancelAwaited();
    expect(timersKeepingAlive()).toBe(before);
  });
});
