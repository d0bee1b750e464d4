import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateFailure } from './destination-gate.ts';
import { admittedAtMs, isBreakerOpen, newGate, noteFailure, noteSuccess, reopen } from './destination-gate.ts';

const widths = { perDestination: 4, perDestinationMax: 16 };

function setUp() {
  const gate = newGate('team', 'd1');
  let nowMs = 0;
  /** One attempt as soon as it may leave. */
  const fail = (over: Partial<GateFailure> = {}) => {
    nowMs = Math.max(nowMs, gate.resumeAtMs);
    noteFailure(gate, { kind: 'passing', startedAtMs: nowMs, nowMs, random: () => 0.5, ...over });
    return gate.resumeAtMs - nowMs;
  };
  return { gate, fail, now: () => nowMs };
}

describe('the gate of a destination', () => {
  it('waits longer after each failure, up to 5 minutes', () => {
    const { fail } = setUp();
    const waits = Array.from({ length: 16 }, () => fail());
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    // From the fifth on the breaker is open: 5 s, doubled with each probe that fails.
    expect(waits.slice(4, 8)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(waits.at(-1)).toBe(300_000);
  });

  it('opens the breaker after five failures in a row, and where half of the last twenty failed', () => {
    const { gate, fail } = setUp();
    for (let failure = 0; failure < 4; failure += 1) fail();
    expect(isBreakerOpen(gate)).toBe(false);
    fail();
    expect(isBreakerOpen(gate)).toBe(true);
    noteSuccess(gate, widths);
    expect(isBreakerOpen(gate)).toBe(false);
    for (let round = 0; round < 9; round += 1) {
      fail();
      noteSuccess(gate, widths);
    }
    fail();
    expect(isBreakerOpen(gate)).toBe(true);
  });

  it('opens and closes its breaker as a simple model of it does, whatever happens', async () => {
    let opened = 0;
    await fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (outcomes) => {
        const { gate, fail } = setUp();
        let inARow = 0;
        let lastTwenty: boolean[] = [];
        let isOpen = false;
        for (const succeeds of outcomes) {
          const waited = succeeds ? noteSuccess(gate, widths) : fail();
          if (succeeds && isOpen) lastTwenty = [];
          lastTwenty = [...lastTwenty, succeeds].slice(-20);
          inARow = succeeds ? 0 : inARow + 1;
          const failed = lastTwenty.filter((one) => !one).length;
          isOpen = inARow >= 5 || (inARow > 0 && lastTwenty.length === 20 && failed >= 10);
          expect(isBreakerOpen(gate)).toBe(isOpen);
          if (!isOpen) continue;
          opened += 1;
          // One probe, five seconds or more after the last one.
          expect(gate.width).toBe(1);
          expect(waited).toBeGreaterThanOrEqual(5_000);
          expect(waited).toBeLessThanOrEqual(300_000);
        }
      }),
      { numRuns: 500 },
    );
    expect(opened).toBeGreaterThan(0);
  });

  it('lets one request through until something went through, then four, then more as long as it goes well', () => {
    const { gate, fail } = setUp();
    expect(gate.width).toBe(1);
    noteSuccess(gate, widths);
    expect(gate.width).toBe(4);
    for (let success = 0; success < 40; success += 1) {
      gate.inFlight = gate.width;
      noteSuccess(gate, widths);
    }
    expect(gate.width).toBe(16);
    fail();
    expect(gate.width).toBe(1);
    gate.inFlight = 1;
    expect(admittedAtMs(gate)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes requests that were under way together for one failure', () => {
    const { gate } = setUp();
    for (let request = 0; request < 4; request += 1) {
      noteFailure(gate, { kind: 'passing', startedAtMs: 0, nowMs: 100 + request, random: () => 0.5 });
    }
    expect(gate.failures).toBe(1);
    expect(gate.resumeAtMs).toBe(600);
  });

  it('never sends before the time that was asked for, and hardly later', async () => {
    const failures = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 1_000, max: 3_600_000 }),
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(failures, async (asked) => {
        const { fail } = setUp();
        for (const { afterMs, random } of asked) {
          const waited = fail({ kind: 'busy', afterMs, random: () => random });
          // A microsecond for the sum of two fractions.
          expect(waited).toBeGreaterThan(afterMs - 0.001);
          expect(waited).toBeLessThanOrEqual(Math.max(afterMs + 5_000, 300_000 * 1.2));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives a busy destination that names no time at least 5 seconds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (random) => {
        const { fail } = setUp();
        for (let failure = 0; failure < 4; failure += 1) {
          expect(fail({ kind: 'busy', random: () => random })).toBeGreaterThanOrEqual(5_000);
        }
      }),
    );
  });

  it('spreads its waits evenly between nothing and the longest', () => {
    const waits = Array.from({ length: 100 }, (_, index) => setUp().fail({ random: () => index / 100 }));
    expect(Math.min(...waits)).toBe(50);
    expect(Math.max(...waits)).toBe(990);
    expect(new Set(waits).size).toBeGreaterThan(90);
  });

  it('opens for new settings, but for a time that was asked for', () => {
    const { gate, fail, now } = setUp();
    fail({ kind: 'refused' });
    expect(gate.resumeAtMs - now()).toBe(900_000);
    reopen(gate);
    expect(admittedAtMs(gate)).toBeLessThanOrEqual(now());
    fail({ kind: 'busy', afterMs: 60_000 });
    reopen(gate);
    expect(admittedAtMs(gate) - now()).toBe(60_000);
  });
});
