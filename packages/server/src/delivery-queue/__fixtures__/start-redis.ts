import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server of its own for one test file, or why there is none. */
export type StartedRedis =
  | {
      readonly ok: true;
      readonly port: number;
      /** Kills it as a crash does. */
      kill(): Promise<void>;
      /** Starts it again, on the same port, with what it wrote. */
      restart(): Promise<void>;
      stop(): Promise<void>;
    }
  | { readonly ok: false; readonly reason: string };

function findProgram(): string | undefined {
  const chosen = process.env.REDIS_SERVER;
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((program) => join(folder, program)))
    .find((program) => existsSync(program));
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

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (isUp: boolean) => {
      socket.destroy();
      resolve(isUp);
    };
    socket.once('error', () => finish(false));
    // While it loads its file it answers with an error.
    socket.once('data', (bytes: Buffer) => finish(bytes.toString().startsWith('+PONG')));
    socket.once('connect', () => socket.write('PING\r\n'));
  });
}

/** Starts Redis, or Valkey, on a free port of this machine, with an append-only file in a directory of its own. */
export async function startRedis(): Promise<StartedRedis> {
  const program = findProgram();
  if (program === undefined) {
    return { ok: false, reason: 'Redis is not installed (Debian: apt-get install redis-server).' };
  }
  const data = mkdtempSync(join(tmpdir(), 'broadcast-kit-redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data, '--save', '', '--daemonize', 'no'];
  const durability = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const started = spawn(program ?? '', [...settings, ...durability], { stdio: 'ignore' });
    server = started;
    let isGone = false;
    started.once('exit', () => {
      isGone = true;
    });
    for (let tries = 0; tries < 400; tries += 1) {
      if (isGone) throw new Error(`${program} ended at once.`);
      if (await answers(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${program} does not answer.`);
  }

  async function kill(): Promise<void> {
    const running = server;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  try {
    await start();
  } catch (error) {
    await kill();
    rmSync(data, { recursive: true, force: true });
    return { ok: false, reason: String(error) };
  }
  return {
    ok: true,
    port,
    kill,
    restart: start,
    async stop() {
      await kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
