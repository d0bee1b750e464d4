import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { createTestSlots } from './test-slots.ts';

const { signal } = new AbortController();
const TRUSTED = { trusted: true, signal };
const UNTRUSTED = { trusted: false, signal };

/** Slots, and the names of those that got one, in order, with what gives it back. */
function setUp() {
  const clock = createTestClock();
  const take = createTestSlots({ clock });
  const entered: string[] = [];
  const refused: string[] = [];
  const releases = new Map<string, () => void>();
  const ask = async (name: string, request: Parameters<typeof take>[0]) => {
    const release = await take(request);
    if (release === undefined) refused.push(name);
    else {
      entered.push(name);
      releases.set(name, release);
    }
  };
  return {
    clock,
    entered,
    refused,
    ask: (name: string, request: Parameters<typeof take>[0]) => void ask(name, request),
    askMany: (count: number, name: string, request: Parameters<typeof take>[0]) =>
      Promise.all(Array.from({ length: count }, (_, index) => ask(`${name}-${index}`, request))),
    async release(name: string) {
      releases.get(name)?.();
      await clock.advance(0);
    },
  };
}

describe('slots of connection tests', () => {
  it('keep three of ten for hosts that the operator knows', async () => {
    const { clock, entered, ask, askMany } = setUp();
    await askMany(7, 'slow', UNTRUSTED);
    ask('eighth slow', UNTRUSTED);
    await clock.advance(0);
    expect(entered.length).toBe(7);
    await askMany(3, 'known', TRUSTED);
    expect(entered.slice(7)).toEqual(['known-0', 'known-1', 'known-2']);
  });

  it('are all open to hosts that the operator knows', async () => {
    const { clock, entered, ask, askMany } = setUp();
    await askMany(10, 'known', TRUSTED);
    ask('eleventh', TRUSTED);
    await clock.advance(0);
    expect(entered.length).toBe(10);
  });

  it('go to those who wait, first come first served', async () => {
    const { entered, ask, askMany, release } = setUp();
    await askMany(7, 'slow', UNTRUSTED);
    await askMany(3, 'known', TRUSTED);
    ask('first', UNTRUSTED);
    ask('second', TRUSTED);
    ask('third', UNTRUSTED);
    await release('slow-0');
    expect(entered.slice(10)).toEqual(['first']);
    // The slot of a known host is none for an unknown one.
    await release('known-0');
    expect(entered.slice(10)).toEqual(['first', 'second']);
    await release('first');
    expect(entered.slice(10)).toEqual(['first', 'second', 'third']);
  });

  it('are waited for ten seconds at most', async () => {
    const { clock, entered, refused, ask, askMany, release } = setUp();
    await askMany(10, 'known', TRUSTED);
    ask('patient', TRUSTED);
    await clock.advance(9999);
    expect(refused).toEqual([]);
    await clock.advance(1);
    expect(refused).toEqual(['patient']);
    await release('known-0');
    expect(entered).not.toContain('patient');
  });

  it('are not given to a caller who left', async () => {
    const { clock, entered, refused, ask, askMany, release } = setUp();
    await askMany(10, 'known', TRUSTED);
    const leaving = new AbortController();
    ask('leaving', { trusted: true, signal: leaving.signal });
    ask('next', TRUSTED);
    leaving.abort();
    ask('gone', { trusted: true, signal: leaving.signal });
    await release('known-0');
    expect([entered.slice(10), refused]).toEqual([['next'], ['gone', 'leaving']]);
    expect(clock.pending()).toBe(0);
  });

  it('let no more than a hundred wait', async () => {
    const { clock, refused, ask, askMany } = setUp();
    await askMany(10, 'known', TRUSTED);
    for (let index = 0; index < 100; index += 1) {
      ask(`waiting-${index}`, { trusted: true, signal: new AbortController().signal });
    }
    ask('one too many', TRUSTED);
    await clock.advance(0);
    expect(refused).toEqual(['one too many']);
  });
});
