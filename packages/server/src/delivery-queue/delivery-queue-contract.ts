import type { DeliveryQueue, TakeRequest } from '@broadcast-kit/core';
import { deliveryQueueBounds } from './delivery-queue-bounds.ts';
import { deliveryQueueRestarts } from './delivery-queue-restarts.ts';
import type { DeliveryQueueContractOptions, QueueChecks } from './queue-checks.ts';
import { mustTake, sampleDelivery } from './queue-checks.ts';

/**
 * Checks what the {@link DeliveryQueue} interface promises, save for what only a killed process or a pulled plug can show.
 * Imports no test runner: pass yours.
 *
 * @example
 * ```ts
 * import { describe, expect, it } from 'vitest';
 * import { deliveryQueueContract } from '@broadcast-kit/server/testing';
 *
 * deliveryQueueContract({ describe, it, expect, createQueue: (limits) => myQueue(limits) });
 * ```
 */
export function deliveryQueueContract(options: DeliveryQueueContractOptions): void {
  const { describe, it, expect, createQueue } = options;
  const check: QueueChecks['check'] = (name, run, limits = {}) =>
    it(name, async () => {
      const queue = await createQueue(limits);
      try {
        await run(queue);
      } finally {
        await queue.close();
      }
    });
  const totals = (queue: DeliveryQueue) => {
    const { accepted, delivered, dropped, pending } = queue.accounts().total;
    return { accepted, delivered, dropped, pending };
  };

  describe('a delivery', () => {
    check('comes out as it went in', async (queue) => {
      const given = sampleDelivery('a-1', { body: new Uint8Array([0, 1, 2, 255]), encoding: 'identity' });
      expect(await queue.put(given)).toEqual({ stored: true, evicted: [] });
      const { body, ...facts } = await mustTake(queue);
      const { body: expected, ...rest } = given;
      expect([...body]).toEqual([...expected]);
      expect(facts).toEqual(rest);
    });

    check('is given to nobody else until it comes back', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      const taken = await mustTake(queue);
      expect((await queue.take({ nowMs: 0, admit: () => 0 })).kind).toEqual('nothing');
      await queue.release(taken);
      expect((await mustTake(queue)).id).toEqual('a-1');
    });

    check('that came back counts its failed attempts, and no others', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      await queue.release(await mustTake(queue));
      await queue.release(await mustTake(queue), { failedAtMs: 5_000 });
      expect((await mustTake(queue)).attempts).toEqual(1);
    });

    check('goes in the order in which it came, within its destination', async (queue) => {
      for (const id of ['a-1', 'a-2', 'a-3']) await queue.put(sampleDelivery(id));
      const ids = [];
      for (let turn = 0; turn < 3; turn += 1) ids.push((await mustTake(queue)).id);
      expect(ids).toEqual(['a-1', 'a-2', 'a-3']);
    });
  });

  describe('the books', () => {
    check('say where every record is', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      await queue.put(sampleDelivery('a-2', { entryBytes: [1, 2, 3] }));
      expect(totals(queue)).toEqual({ accepted: 5, delivered: 0, dropped: {}, pending: 5 });
      const first = await mustTake(queue);
      expect(totals(queue)).toEqual({ accepted: 5, delivered: 0, dropped: {}, pending: 5 });
      expect(await queue.settle(first, { delivered: 2 })).toEqual(true);
      const second = await mustTake(queue);
      expect(await queue.settle(second, { delivered: 1, dropped: { rejected: 2 } })).toEqual(true);
      expect(totals(queue)).toEqual({ accepted: 5, delivered: 3, dropped: { rejected: 2 }, pending: 0 });
      expect(queue.accounts().destinations.get('d1')?.delivered).toEqual(3);
    });

    check('count a delivery once, whoever settles it how often', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      const taken = await mustTake(queue);
      const outcomes = [
        await queue.settle(taken, { delivered: 2 }),
        await queue.settle(taken, { delivered: 0, dropped: { expired: 2 } }),
        await queue.replace(taken, [sampleDelivery('a-1.0')]),
      ];
      await queue.release(taken);
      expect(outcomes).toEqual([true, false, false]);
      expect(totals(queue)).toEqual({ accepted: 2, delivered: 2, dropped: {}, pending: 0 });
      expect((await queue.take({ nowMs: 0, admit: () => 0 })).kind).toEqual('nothing');
    });

    check('know since when a destination fails, until something goes through', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      await queue.release(await mustTake(queue), { failedAtMs: 5_000 });
      await queue.release(await mustTake(queue), { failedAtMs: 9_000 });
      expect(queue.accounts().destinations.get('d1')?.failingSinceMs).toEqual(5_000);
      await queue.settle(await mustTake(queue), { delivered: 2 });
      expect(queue.accounts().destinations.get('d1')?.failingSinceMs).toEqual(undefined);
    });

    check('do not change when a delivery is split, and its parts are sent next', async (queue) => {
      await queue.put(sampleDelivery('a-1', { entryBytes: [10, 20, 30] }));
      await queue.put(sampleDelivery('a-2'));
      const taken = await mustTake(queue);
      const parts = [sampleDelivery('a-1.0', { entryBytes: [10, 20] }), sampleDelivery('a-1.1', { entryBytes: [30] })];
      expect(await queue.replace(taken, parts)).toEqual(true);
      expect(totals(queue)).toEqual({ accepted: 5, delivered: 0, dropped: {}, pending: 5 });
      const next = [await mustTake(queue), await mustTake(queue)];
      expect(next.map(({ id }) => id).sort()).toEqual(['a-1.0', 'a-1.1']);
      expect((await mustTake(queue)).id).toEqual('a-2');
    });
  });

  describe('turns', () => {
    check('are fair, whatever a destination has waiting', async (queue) => {
      for (let index = 0; index < 20; index += 1) await queue.put(sampleDelivery(`a-${index}`));
      await queue.put(sampleDelivery('b-1', { destinationId: 'd2' }));
      const turns = [await mustTake(queue), await mustTake(queue), await mustTake(queue)];
      expect(turns.some(({ destinationId }) => destinationId === 'd2')).toEqual(true);
    });

    check('pass a destination over that waits for its time, and name that time', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      await queue.put(sampleDelivery('b-1', { destinationId: 'd2' }));
      const admit: TakeRequest['admit'] = ({ destinationId }) => (destinationId === 'd1' ? 60_000 : 0);
      expect((await mustTake(queue, admit)).id).toEqual('b-1');
      const { kind } = await queue.take({ nowMs: 0, admit });
      expect(kind).toEqual('nothing');
    });

    check('come back to a destination that is resumed', async (queue) => {
      await queue.put(sampleDelivery('a-1'));
      let isBusy = true;
      const admit = () => (isBusy ? Number.POSITIVE_INFINITY : 0);
      expect((await queue.take({ nowMs: 0, admit })).kind).toEqual('nothing');
      isBusy = false;
      queue.resume('d1');
      expect((await mustTake(queue, admit)).id).toEqual('a-1');
    });

    check('tell whose they are', async (queue) => {
      await queue.put(sampleDelivery('a-1', { owner: 'team-7', destinationId: 'd7' }));
      const asked = new Set<string>();
      await mustTake(queue, ({ owner, destinationId }) => {
        asked.add(`${owner} ${destinationId}`);
        return 0;
      });
      expect([...asked]).toEqual(['team-7 d7']);
    });
  });

  describe('a listener', () => {
    check('hears of what is put, until it goes', async (queue) => {
      let calls = 0;
      const leave = queue.subscribe(() => {
        calls += 1;
      });
      await queue.put(sampleDelivery('a-1'));
      expect(calls > 0).toEqual(true);
      leave();
    });
  });

  const checks = { ...options, check };
  deliveryQueueBounds(checks);
  deliveryQueueRestarts(checks);
}
