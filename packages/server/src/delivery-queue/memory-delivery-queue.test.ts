import { memoryDeliveryQueue } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { deliveryQueueContract } from './delivery-queue-contract.ts';

describe('memoryDeliveryQueue', () => {
  deliveryQueueContract({ describe, it, expect, createQueue: memoryDeliveryQueue });
});
