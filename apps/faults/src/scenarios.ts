import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConservationOptions, runConservation } from './conservation/run-conservation.ts';
import { runIsolation } from './isolation/run-isolation.ts';
import { findRedis, type RedisServer, startRedis } from './redis-server.ts';
import type { RunLength, Scenario, ScenarioResult } from './scenario.ts';
import { until } from './until.ts';

type Options = Omit<ConservationOptions, 'seed'>;

async function conservation(seed: number, options: Options): Promise<ScenarioResult> {
  const { failures, accepted, delivered, duplicates, lost, retries } = await runConservation({ ...options, seed });
  const summary = `${accepted} accepted, ${delivered} arrived, ${lost} lost, ${duplicates} arrived twice, ${retries} requests failed or were slow`;
  return { kind: 'ran', failures, summary };
}

async function withFolder<T>(use: (path: string) => Promise<T>): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), 'broadcast-kit-faults-'));
  try {
    return await use(path);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

async function withRedis(use: (redis: RedisServer) => Promise<ScenarioResult>): Promise<ScenarioResult> {
  const program = findRedis();
  if (program === undefined) return { kind: 'skipped', reason: 'Redis is not installed.' };
  const redis = await startRedis(program);
  try {
    return await use(redis);
  } finally {
    await redis.stop();
  }
}

const bullmq = ({ port }: RedisServer) => ({ kind: 'bullmq', port, name: 'deliveries', lockMs: 1_000 }) as const;
const FAULTS = { faults: 'schedule', ratePerSecond: 300, guards: { accepted: 1_000, duplicates: 10 } } as const;
const KILLS = { faults: 'light', lengthMs: 0 } as const;

const REQUESTS_BETWEEN_KILLS = 25;

const faultsInMemory: Scenario = {
  name: 'every fault, queue in memory',
  // Faster time: its backoff takes fifteen minutes in a minute.
  run: ({ length, seed }) =>
    conservation(seed, {
      ...FAULTS,
      queue: { kind: 'memory', limits: 'roomy' },
      lengthMs: length === 'short' ? 4_000 : 30_000,
      clockFactor: 5,
    }),
};

const faultsInLmdb: Scenario = {
  name: 'every fault, queue in LMDB',
  run: ({ length, seed }) =>
    withFolder((path) =>
      conservation(seed, {
        ...FAULTS,
        queue: { kind: 'lmdb', path, durability: 'process' },
        lengthMs: length === 'short' ? 4_000 : 30_000,
        clockFactor: 5,
      }),
    ),
};

const killsWithLmdb: Scenario = {
  name: 'kill -9 under load, queue in LMDB',
  run: ({ length, seed }) =>
    withFolder((path) => {
      // Fewer records in a short run: what takes time is to send them all.
      const [kills, ratePerSecond] = length === 'short' ? [4, 1_000] : [100, 2_000];
      const guards = { accepted: kills * 100, duplicates: kills };
      return conservation(seed, {
        ...KILLS,
        queue: { kind: 'lmdb', path, durability: 'process' },
        ratePerSecond,
        kills,
        guards,
      });
    }),
};

const faultsInRedis: Scenario = {
  name: 'every fault, queue in Redis',
  run: ({ length, seed }) =>
    withRedis((redis) =>
      conservation(seed, { ...FAULTS, queue: bullmq(redis), lengthMs: length === 'short' ? 5_000 : 30_000 }),
    ),
};

const killsWithRedis: Scenario = {
  name: 'kill -9 under load, queue in Redis',
  run: ({ length, seed }) =>
    withRedis((redis) => {
      const [kills, ratePerSecond] = length === 'short' ? [2, 500] : [20, 1_000];
      const guards = { accepted: kills * 100, duplicates: 1 };
      return conservation(seed, { ...KILLS, queue: bullmq(redis), ratePerSecond, kills, guards });
    }),
};

const restartsOfRedis: Scenario = {
  name: 'Redis killed and started again under load',
  run: ({ length, seed }) =>
    withRedis((redis) => {
      const restarts = length === 'short' ? 1 : 5;
      return conservation(seed, {
        queue: bullmq(redis),
        faults: 'light',
        ratePerSecond: 300,
        lengthMs: 0,
        guards: { accepted: 300, duplicates: 1 },
        async mischief(requests) {
          // A slow machine takes its time to be back under load; a kill before that would prove nothing.
          const underLoad = () => {
            const before = requests();
            return until(() => requests() >= before + REQUESTS_BETWEEN_KILLS, 20_000);
          };
          for (let restart = 0; restart < restarts; restart += 1) {
            await underLoad();
            await redis.kill();
            await sleep(1_000);
            await redis.restart();
          }
          await underLoad();
        },
      });
    }),
};

const isolation: Scenario = {
  name: '35 of 100 destinations sick',
  async run({ length }: RunLength) {
    const isShort = length === 'short';
    // In a short run on a machine that does other things, the slack only tells apart "not at all" and "a little".
    const { failures, without, withSick } = await runIsolation({
      measureMs: isShort ? 3_000 : 20_000,
      slackMs: isShort ? 1_000 : 50,
    });
    const show = ({ p50Ms, p99Ms, recordP99Us, delivered }: typeof without) =>
      `${delivered} delivered, p50 ${p50Ms} ms, p99 ${p99Ms} ms, record() p99 ${Math.round(recordP99Us)} us`;
    return {
      kind: 'ran',
      failures,
      summary: `65 healthy ones without the sick: ${show(without)}; with: ${show(withSick)}`,
    };
  },
};

/** All of them, the quick ones first. */
export const SCENARIOS: readonly Scenario[] = [
  faultsInMemory,
  faultsInLmdb,
  killsWithLmdb,
  faultsInRedis,
  killsWithRedis,
  restartsOfRedis,
  isolation,
];
