// Broadcasts the same number of generations, however many destinations are configured. Needs --expose-gc.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBroadcaster } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { answerOrder, orderOf } from '../fork-program.ts';
import { benchDestination } from '../workload/bench-destination.ts';
import { benchGeneration } from '../workload/bench-generation.ts';
import type { GrowthOrder, GrowthRun } from './growth-protocol.ts';

const PER_OWNER = 3;
const PER_TURN = 16;

const { baseUrl, owners, traffic, generations } = orderOf<GrowthOrder>();
const destinations = Array.from({ length: owners * PER_OWNER }, (_, index) => ({
  ...benchDestination(baseUrl, 'none'),
  id: `destination-${index}`,
  owner: `workspace-${Math.floor(index / PER_OWNER)}`,
}));
const broadcaster = createBroadcaster({ destinations, transport: nodeTransport(), gzip: nodeGzip });
const pool = Array.from({ length: 256 }, (_, index) => benchGeneration('none', index));
let recorded = 0;

async function broadcast(count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const generation = pool[recorded % pool.length];
    if (generation === undefined) return;
    const owner = `workspace-${traffic === 'one-owner' ? 0 : recorded % owners}`;
    broadcaster.record({ ...generation, owner, id: `gen-${recorded}` });
    recorded += 1;
    if (recorded % PER_TURN === 0) await nextTurn();
  }
}

const cpuUs = (before: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / generations;
};

// Every owner is known, and every destination has worked, before it counts.
await broadcast(Math.max(owners, 4_000));
await broadcaster.flush();
const before = process.cpuUsage();
await broadcast(generations);
const recordCpuUs = cpuUs(before);
await broadcaster.flush();
const deliveredCpuUs = cpuUs(before);
const { delivered, pending } = broadcaster.stats().total;
if (delivered !== recorded * PER_OWNER) throw new Error(`${delivered} delivered, ${pending} pending of ${recorded}`);
globalThis.gc?.();
answerOrder({
  recordCpuUs,
  deliveredCpuUs,
  heapMiB: process.memoryUsage().heapUsed / 2 ** 20,
  rssMiB: process.resourceUsage().maxRSS / 1_024,
} satisfies GrowthRun);
