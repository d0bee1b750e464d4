import type { DeliveryEvent } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { createDeliveryStatusBoard } from './delivery-status-board.ts';

const event = (destinationId: string, atMs: number, outcome: DeliveryEvent['outcome']): DeliveryEvent => ({
  owner: 'owner',
  destinationId,
  atMs,
  records: 1,
  attempt: 1,
  outcome,
});
const delivered = { kind: 'delivered' } as const;
const NOTHING = { destinationStats: () => undefined, attempts: () => [] };

describe('the board of deliveries', () => {
  it('keeps the last attempt, the last delivery and the last verdict apart', () => {
    const board = createDeliveryStatusBoard(NOTHING);
    const held = event('a', 2, { kind: 'held', reason: 'auth', message: '' });
    const retry = event('a', 3, { kind: 'retry', reason: 'unavailable' });
    for (const next of [event('a', 1, delivered), held, retry]) board.note(next);
    expect(board.status('owner', 'a')).toEqual({ lastAttempt: retry, lastDeliveredAtMs: 1, lastVerdict: held });
    expect(board.status('other', 'a')).toBeUndefined();
  });

  it('knows what was disabled until it delivers again or its settings change', () => {
    const board = createDeliveryStatusBoard(NOTHING);
    const disabled = (owner: string, destinationId: string) => {
      const event = { owner, destinationId, atMs: 9, failingSinceMs: 1, reason: 'auth', pending: 3 };
      board.noteDisabled(event);
      return event;
    };
    const first = disabled('owner', 'a');
    disabled('owner', 'b');
    const foreign = disabled('other', 'c');
    expect(board.autoDisabled('owner', 'a')).toEqual(first);
    expect(board.autoDisabled('other', 'a')).toBeUndefined();
    board.note(event('a', 10, delivered));
    expect(board.autoDisabled('owner', 'a')).toBeUndefined();
    board.reopen('owner');
    expect(board.autoDisabled('owner', 'b')).toBeUndefined();
    expect(board.autoDisabled('other', 'c')).toEqual(foreign);
  });

  it('shows an owner no attempts of another one, though their destinations had the same id', () => {
    const theirs = { ...event('a', 1, delivered), owner: 'other' };
    const ours = event('a', 2, delivered);
    const board = createDeliveryStatusBoard({ ...NOTHING, attempts: (id) => (id === 'a' ? [ours, theirs] : []) });
    expect(board.attempts('owner', 'a')).toEqual([ours]);
    expect(board.attempts('owner', 'b')).toEqual([]);
  });

  it('is bounded, and forgets the destination that was quiet for longest', () => {
    const board = createDeliveryStatusBoard(NOTHING);
    board.note(event('quiet', 0, delivered));
    board.note(event('busy', 0, delivered));
    for (let index = 0; index < 9_998; index += 1) board.note(event(`id-${index}`, index, delivered));
    board.note(event('busy', 1, delivered));
    board.note(event('new', 2, delivered));
    expect(board.status('owner', 'quiet')).toBeUndefined();
    expect(board.status('owner', 'busy')?.lastDeliveredAtMs).toBe(1);
  });
});
