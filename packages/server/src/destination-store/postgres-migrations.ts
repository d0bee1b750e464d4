import { BroadcastError } from '@broadcast-kit/core';
import type { PostgresPool } from './postgres-pool.ts';
import { inTransaction } from './postgres-pool.ts';

const MIGRATIONS_LOCK = 1_650_945_280;

/**
 * One after another, each once. What was released is never changed: a change of the tables is one more entry.
 * `json` and not `jsonb`: nothing looks inside, and `jsonb` refuses texts that a name may have (`\u0000`).
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE broadcast_kit_destinations (
     owner text NOT NULL,
     id text NOT NULL,
     version integer NOT NULL,
     deleted_at bigint,
     record json NOT NULL,
     health json NOT NULL,
     PRIMARY KEY (owner, id)
   );
   CREATE INDEX broadcast_kit_destinations_deleted ON broadcast_kit_destinations (deleted_at) WHERE deleted_at IS NOT NULL;
   CREATE TABLE broadcast_kit_switches (
     owner text PRIMARY KEY,
     enabled boolean NOT NULL
   )`,
];

/** Brings the tables to the form that this version needs, in one transaction. Instances that start together wait in line. */
export async function migratePostgres(pool: PostgresPool): Promise<void> {
  await inTransaction(pool, async (queries) => {
    await queries.query('SELECT pg_advisory_xact_lock($1)', [MIGRATIONS_LOCK]);
    await queries.query(
      'CREATE TABLE IF NOT EXISTS broadcast_kit_migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await queries.query('SELECT max(version) AS version FROM broadcast_kit_migrations');
    const applied = Number(rows[0]?.version ?? 0);
    if (applied > MIGRATIONS.length) {
      const message = `The tables broadcast_kit_* are of version ${applied}, and this release knows ${MIGRATIONS.length}. Install the release that made them, or a later one.`;
      throw new BroadcastError({ code: 'store_failed', message });
    }
    for (const [index, sql] of MIGRATIONS.entries()) {
      const version = index + 1;
      if (version <= applied) continue;
      await queries.query(sql);
      await queries.query('INSERT INTO broadcast_kit_migrations (version) VALUES ($1)', [version]);
    }
  });
}
