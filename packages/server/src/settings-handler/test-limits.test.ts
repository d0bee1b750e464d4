import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { createTestLimits } from './test-limits.ts';

const MINUTE_MS = 60_000;

function setUp() {
  const clock = createTestClock();
  const count = createTestLimits({ perMinute: 3, perHour: 5, clock });
  return { clock, outcomeOf: (owner: string, actor: string) => count({ owner, actor })?.waitSeconds ?? 'runs' };
}

describe('limits of connection tests', () => {
  it('let an owner run so many per minute, whoever asks', async () => {
    const { clock, outcomeOf } = setUp();
    expect(['ada', 'ben', 'cy'].map((actor) => outcomeOf('acme', actor))).toEqual(['runs', 'runs', 'runs']);
    await clock.advance(20_000);
    expect(outcomeOf('acme', 'dee')).toBe(40);
    expect(outcomeOf('other', 'eve')).toBe('runs');
    await clock.advance(40_000);
    expect(outcomeOf('acme', 'dee')).toBe('runs');
  });

  it('let an owner run so many per hour, whoever asks', async () => {
    const { clock, outcomeOf } = setUp();
    for (const actor of ['ada', 'ben', 'cy', 'dee', 'eve']) {
      expect(outcomeOf('acme', actor)).toBe('runs');
      await clock.advance(MINUTE_MS);
    }
    expect(outcomeOf('acme', 'fay')).toBe(55 * 60);
    await clock.advance(55 * MINUTE_MS);
    expect(outcomeOf('acme', 'fay')).toBe('runs');
    expect(outcomeOf('acme', 'fay')).toBe(60);
  });

  it('let one person run so many per hour over all owners, and refuse nobody else for it', () => {
    const { outcomeOf } = setUp();
    for (let index = 0; index < 5; index += 1) expect(outcomeOf(`owner-${index}`, 'ada')).toBe('runs');
    expect(outcomeOf('owner-5', 'ada')).toBe(3600);
    // What was refused used up nothing of the owner's.
    for (let index = 0; index < 3; index += 1) expect(outcomeOf('owner-5', 'ben')).toBe('runs');
  });
});
