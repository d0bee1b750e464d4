import { describe, expect, it } from 'vitest';
import { destinationStoreContract } from './destination-store-contract.ts';
import { memoryDestinationStore } from './memory-destination-store.ts';

describe('memoryDestinationStore', () => {
  destinationStoreContract({ describe, it, expect, createStore: memoryDestinationStore });
});
