// The process under test: one broadcaster with many destinations, some of them sick.
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBroadcaster } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { numberedDestination, numberedGeneration } from '../numbered-generation.ts';
import { quantileOf } from '../quantile.ts';
import type { SenderOrder, SenderReport } from './sender-protocol.ts';

const TICK_MS = 5;
const LAST_ARRIVALS_MS = 20_000;

const order = JSON.parse(process.argv[2] ?? '') as SenderOrder;

/** A resolver that answers nothing for a dead name, and gives up after the time that a real one takes. */
const lookup: LookupFunction = (_host, _options, callback) => {
  setTimeout(() => callback(Object.assign(new Error('dead name'), { code: 'ENOTFOUND' }), ''), 2_000).unref();
};

const transport = nodeTransport({ lookup });
const broadcaster = createBroadcaster({
  destinations: order.destinations.map(({ user, baseUrl }) => numberedDestination(user, baseUrl)),
  transport,
  gzip: nodeGzip,
  batch: { maxAgeMs: 100 },
  delivery: { timeoutMs: 3_000 },
});

const users = order.destinations.map(({ user }) => user);
const recordUs: number[] = [];
let made = 0;
const startedAt = performance.now();
const endMs = order.warmUpMs + order.measureMs;
for (let elapsedMs = 0; elapsedMs < endMs; elapsedMs = performance.now() - startedAt) {
  const due = (elapsedMs / 1_000) * order.ratePerSecond * users.length;
  for (; made < due; made += 1) {
    const user = users[made % users.length] ?? '';
    // The receiver reads from the id how long the record took; those of the warm-up are not looked at.
    const id = `${elapsedMs < order.warmUpMs ? 'warm' : 'timed'}-${made}-${Date.now()}`;
    const generation = numberedGeneration(id, user);
    const before = performance.now();
    broadcaster.record(generation);
    recordUs.push((performance.now() - before) * 1_000);
  }
  await sleep(TICK_MS);
}
const isDone = () => {
  const { destinations } = broadcaster.stats();
  return order.healthy.every((user) => destinations[`destination-${user}`]?.pending === 0);
};
for (let waitedMs = 0; waitedMs < LAST_ARRIVALS_MS && !isDone(); waitedMs += 50) await sleep(50);
const { destinations } = broadcaster.stats();
const report: SenderReport = { destinations, recordP99Us: quantileOf(recordUs, 0.99) };
await broadcaster.shutdown({ timeoutMs: 0 });
transport.close();
process.send?.(report, undefined, undefined, () => process.disconnect());
