export { type LmdbDeliveryQueueOptions, lmdbDeliveryQueue } from './delivery-queue/lmdb-delivery-queue.ts';
export { type LmdbDestinationStoreOptions, lmdbDestinationStore } from './destination-store/lmdb-destination-store.ts';
