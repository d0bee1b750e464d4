import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A server of its own for one test file, or why there is none. */
export type StartedPostgres =
  | {
      readonly ok: true;
      /** Of a superuser that needs no password. */
      readonly connectionString: string;
      stop(): Promise<void>;
    }
  | { readonly ok: false; readonly reason: string };

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const run = promisify(execFile);

/** The folder of `initdb` and `pg_ctl`: the one that is named, Debian's newest, or one on the PATH. */
function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.POSTGRES_BIN ?? '',
    ...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Starts PostgreSQL on a free port of this machine, in a directory of its own. As root it runs as the user `postgres`. */
export async function startPostgres(): Promise<StartedPostgres> {
  const programs = findPrograms();
  if (programs === undefined) {
    return { ok: false, reason: 'PostgreSQL is not installed (Debian: apt-get install postgresql).' };
  }
  const isRoot = process.getuid?.() === 0;
  const data = mkdtempSync(join(tmpdir(), 'broadcast-kit-postgres-'));
  const call = (program: string, args: readonly string[]) =>
    isRoot
      ? run('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], { cwd: '/' })
      : run(join(programs, program), args, { cwd: '/' });
  try {
    // PostgreSQL refuses to run as root.
    if (isRoot) await run('chown', ['postgres', data]);
    await call('initdb', ['-D', data, '-U', 'broadcast', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
    const port = await freePort();
    const settings = `-p ${port} -k ${data} -c listen_addresses=127.0.0.1 -c fsync=off`;
    await call('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-o', settings, '-w', 'start']);
    return {
      ok: true,
      connectionString: `postgres://broadcast@127.0.0.1:${port}/postgres`,
      async stop() {
        await call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
        rmSync(data, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    return { ok: false, reason: `PostgreSQL in ${programs} does not start: ${String(error).slice(0, 300)}` };
  }
}
