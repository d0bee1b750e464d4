import { isBroadcastError } from '@broadcast-kit/core';
import { Pool } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startPostgres } from './__fixtures__/start-postgres.ts';
import { destinationStoreContract, sampleDestinationRecord } from './destination-store-contract.ts';
import { postgresDestinationStore } from './postgres-destination-store.ts';
import { inTransaction } from './postgres-pool.ts';

const server = await startPostgres();
if (!server.ok) console.warn(`The PostgreSQL store is not tested. ${server.reason}`);

const pools: Pool[] = [];
let schemas = 0;

/** Pools that see tables of their own, as many as there are instances. */
async function freshPools(instances = 1, settings = ''): Promise<Pool[]> {
  const connectionString = server.ok ? server.connectionString : '';
  const schema = `test_${++schemas}`;
  const opened = Array.from(
    { length: instances },
    () => new Pool({ connectionString, options: `-c search_path=${schema}${settings}`, max: 4 }),
  );
  pools.push(...opened);
  await opened[0]?.query(`CREATE SCHEMA ${schema}`);
  return opened;
}

async function freshStores(instances = 1) {
  const stores = (await freshPools(instances)).map((pool) => postgresDestinationStore({ pool }));
  await Promise.all(stores.map((store) => store.migrate()));
  return stores;
}

async function freshStore() {
  const [store] = await freshStores();
  if (store === undefined) throw new Error('no store');
  return store;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

afterAll(async () => {
  if (server.ok) await server.stop();
});

describe.skipIf(!server.ok)('postgresDestinationStore', () => {
  destinationStoreContract({ describe, it, expect, createStore: freshStore });

  it('lets exactly one of many instances save, and all of them see it', async () => {
    const stores = await freshStores(4);
    const outcomes = await Promise.all(
      stores.flatMap((store, instance) =>
        [0, 1, 2].map((number) =>
          store.save(sampleDestinationRecord({ id: `id-${instance}-${number}`, name: 'Grafana Cloud' }), 0),
        ),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    const lists = await Promise.all(stores.map((store) => store.list('owner-1')));
    for (const list of lists) expect(list).toEqual(lists[0]);
  });

  it('keeps texts that PostgreSQL itself has no form for', async () => {
    const store = await freshStore();
    const name = 'a\u0000b \ud800';
    await store.save(sampleDestinationRecord({ owner: 'a\u0000b', id: '\\u0000', name }), 0);
    expect((await store.find('a\u0000b', '\\u0000'))?.name).toBe(name);
    expect(await store.find('a\u0000b', '\u0000')).toBeUndefined();
    expect(await store.find('a\\u0000b', '\\u0000')).toBeUndefined();
  });

  it('can be migrated again and again, and keeps what is there', async () => {
    const [pool] = await freshPools();
    if (pool === undefined) throw new Error('no pool');
    const store = postgresDestinationStore({ pool });
    await store.migrate();
    await store.save(sampleDestinationRecord(), 0);
    await store.migrate();
    expect((await store.list('owner-1')).length).toBe(1);
    await pool.query('INSERT INTO broadcast_kit_migrations (version) VALUES (99)');
    const refusal = await store.migrate().catch((error: unknown) => error);
    expect(isBroadcastError(refusal) && refusal.message).toContain('version 99');
  });

  it('writes nothing of a save that fails half-way, and gives the connection back', async () => {
    const [pool] = await freshPools();
    if (pool === undefined) throw new Error('no pool');
    const store = postgresDestinationStore({ pool });
    await store.migrate();
    await store.save(sampleDestinationRecord(), 0);
    await pool.query("ALTER TABLE broadcast_kit_destinations ADD CHECK (record->>'name' <> 'Refused')");
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(store.save(sampleDestinationRecord({ name: 'Refused' }), 1)).rejects.toThrow('check constraint');
    }
    expect((await store.find('owner-1', 'id-1'))?.version).toBe(1);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('saves one name once, whatever isolation is the default of the database', async () => {
    const [pool] = await freshPools(1, ' -c default_transaction_isolation=repeatable\\ read');
    if (pool === undefined) throw new Error('no pool');
    expect((await pool.query('SHOW transaction_isolation')).rows).toEqual([
      { transaction_isolation: 'repeatable read' },
    ]);
    const store = postgresDestinationStore({ pool });
    await store.migrate();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, number) => store.save(sampleDestinationRecord({ id: `id-${number}` }), 0)),
    );
    expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
    expect((await store.list('owner-1')).length).toBe(1);
  });

  it('outlives a connection that is lost inside a save, and does not use it again', async () => {
    const [pool, other] = await freshPools(2);
    if (pool === undefined || other === undefined) throw new Error('no pool');
    const lost = new Promise<unknown>((resolve) =>
      pool.once('acquire', (client) => client.once('end', () => resolve(undefined))),
    );
    const save = inTransaction(pool, async (queries) => {
      const { rows } = await queries.query('SELECT pg_backend_pid() AS pid');
      await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await lost;
      await queries.query('SELECT 1');
    });
    await expect(save).rejects.toThrow();
    expect(pool.totalCount).toBe(0);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('leaves the pool to its owner', async () => {
    const [pool] = await freshPools();
    if (pool === undefined) throw new Error('no pool');
    await postgresDestinationStore({ pool }).close();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('postgresDestinationStore without a pool', () => {
  it('says what it needs', () => {
    expect(() => postgresDestinationStore({ pool: {} as Pool })).toThrow('new Pool');
  });
});
