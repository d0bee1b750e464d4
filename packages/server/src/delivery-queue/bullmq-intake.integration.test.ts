import { Queue, Worker } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { startRedis } from './__fixtures__/start-redis.ts';
import { createBullmqIntake, type HeldDelivery, type IntakeOptions } from './bullmq-intake.ts';
import { type BatchJob, jobIdOf, toBatchJob } from './bullmq-job.ts';

const redis = await startRedis();

afterAll(async () => {
  if (redis.ok) await redis.stop();
});

const job = toBatchJob({
  id: 'b1',
  owner: 'team',
  destinationId: 'd1',
  body: new Uint8Array([1, 2, 3]),
  encoding: 'gzip',
  entryBytes: [10],
  createdAtMs: 1_769_028_176_000,
  attempts: 0,
});

async function withIntake(
  change: Partial<IntakeOptions>,
  run: (parts: { queue: Queue<BatchJob>; held: HeldDelivery[]; errors: string[] }) => Promise<void>,
): Promise<void> {
  const connection = { host: '127.0.0.1', port: redis.ok ? redis.port : 0, maxRetriesPerRequest: null };
  const names = { name: crypto.randomUUID(), prefix: 'intake' };
  const queue = new Queue<BatchJob>(names.name, { connection, prefix: names.prefix });
  const held: HeldDelivery[] = [];
  const errors: string[] = [];
  const intake = createBullmqIntake({
    queue,
    ...names,
    connection,
    capacity: 4,
    lockMs: 1_000,
    watchMs: 100,
    onHeld: (delivery) => held.push(delivery),
    onLost: () => held.splice(0),
    onError: (error) => errors.push(String(error)),
    ...change,
  });
  try {
    await run({ queue, held, errors });
  } finally {
    for (const { complete } of held) complete();
    await intake.close();
    await queue.disconnect();
  }
}

describe.skipIf(!redis.ok)('createBullmqIntake', () => {
  it('replaces a worker that has stopped although jobs wait, and says so', async () => {
    let workers = 0;
    const startWorker: IntakeOptions['startWorker'] = (name, process, options) => {
      workers += 1;
      // The first one is there and never runs.
      return new Worker<BatchJob>(name, process, { ...options, autorun: workers > 1 });
    };
    await withIntake({ startWorker }, async ({ queue, held, errors }) => {
      await queue.add('batch', job, { jobId: jobIdOf('b1') });
      await expect.poll(() => held.map(({ delivery }) => delivery.id), { timeout: 20_000 }).toEqual(['b1']);
      expect(errors[0]).toContain('it is replaced');
    });
  });

  it('sets a batch aside that a newer version wrote', async () => {
    // As by default: on a busy machine a worker may well take nothing for 100 ms.
    await withIntake({ watchMs: 15_000 }, async ({ queue, held, errors }) => {
      await queue.add('batch', { ...job, version: 2 } as unknown as BatchJob, { jobId: jobIdOf('b2'), attempts: 100 });
      await expect.poll(() => queue.getFailedCount(), { timeout: 20_000 }).toBe(1);
      expect(held).toEqual([]);
      const [failed] = await queue.getFailed();
      expect(failed?.failedReason).toContain('A newer version wrote this batch');
      expect(errors).toEqual([]);
    });
  });
});
