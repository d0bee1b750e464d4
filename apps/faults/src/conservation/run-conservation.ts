import { setTimeout as sleep } from 'node:timers/promises';
import { type Arrival, type Fault, startFaultServer } from '../fault-server.ts';
import type { QueueChoice } from '../open-queue.ts';
import { seededRandom } from '../seeded-random.ts';
import { until } from '../until.ts';
import { faultSchedule, SCHEDULED_KINDS, SCHEDULED_USERS } from './fault-schedule.ts';
import { judge, type Verdict } from './judge.ts';
import { type Notes, type Producer, startProducer } from './start-producer.ts';

/** A run: producers, a sink that fails by schedule, kills, and an oracle that outlives them all. */
export interface ConservationOptions {
  readonly seed: number;
  readonly queue: QueueChoice;
  /** How long records are made while things fail, in milliseconds. */
  readonly lengthMs: number;
  readonly ratePerSecond: number;
  /** How often the producer is killed under load. Default 0. */
  readonly kills?: number;
  /** `schedule`: every kind of fault, in turn. `light`: a sink that is slow and at times loses its answer. */
  readonly faults: 'schedule' | 'light';
  /** Also happens while records are made, such as a restart of Redis. Is told how many requests the sink has had. */
  readonly mischief?: (requests: () => number) => Promise<void>;
  /** How much faster the time of the producers passes. Default 1. */
  readonly clockFactor?: number;
  readonly guards: { readonly accepted: number; readonly duplicates: number };
}

/** How long everything may take to arrive after the last fault. */
const DRAIN_MS = 60_000;
const FRESH_MS = 10_000;
const MOST_LOGS = 10;
/** How long the last producer makes records, where nothing else keeps it longer. */
const LAST_LOAD_MS = 500;
/** How long a machine that is slow may take to make what a run needs to prove anything. */
const GUARD_MS = 60_000;
/** Every so many answers of a sink with light faults get lost. */
const LOSES_EVERY = 12;
const POISONED: Fault = { kind: 'status', status: 400, body: '{"code":3,"message":"a span nobody can take"}' };

/** What happens to a request at a moment. */
function faultsOf({
  seed,
  faults,
  lengthMs,
}: ConservationOptions): (user: string, elapsedMs: number) => Fault | undefined {
  const random = seededRandom(seed + 1);
  if (faults === 'light') {
    let requests = 0;
    return () => {
      requests += 1;
      const losesAnswer = requests % LOSES_EVERY === 0;
      return losesAnswer ? { kind: 'reset', before: 'headers', takes: true } : { kind: 'slow', delayMs: random() * 40 };
    };
  }
  const phases = faultSchedule({ seed, lengthMs });
  return (user, elapsedMs) =>
    phases.find(
      (phase) => phase.user === user && elapsedMs >= phase.fromMs && elapsedMs < phase.toMs && random() < phase.share,
    )?.fault;
}

/**
 * Makes records under faults and kills, then lets everything heal, and holds what arrived against what was promised: every
 * accepted record is there once or more often, whole, or was refused for good and is counted as that; and nothing else is there.
 */
export async function runConservation(options: ConservationOptions): Promise<Verdict> {
  const { seed, kills = 0, clockFactor = 1, guards } = options;
  const random = seededRandom(seed);
  const sink = await startFaultServer();
  const notes: Notes = { accepted: new Set(), issued: new Map(), complaints: [], logs: [] };
  const refusedForGood = new Set<string>();
  /** Faults go by the time since the first record was accepted: a process that starts slowly misses none. */
  let startedAt = performance.now();
  const elapsedMs = () => performance.now() - startedAt;
  const faultAt = faultsOf(options);
  let producer: Producer | undefined;
  let producers = 0;

  const start = (ratePerSecond = options.ratePerSecond) => {
    producers += 1;
    const idPrefix = `gen-${seed}-${producers}`;
    const { queue } = options;
    producer = startProducer(
      { queue, baseUrl: sink.baseUrl, users: SCHEDULED_USERS, ratePerSecond, idPrefix, clockFactor },
      notes,
    );
    return producer;
  };

  function decide({ user, ids }: Arrival, scheduled: Fault | undefined): Fault | undefined {
    const named = ids.map((id) => `${user}/${id}`);
    const poisoned = named.filter((record) => record.endsWith('-poison'));
    for (const record of poisoned) refusedForGood.add(record);
    if (poisoned.length > 0) return POISONED;
    if (scheduled?.kind === 'status' && scheduled.status === 500)
      for (const record of named) refusedForGood.add(record);
    if (scheduled?.kind === 'partial')
      for (const record of named.slice(-scheduled.rejected)) refusedForGood.add(record);
    return scheduled;
  }

  try {
    sink.script((arrival) => decide(arrival, faultAt(arrival.user, elapsedMs())));
    let running = start();
    await running.underLoad;
    startedAt = performance.now();
    const mischief = options.mischief?.(sink.requests);
    for (let kill = 0; kill < kills; kill += 1) {
      await running.underLoad;
      await sleep(50 + random() * 350);
      await running.kill();
      running = start();
    }
    await running.underLoad;
    await sleep(Math.max(LAST_LOAD_MS, options.lengthMs - elapsedMs()));
    await mischief;
    await until(() => notes.accepted.size >= guards.accepted, GUARD_MS);

    // The fault-free end: everything has to arrive now.
    await running.ask({ kind: 'stop' });
    sink.script((arrival) => decide(arrival, undefined));
    await until(async () => (await running.ask({ kind: 'report' })).stats.pending === 0, DRAIN_MS);
    const { fresh } = await running.ask({ kind: 'fresh' });
    if (!(await until(() => fresh.every((record) => sink.taken.has(record)), FRESH_MS))) {
      notes.complaints.push(`of ${fresh.length} fresh records not all arrived within ${FRESH_MS} ms`);
    }
    const { stats, waiting } = await running.ask({ kind: 'end' });
    producer = undefined;

    const wasIssued = (record: string) => {
      const [, prefix = '', number = ''] = /\/(gen-\d+-\d+)-(\d+)(?:-poison)?$/.exec(record) ?? [];
      return Number(number) < (notes.issued.get(prefix) ?? 0);
    };
    const isMemory = options.queue.kind === 'memory';
    const verdict = judge(
      {
        accepted: notes.accepted,
        wasIssued,
        taken: sink.taken,
        refusedForGood,
        stats,
        countersSpanTheRun: !isMemory || producers === 1,
        complaints: [
          ...notes.complaints,
          ...sink.violations.map((text) => `the sink got what no client may send: ${text}`),
        ],
        struck: sink.struck,
      },
      {
        ...guards,
        retries: 20,
        faultKinds: options.faults === 'schedule' ? SCHEDULED_KINDS : new Set(['slow', 'reset']),
      },
      [...sink.struck.values()].reduce((sum, times) => sum + times, 0),
    );
    if (verdict.failures.length === 0) return verdict;
    const hints = [...waiting.map((text) => `pending at ${text}`), ...notes.logs.slice(-MOST_LOGS)];
    return { ...verdict, failures: [...verdict.failures, ...hints] };
  } finally {
    await producer?.kill();
    await sink.close();
  }
}
