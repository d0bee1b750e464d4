import type { QueueChecks } from './queue-checks.ts';
import { mustTake, sampleDelivery } from './queue-checks.ts';

/** A small generator of numbers in `[0, 1)`, so that every run is the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The part of the suite about room, and about anything in any order. */
export function deliveryQueueBounds({ describe, expect, check }: QueueChecks): void {
  const bytes = (length: number) => new Uint8Array(length);

  describe('a full destination', () => {
    const limits = { maxBytesPerDestination: 100 };

    check(
      'gives up its oldest deliveries, and counts them',
      async (queue) => {
        for (const id of ['a-1', 'a-2']) await queue.put(sampleDelivery(id, { body: bytes(50) }));
        const { stored, evicted } = await queue.put(sampleDelivery('a-3', { body: bytes(50) }));
        expect(stored).toEqual(true);
        expect(evicted).toEqual([{ id: 'a-1', owner: 'team', destinationId: 'd1', records: 2 }]);
        const { accepted, dropped, pending } = queue.accounts().total;
        expect({ accepted, dropped, pending }).toEqual({ accepted: 6, dropped: { queue_full: 2 }, pending: 4 });
        expect((await mustTake(queue)).id).toEqual('a-2');
      },
      limits,
    );

    check(
      'takes nothing from others',
      async (queue) => {
        await queue.put(sampleDelivery('b-1', { destinationId: 'd2', body: bytes(90) }));
        for (const id of ['a-1', 'a-2']) await queue.put(sampleDelivery(id, { body: bytes(90) }));
        expect(queue.accounts().destinations.get('d2')?.pending).toEqual(2);
      },
      limits,
    );

    check(
      'refuses what is larger than all of its room, and books it nowhere',
      async (queue) => {
        expect((await queue.put(sampleDelivery('a-1', { body: bytes(101) }))).stored).toEqual(false);
        expect(queue.accounts().total.accepted).toEqual(0);
      },
      limits,
    );
  });

  describe('anything in any order', () => {
    check('leaves books that balance at every moment', async (queue) => {
      const random = seeded(7);
      const left = new Map<string, number>();
      let settled = 0;
      for (let step = 0; step < 80; step += 1) {
        const id = `r-${step}`;
        if (random() < 0.5) {
          const records = 1 + Math.floor(random() * 5);
          await queue.put(sampleDelivery(id, { destinationId: `d${step % 7}`, entryBytes: Array(records).fill(9) }));
          left.set(id, records);
        }
        const outcome = await queue.take({ nowMs: 0, admit: () => 0 });
        if (outcome.kind === 'nothing') continue;
        const { delivery } = outcome;
        const records = delivery.entryBytes.length;
        const what = random();
        if (what < 0.3) await queue.release(delivery, { failedAtMs: step });
        else if (what < 0.5 && records > 1) {
          const [first = 9, ...rest] = delivery.entryBytes;
          const halves = [[first], rest].map((entryBytes, index) => ({
            ...delivery,
            id: `${delivery.id}.${index}`,
            entryBytes,
          }));
          await queue.replace(delivery, halves);
        } else {
          const delivered = Math.floor(random() * (records + 1));
          await queue.settle(delivery, { delivered, dropped: { rejected: records - delivered } });
          settled += records;
        }
        const { accepted, delivered, dropped, pending } = queue.accounts().total;
        const offered = Array.from(left.values()).reduce((sum, one) => sum + one, 0);
        expect([accepted, delivered + (dropped.rejected ?? 0), pending]).toEqual([offered, settled, offered - settled]);
      }
      expect(settled > 25).toEqual(true);
    });
  });
}
