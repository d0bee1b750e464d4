// One queue in a process of its own, so that memory and speed are its own.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { createBroadcaster, type Generation, type Transport, type TransportResult } from '@broadcast-kit/core';
import { nodeGzip } from '@broadcast-kit/core/node';
import { createTestClock } from '@broadcast-kit/core/testing';
import { numberedDestination, numberedGeneration } from '../numbered-generation.ts';
import { openQueue } from '../open-queue.ts';
import { quantileOf } from '../quantile.ts';
import type { BenchOrder, FillFigures, OutageFigures, SpeedFigures } from './bench-protocol.ts';

const SPEED_MS = 5_000;
const SPEED_USERS = 20;
const MOST_UNACCEPTED = 20_000;
const WARM_UP_SECONDS = 300;
const OUTAGE_SECONDS = 3_600;
const OUTAGE_PER_SECOND = 100;
const OUTAGE_USERS = 10;
const FILL_RECORDS = 20_000;
/** Of real time: what takes it here is the queue. */
const DRAIN_MS = 180_000;

const order = JSON.parse(process.argv[2] ?? '') as BenchOrder;

const answer = (status: number): TransportResult => ({ kind: 'response', status, header: () => undefined, body: '{}' });
const usersOf = (count: number) => Array.from({ length: count }, (_, index) => String(100 + index));
const destinationsOf = (users: readonly string[]) =>
  users.map((user) => numberedDestination(user, 'https://otlp-gateway-prod-eu-west-0.grafana.net'));

/** About 2 KB of content that gzip finds as hard as prose. */
function proseOf(number: number): string {
  const words = Array.from({ length: 150 }, (_, index) => ((number * 7_919 + index * 104_729) % 20_011).toString(36));
  return `Analyze these metrics: ${words.join(' the ')}`;
}

function generationOf(number: number, user: string, nowMs: number): Generation {
  const generation = numberedGeneration(`gen-${number}`, user, nowMs);
  return {
    ...generation,
    request: { ...generation.request, messages: [{ role: 'user', content: proseOf(number) }] },
  };
}

async function speed(): Promise<SpeedFigures> {
  const users = usersOf(SPEED_USERS);
  const transport: Transport = async () => answer(200);
  const broadcaster = createBroadcaster({
    destinations: destinationsOf(users),
    queue: openQueue(order.queue),
    transport,
    gzip: nodeGzip,
  });
  // Made before, so that what is measured is not the load generator.
  const stock = Array.from({ length: 1_000 }, (_, number) =>
    generationOf(number, users[number % users.length] ?? '', Date.now()),
  );
  const recordUs: number[] = [];
  let made = 0;
  let accepted = 0;
  let lastAcceptedAt = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  while (performance.now() - startedAt < SPEED_MS) {
    for (let burst = 0; burst < 50 && made - accepted < MOST_UNACCEPTED; burst += 1) {
      const generation = { ...stock[made % stock.length], id: `gen-${made}` } as Generation;
      made += 1;
      const before = performance.now();
      const handle = broadcaster.record(generation);
      recordUs.push((performance.now() - before) * 1_000);
      void handle.accepted.then(({ destinations }) => {
        accepted += destinations;
        lastAcceptedAt = performance.now();
      });
    }
    await turn();
  }
  await broadcaster.flush({ timeoutMs: 60_000 });
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  const { delivered } = broadcaster.stats().total;
  if (delivered !== made) throw new Error(`${made} records were made, ${delivered} delivered.`);
  await broadcaster.shutdown();
  return {
    recordP50Us: quantileOf(recordUs, 0.5),
    recordP99Us: quantileOf(recordUs, 0.99),
    acceptedPerSecond: accepted / ((lastAcceptedAt - startedAt) / 1_000),
    deliveredPerSecond: delivered / seconds,
    cpuUs: (cpu.user + cpu.system) / made,
  };
}

/** Memory of this process that is not mapped from files. */
function ownMiB(): number {
  globalThis.gc?.();
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kib] = /RssAnon:\s+(\d+)/.exec(status) ?? [];
  return (kib === undefined ? process.memoryUsage.rss() / 1_024 : Number(kib)) / 1_024;
}

async function outage(): Promise<OutageFigures> {
  const users = usersOf(OUTAGE_USERS);
  const clock = createTestClock();
  let isDown = false;
  const transport: Transport = async () => answer(isDown ? 503 : 200);
  const broadcaster = createBroadcaster({
    destinations: destinationsOf(users),
    queue: openQueue(order.queue),
    transport,
    gzip: nodeGzip,
    clock,
  });
  let made = 0;
  let accepted: Promise<unknown> = Promise.resolve();
  let before = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let second = -WARM_UP_SECONDS; second < OUTAGE_SECONDS; second += 1) {
    if (second === 0) {
      before = ownMiB();
      isDown = true;
    }
    for (let count = 0; count < OUTAGE_PER_SECOND; count += 1, made += 1) {
      accepted = broadcaster.record(generationOf(made, users[made % users.length] ?? '', clock.now())).accepted;
    }
    // Compression and storage take real time: none of it may pile up behind the simulated one.
    await clock.advance(1_000);
    await accepted;
    if (second > 0 && second % 300 === 299) most = Math.max(most, ownMiB());
  }
  isDown = false;
  const backAt = performance.now();
  const left = () => broadcaster.stats().total.pending;
  while (left() > 0 && performance.now() - backAt < DRAIN_MS) {
    await clock.advance(1_000);
    await sleep(5);
  }
  const { delivered, dropped } = broadcaster.stats().total;
  if (left() > 0) throw new Error(`${left()} records are still pending ${DRAIN_MS} ms after the outage.`);
  const shutdown = broadcaster.shutdown();
  await clock.advance(10_000);
  await shutdown;
  return {
    records: made,
    grownMiB: most - before,
    delivered,
    dropped: Object.values(dropped).reduce((sum, count) => sum + count, 0),
  };
}

async function fill(): Promise<FillFigures> {
  const users = usersOf(OUTAGE_USERS);
  const transport: Transport = async () => answer(503);
  const broadcaster = createBroadcaster({
    destinations: destinationsOf(users),
    queue: openQueue(order.queue),
    transport,
    gzip: nodeGzip,
  });
  const handles = [];
  for (let number = 0; number < FILL_RECORDS; number += 1) {
    const user = users[number % users.length] ?? '';
    handles.push(broadcaster.record(generationOf(number, user, Date.now())).accepted);
    if (number % 500 === 499) await Promise.race([handles.at(-500), sleep(100)]);
  }
  await Promise.all(handles);
  const { persisted } = await broadcaster.shutdown({ timeoutMs: 0 });
  return { records: persisted };
}

const RUNS = { speed, outage, fill };
process.send?.(await RUNS[order.what](), undefined, undefined, () => process.exit());
