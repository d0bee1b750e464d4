export {
  type PostgresDestinationStore,
  type PostgresDestinationStoreOptions,
  postgresDestinationStore,
} from './destination-store/postgres-destination-store.ts';
export type { PostgresClient, PostgresPool, PostgresQueries } from './destination-store/postgres-pool.ts';
