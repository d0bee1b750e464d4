import { BroadcastError } from '@broadcast-kit/core';
import type { DestinationRecord } from './destination-record.ts';
import type { DestinationStore } from './destination-store.ts';
import { byAge, planSave } from './plan-save.ts';
import { migratePostgres } from './postgres-migrations.ts';
import type { PostgresPool, PostgresQueries } from './postgres-pool.ts';
import { inTransaction } from './postgres-pool.ts';

/** Options of {@link postgresDestinationStore}. */
export interface PostgresDestinationStoreOptions {
  /** A `Pool` of `pg`, or anything that works like one. It stays yours: `close` does not end it. */
  readonly pool: PostgresPool;
}

/** A {@link DestinationStore} in PostgreSQL. */
export interface PostgresDestinationStore extends DestinationStore {
  /**
   * Creates and updates the tables (`broadcast_kit_*`, in the first schema of the search path). Safe to call at every
   * start, also by several instances at once. Needs the right to create tables, which the store itself does not.
   */
  migrate(): Promise<void>;
}

/** The first of the two numbers of an advisory lock; the second is the owner's. */
const OWNER_LOCKS = 1_650_945_281;
const PAGE_SIZE = 500;

/** PostgreSQL's text has no NUL and no half of a surrogate pair: escaped, every text has a key of its own. */
const key = (text: string) => JSON.stringify(text).slice(1, -1);

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

function recordFrom({ record, health }: Readonly<Record<string, unknown>>): DestinationRecord {
  return { ...(parsed(record) as DestinationRecord), health: parsed(health) as DestinationRecord['health'] };
}

async function recordsOf(queries: PostgresQueries, owner: string): Promise<DestinationRecord[]> {
  const { rows } = await queries.query('SELECT record, health FROM broadcast_kit_destinations WHERE owner = $1', [
    key(owner),
  ]);
  return rows.map(recordFrom).sort(byAge);
}

async function writeRecord(queries: PostgresQueries, record: DestinationRecord): Promise<void> {
  const { health, ...settings } = record;
  await queries.query(
    `INSERT INTO broadcast_kit_destinations (owner, id, version, deleted_at, record, health)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (owner, id) DO UPDATE
     SET version = excluded.version, deleted_at = excluded.deleted_at, record = excluded.record, health = excluded.health`,
    [
      key(record.owner),
      key(record.id),
      record.version,
      record.deletedAt,
      JSON.stringify(settings),
      JSON.stringify(health),
    ],
  );
}

/**
 * A {@link DestinationStore} in PostgreSQL 12 or later: for many instances that share one database. Saves of one owner
 * wait for each other (an advisory lock of the transaction), those of different owners do not. A save that resolved
 * survives what the database's commit survives. Call {@link PostgresDestinationStore.migrate} before the first use.
 *
 * @throws BroadcastError `invalid_option` where `pool` is no pool.
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString: env.DATABASE_URL });
 * // Without a listener, `pg` ends the process when an idle connection is lost.
 * pool.on('error', (error) => logger.warn('a connection to PostgreSQL was lost', { reason: error.message }));
 * const store = postgresDestinationStore({ pool });
 * await store.migrate();
 * ```
 */
export function postgresDestinationStore({ pool }: PostgresDestinationStoreOptions): PostgresDestinationStore {
  if (typeof pool?.query !== 'function' || typeof pool.connect !== 'function') {
    const message = 'postgresDestinationStore needs pool: new Pool({ connectionString }) of the package pg.';
    throw new BroadcastError({ code: 'invalid_option', message });
  }

  return {
    migrate: () => migratePostgres(pool),

    list: async (owner) => (await recordsOf(pool, owner)).filter(({ deletedAt }) => deletedAt === null),
    listDeleted: async (owner) => (await recordsOf(pool, owner)).filter(({ deletedAt }) => deletedAt !== null),

    async find(owner, id) {
      const { rows } = await pool.query(
        'SELECT record, health FROM broadcast_kit_destinations WHERE owner = $1 AND id = $2',
        [key(owner), key(id)],
      );
      return rows[0] === undefined ? undefined : recordFrom(rows[0]);
    },

    async *records() {
      let after: unknown[] = ['', ''];
      for (;;) {
        const { rows } = await pool.query(
          `SELECT owner, id, record, health FROM broadcast_kit_destinations
           WHERE (owner, id) > ($1, $2) ORDER BY owner, id LIMIT ${PAGE_SIZE}`,
          after,
        );
        yield* rows.map(recordFrom);
        const last = rows.at(-1);
        if (last === undefined) return;
        after = [last.owner, last.id];
      }
    },

    save: (record, expectedVersion) =>
      inTransaction(pool, async (queries) => {
        await queries.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [OWNER_LOCKS, key(record.owner)]);
        const plan = planSave(await recordsOf(queries, record.owner), { record, expectedVersion });
        if (plan.outcome.ok) {
          await writeRecord(queries, plan.outcome.record);
          for (const id of plan.removedIds) {
            const removed = [key(record.owner), key(id)];
            await queries.query('DELETE FROM broadcast_kit_destinations WHERE owner = $1 AND id = $2', removed);
          }
        }
        return plan.outcome;
      }),

    async recordHealth({ owner, id, version }, health) {
      await pool.query(
        'UPDATE broadcast_kit_destinations SET health = $4 WHERE owner = $1 AND id = $2 AND version = $3',
        [key(owner), key(id), version, JSON.stringify(health)],
      );
    },

    async isBroadcastEnabled(owner) {
      const { rows } = await pool.query('SELECT enabled FROM broadcast_kit_switches WHERE owner = $1', [key(owner)]);
      return rows[0]?.enabled === true;
    },

    async setBroadcastEnabled(owner, enabled) {
      await pool.query(
        `INSERT INTO broadcast_kit_switches (owner, enabled) VALUES ($1, $2)
         ON CONFLICT (owner) DO UPDATE SET enabled = excluded.enabled`,
        [key(owner), enabled],
      );
    },

    async purgeDeleted(deletedBefore) {
      const { rows } = await pool.query(
        `WITH purged AS (DELETE FROM broadcast_kit_destinations WHERE deleted_at < $1 RETURNING 1)
         SELECT count(*)::integer AS purged FROM purged`,
        [deletedBefore],
      );
      return Number(rows[0]?.purged ?? 0);
    },

    close: async () => undefined,
  };
}
