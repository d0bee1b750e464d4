/** What runs SQL. */
export interface PostgresQueries {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** The part of a `PoolClient` of `pg` that the store uses. */
export interface PostgresClient extends PostgresQueries {
  on(event: 'error', listener: () => void): unknown;
  off(event: 'error', listener: () => void): unknown;
  release(error?: boolean): void;
}

/** The part of a `Pool` of `pg` that the store uses. */
export interface PostgresPool extends PostgresQueries {
  connect(): Promise<PostgresClient>;
}

/**
 * Runs everything or nothing. A connection that broke on the way does not return to the pool. The isolation is named, since
 * a default of the database such as `repeatable read` would show what was there before a lock was waited for.
 */
export async function inTransaction<T>(pool: PostgresPool, run: (queries: PostgresQueries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  const noteBroken = () => {
    isBroken = true;
  };
  // The pool listens to its idle clients only, and an 'error' that nobody listens to ends the process. The query rejects too.
  client.on('error', noteBroken);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(noteBroken);
    throw error;
  } finally {
    client.off('error', noteBroken);
    client.release(isBroken);
  }
}
