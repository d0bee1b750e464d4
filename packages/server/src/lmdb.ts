export { type LmdbDestinationStoreOptions, lmdbDestinationStore } from './destination-store/lmdb-destination-store.ts';
