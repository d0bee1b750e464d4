import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkProgram } from '../fork-program.ts';
import type { QueueChoice } from '../open-queue.ts';
import { findRedis, startRedis } from '../redis-server.ts';
import type { BenchOrder, OutageFigures, SpeedFigures } from './bench-protocol.ts';

async function inProcess<Figures extends SpeedFigures | OutageFigures>(order: BenchOrder): Promise<Figures> {
  const { nextMessage } = forkProgram('queue-bench', order, { execArgv: ['--expose-gc'] });
  return (await nextMessage()) as Figures;
}

/** Measures each queue, one after the other, and writes what came out as a table in Markdown, row by row. */
export async function runBench(write: (row: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadcast-kit-bench-'));
  const program = findRedis();
  const redis = program === undefined ? undefined : await startRedis(program);
  const queues: readonly (readonly [string, (run: string) => QueueChoice])[] = [
    ['memory', () => ({ kind: 'memory', limits: 'default' })],
    ['LMDB, `process`', (run) => ({ kind: 'lmdb', path: join(folder, `process-${run}`), durability: 'process' })],
    ['LMDB, `power`', (run) => ({ kind: 'lmdb', path: join(folder, `power-${run}`), durability: 'power' })],
    ...(redis === undefined
      ? []
      : [
          [
            'Redis',
            (run: string): QueueChoice => ({ kind: 'bullmq', port: redis.port, name: run, lockMs: 30_000 }),
          ] as const,
        ]),
  ];
  write(
    '| queue | `record()` p50 / p99 | accepted per s | delivered per s | CPU per record | memory in an hour of outage | delivered after it |',
  );
  write('| --- | --- | --- | --- | --- | --- | --- |');
  try {
    for (const [name, choose] of queues) {
      const speed = await inProcess<SpeedFigures>({ queue: choose('speed'), what: 'speed' });
      const outage = await inProcess<OutageFigures>({ queue: choose('outage'), what: 'outage' });
      const cells = [
        name,
        `${speed.recordP50Us.toFixed(0)} / ${speed.recordP99Us.toFixed(0)} us`,
        Math.round(speed.acceptedPerSecond).toLocaleString('en'),
        Math.round(speed.deliveredPerSecond).toLocaleString('en'),
        `${Math.round(speed.cpuUs)} us`,
        `${Math.round(outage.grownMiB)} MiB`,
        `${outage.delivered.toLocaleString('en')} of ${outage.records.toLocaleString('en')}`,
      ];
      write(`| ${cells.join(' | ')} |`);
    }
  } finally {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
