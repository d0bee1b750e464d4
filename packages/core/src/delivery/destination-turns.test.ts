import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDestinationTurns } from './destination-turns.ts';
import { createDueTimes } from './due-times.ts';

describe('turns', () => {
  it('go round', () => {
    const turns = createDestinationTurns();
    for (const id of ['a', 'b', 'c']) turns.add(id);
    const order = Array.from({ length: 5 }, () => turns.next(0, () => 0));
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('ask about 10,000 destinations that are held back once, and then about nobody but who may go', () => {
    const turns = createDestinationTurns();
    for (let index = 0; index < 10_000; index += 1) turns.add(`held-${index}`);
    turns.add('healthy');
    let questions = 0;
    const admit = (id: string) => {
      questions += 1;
      return id === 'healthy' ? 0 : 60_000;
    };
    expect(turns.next(0, admit)).toBe('healthy');
    expect(questions).toBe(10_001);
    for (let turn = 0; turn < 1_000; turn += 1) expect(turns.next(turn, admit)).toBe('healthy');
    expect(questions).toBe(11_001);
    expect(turns.dueAtMs()).toBe(60_000);
  });

  it('come back to a destination at its time, or when it is resumed', () => {
    const turns = createDestinationTurns();
    turns.add('later');
    turns.add('busy');
    expect(turns.next(0, (id) => (id === 'later' ? 500 : Number.POSITIVE_INFINITY))).toBeUndefined();
    expect(turns.next(499, () => 0)).toBeUndefined();
    expect(turns.next(500, () => 0)).toBe('later');
    turns.resume('busy');
    expect([turns.next(500, () => 0), turns.next(500, () => 0)].sort()).toEqual(['busy', 'later']);
  });

  it('forget a destination that has nothing left, with what it waited for', () => {
    const turns = createDestinationTurns();
    turns.add('a');
    turns.next(0, () => 100);
    turns.remove('a');
    expect(turns.dueAtMs()).toBe(Number.POSITIVE_INFINITY);
    expect(turns.next(1_000, () => 0)).toBeUndefined();
  });
});

it('times come due in their order, whatever was changed and removed meanwhile', async () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    dueAtMs: fc.option(fc.integer({ min: 0, max: 999 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 300 }), async (changes) => {
      const times = createDueTimes();
      const model = new Map<string, number>();
      for (const { id, dueAtMs } of changes) {
        if (dueAtMs === null) times.remove(`${id}`);
        else times.set(`${id}`, dueAtMs);
        if (dueAtMs === null) model.delete(`${id}`);
        else model.set(`${id}`, dueAtMs);
        expect(times.earliestMs()).toBe(Math.min(Number.POSITIVE_INFINITY, ...model.values()));
      }
      const taken: number[] = [];
      for (let id = times.takeDue(999); id !== undefined; id = times.takeDue(999)) taken.push(model.get(id) ?? -1);
      expect(taken).toEqual([...model.values()].sort((a, b) => a - b));
    }),
  );
});
