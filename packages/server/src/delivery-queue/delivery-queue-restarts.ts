import type { QueueChecks } from './queue-checks.ts';
import { mustTake, sampleDelivery } from './queue-checks.ts';

/** The part of the suite about what a restart leaves. */
export function deliveryQueueRestarts({ describe, it, expect, createQueue, reopenQueue }: QueueChecks): void {
  if (reopenQueue === undefined) return;

  describe('a restart', () => {
    it('keeps deliveries and books, and gives out again what was in flight', async () => {
      const before = await createQueue({});
      for (const id of ['a-1', 'a-2', 'a-3']) await before.put(sampleDelivery(id));
      await before.settle(await mustTake(before), { delivered: 1, dropped: { rejected: 1 } });
      await before.release(await mustTake(before), { failedAtMs: 5_000 });
      await mustTake(before);
      const after = await reopenQueue(before);
      try {
        await after.ready();
        const { total, destinations } = after.accounts();
        const account = { accepted: 6, delivered: 1, dropped: { rejected: 1 }, pending: 4 };
        expect([total.accepted, total.delivered, total.dropped, total.pending]).toEqual(Object.values(account));
        expect(destinations.get('d1')?.failingSinceMs).toEqual(5_000);
        const ids = [await mustTake(after), await mustTake(after)].map(({ id }) => id);
        expect(ids.sort()).toEqual(['a-2', 'a-3']);
      } finally {
        await after.close();
      }
    });

    it('keeps the parts of what was split, in its place', async () => {
      const before = await createQueue({});
      await before.put(sampleDelivery('a-1'));
      await before.put(sampleDelivery('a-2'));
      const parts = ['a-1.0', 'a-1.1'].map((id) => sampleDelivery(id, { entryBytes: [10] }));
      await before.replace(await mustTake(before), parts);
      const after = await reopenQueue(before);
      try {
        await after.ready();
        const ids = [await mustTake(after), await mustTake(after), await mustTake(after)].map(({ id }) => id);
        expect(ids.sort()).toEqual(['a-1.0', 'a-1.1', 'a-2']);
        expect(after.accounts().total.pending).toEqual(4);
      } finally {
        await after.close();
      }
    });
  });
}
