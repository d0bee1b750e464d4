import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import type { TestTurn } from './test-turns.ts';
import { createTestTurns } from './test-turns.ts';

const setUp = () => createTestTurns({ perMinute: 1000, perHour: 1000, clock: createTestClock() });
const quiet = { trusted: true, signal: new AbortController().signal };
const of = (owner: string) => ({ owner, actor: 'ada' });
const leave = (turn: TestTurn) => turn.ok && turn.leave();
const statusOf = (turn: TestTurn) => (turn.ok ? 'runs' : turn.status);
const refusalOf = (turn: TestTurn) => (turn.ok ? 'runs' : [turn.status, turn.headers]);

describe('turns of connection tests', () => {
  it('lets the tests of one owner run one after another, in the order they came', async () => {
    const take = setUp();
    const entered: number[] = [];
    const turns = [0, 1, 2].map(async (number) => {
      const turn = await take(of('owner'), quiet);
      entered.push(number);
      return turn;
    });
    const first = await turns[0];
    expect(entered).toEqual([0]);
    if (first !== undefined) leave(first);
    const second = await turns[1];
    expect(entered).toEqual([0, 1]);
    if (first !== undefined) leave(first);
    await Promise.resolve();
    expect(entered).toEqual([0, 1]);
    if (second !== undefined) leave(second);
    await turns[2];
    expect(entered).toEqual([0, 1, 2]);
  });

  it('refuses a seventh test of one owner with the time to wait, and nobody else', async () => {
    const take = setUp();
    const waiting = Array.from({ length: 6 }, () => take(of('owner'), quiet));
    const refused = await take(of('owner'), quiet);
    expect(refusalOf(refused)).toEqual([429, { 'retry-after': '5' }]);
    expect(statusOf(await take(of('other'), quiet))).toBe('runs');
    for (const turn of waiting) leave(await turn);
    expect(statusOf(await take(of('owner'), quiet))).toBe('runs');
  });

  it('lets an eleventh owner wait for a slot, and refuses after ten seconds', async () => {
    const clock = createTestClock();
    const take = createTestTurns({ perMinute: 1000, perHour: 1000, clock });
    const turns = await Promise.all(Array.from({ length: 10 }, (_, index) => take(of(`owner-${index}`), quiet)));
    expect(turns.map(statusOf)).toEqual(Array(10).fill('runs'));
    const patient = take(of('owner-10'), quiet);
    const [first] = turns;
    if (first !== undefined) leave(first);
    expect(statusOf(await patient)).toBe('runs');

    const unlucky = take(of('owner-11'), quiet);
    const behind = take(of('owner-11'), quiet);
    await clock.advance(10_000);
    expect(refusalOf(await unlucky)).toEqual([429, { 'retry-after': '5' }]);
    leave(await patient);
    expect(statusOf(await behind)).toBe('runs');
  });

  it('has room for known hosts while others are busy with slow ones', async () => {
    const take = setUp();
    const slow = { ...quiet, trusted: false };
    await Promise.all(Array.from({ length: 7 }, (_, index) => take(of(`slow-${index}`), slow)));
    void take(of('slow-7'), slow);
    expect(statusOf(await take(of('owner'), quiet))).toBe('runs');
  });

  it('gives the place in the line of a caller who left to the next', async () => {
    const take = setUp();
    const first = await take(of('owner'), quiet);
    const leaving = new AbortController();
    const left = take(of('owner'), { ...quiet, signal: leaving.signal });
    const next = take(of('owner'), quiet);
    leaving.abort();
    expect(statusOf(await left)).toBe(429);
    leave(first);
    expect(statusOf(await next)).toBe('runs');
  });
});
