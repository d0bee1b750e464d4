import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Redis, or Valkey, of its own on a free port of this machine. */
export interface RedisServer {
  readonly port: number;
  /** Kills it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it wrote. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Bytes that it has allocated. */
  usedBytes(): Promise<number>;
}

/** The program of the server: the one that is named, or one on the PATH. `undefined` where none is installed. */
export function findRedis(): string | undefined {
  const named = process.env.REDIS_SERVER;
  if (named !== undefined && named !== '') return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((program) => join(folder, program)))
    .find((program) => existsSync(program));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isUp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('error', () => finish(false));
    // While it reads its file it answers with an error.
    socket.once('data', (bytes: Buffer) => finish(bytes.toString().startsWith('+PONG')));
    socket.once('connect', () => socket.write('PING\r\n'));
  });
}

function usedBytes(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    socket.once('error', reject);
    socket.once('connect', () => socket.write('INFO memory\r\n'));
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      const [, used] = /used_memory:(\d+)\r/.exec(text) ?? [];
      if (used === undefined) return;
      socket.destroy();
      resolve(Number(used));
    });
  });
}

/** Starts a server that keeps an append-only file in a folder of its own, as `docs/delivery.md` says. */
export async function startRedis(program: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'broadcast-kit-redis-'));
  const port = await freePort();
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no', '--save', ''];
  const promises = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    server = spawn(program, [...place, ...promises], { stdio: 'ignore' });
    for (let tries = 0; tries < 400; tries += 1) {
      if (await isUp(port)) return;
      await sleep(25);
    }
    throw new Error(`${program} does not answer.`);
  }

  async function kill(): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    port,
    kill,
    restart: start,
    usedBytes: () => usedBytes(port),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
