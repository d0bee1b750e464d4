import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkProgram } from '../fork-program.ts';
import type { QueueChoice } from '../open-queue.ts';
import { findRedis, startRedis } from '../redis-server.ts';
import type { BenchOrder, FillFigures, OutageFigures, SpeedFigures } from './bench-protocol.ts';

async function inProcess<Figures extends SpeedFigures | OutageFigures | FillFigures>(
  order: BenchOrder,
): Promise<Figures> {
  const { nextMessage } = forkProgram('queue-bench', order, { execArgv: ['--expose-gc'] });
  return (await nextMessage()) as Figures;
}

const count = (value: number) => Math.round(value).toLocaleString('en');

function speedCells({ recordP50Us, recordP99Us, acceptedPerSecond, deliveredPerSecond, cpuUs }: SpeedFigures): string {
  const times = `${count(recordP50Us)} / ${count(recordP99Us)} us`;
  return `${times} | ${count(acceptedPerSecond)} | ${count(deliveredPerSecond)} | ${count(cpuUs)} us`;
}

/** Measures each queue, one after the other, and writes what came out as a table in Markdown, row by row. */
export async function runBench(write: (row: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadcast-kit-bench-'));
  const lmdb = (durability: 'process' | 'power') => (run: string) =>
    ({ kind: 'lmdb', path: join(folder, durability + run), durability }) as const;
  const queues: readonly (readonly [string, (run: string) => QueueChoice])[] = [
    ['memory', () => ({ kind: 'memory', limits: 'default' })],
    ['LMDB, `process`', lmdb('process')],
    ['LMDB, `power`', lmdb('power')],
  ];
  write(
    '| queue | `record()` p50 / p99 | accepted per s | delivered per s | CPU per record | hour of outage: memory | and delivered |',
  );
  write('| --- | --- | --- | --- | --- | --- | --- |');
  try {
    for (const [name, choose] of queues) {
      const speed = await inProcess<SpeedFigures>({ queue: choose('speed'), what: 'speed' });
      const outage = await inProcess<OutageFigures>({ queue: choose('outage'), what: 'outage' });
      const { grownMiB, delivered, records } = outage;
      write(
        `| ${name} | ${speedCells(speed)} | ${count(grownMiB)} MiB more | ${count(delivered)} of ${count(records)} |`,
      );
    }
    await benchRedis(write);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Delays in Redis take real time, so an hour cannot be simulated: what counts there is the memory of a waiting record. */
async function benchRedis(write: (row: string) => void): Promise<void> {
  const program = findRedis();
  if (program === undefined) return write('(Redis is not installed.)');
  const redis = await startRedis(program);
  const choose = (name: string): QueueChoice => ({ kind: 'bullmq', port: redis.port, name, lockMs: 30_000 });
  try {
    const speed = await inProcess<SpeedFigures>({ queue: choose('speed'), what: 'speed' });
    const before = await redis.usedBytes();
    const { records } = await inProcess<FillFigures>({ queue: choose('fill'), what: 'fill' });
    const bytes = ((await redis.usedBytes()) - before) / records;
    write(`| Redis | ${speedCells(speed)} | ${count(bytes)} bytes of Redis per record | |`);
  } finally {
    await redis.stop();
  }
}
