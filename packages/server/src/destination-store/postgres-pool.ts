/** What runs SQL. */
export interface PostgresQueries {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** The part of a `Pool` of `pg` that the store uses. */
export interface PostgresPool extends PostgresQueries {
  connect(): Promise<PostgresQueries & { release(error?: boolean): void }>;
}

/** Runs everything or nothing. A connection that broke on the way does not return to the pool. */
export async function inTransaction<T>(pool: PostgresPool, run: (queries: PostgresQueries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
