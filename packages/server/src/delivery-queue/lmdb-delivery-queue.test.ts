import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryQueue } from '@broadcast-kit/core';
import { afterAll, describe, expect, it } from 'vitest';
import { deliveryQueueContract } from './delivery-queue-contract.ts';
import { lmdbDeliveryQueue } from './lmdb-delivery-queue.ts';

const root = mkdtempSync(join(tmpdir(), 'broadcast-kit-queue-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(['process', 'power'] as const)('lmdbDeliveryQueue that survives what %s means', (durability) => {
  const paths = new WeakMap<DeliveryQueue, string>();
  function open(path: string, limits: { readonly maxBytesPerDestination?: number | undefined } = {}): DeliveryQueue {
    const queue = lmdbDeliveryQueue({ path, durability, ...limits });
    paths.set(queue, path);
    return queue;
  }
  deliveryQueueContract({
    describe,
    it,
    expect,
    createQueue: (limits) => open(mkdtempSync(join(root, 'queue-')), limits),
    async reopenQueue(queue) {
      await queue.close();
      return open(paths.get(queue) ?? '');
    },
  });
});
