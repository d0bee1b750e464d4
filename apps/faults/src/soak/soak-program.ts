// A gateway that works for minutes or hours: calls, destinations that come and go, a receiver that fails now and then.
// At rest it says what it holds. Needs --expose-gc.
import { setTimeout as sleep } from 'node:timers/promises';
import { createBroadcaster, type Destination } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { numberedGeneration } from '../numbered-generation.ts';

import type { SoakMessage, SoakOrder, SoakReport } from './soak-protocol.ts';
import { type SoakSample, takeSample } from './soak-sample.ts';
import { storedDestination } from './stored-destination.ts';

const OWNERS = 20;
const PER_SECOND = 400;
const TICK_MS = 20;
/**
 * Numbers of the destinations that come and go, again and again. What is remembered of each destination that ever was is
 * bounded, by thousands; a run of minutes would take its filling for a leak.
 */
const FIRST_PASSING = 1_000;
const PASSING = 50;
/** Code is compiled, caches are full, connections are open. */
const WARM_UP_SHARE = 0.15;

const { baseUrl, durationMs, samples: wanted, changes, leak } = JSON.parse(process.argv[2] ?? '{}') as SoakOrder;
const configured = new Map<string, Destination>();
for (let owner = 0; owner < OWNERS; owner += 1) {
  const destination = storedDestination(`${owner}`, baseUrl);
  configured.set(destination.owner, destination);
}
/** Those that are removed once they got their call. */
const passing = new Set<string>();
const transport = nodeTransport();
const broadcaster = createBroadcaster({
  destinations: {
    list: async (owner) => {
      const destination = configured.get(owner);
      return destination === undefined ? [] : [destination];
    },
  },
  transport,
  gzip: nodeGzip,
  onDelivery({ owner, destinationId, outcome }) {
    // One that comes and goes has got its call: it is removed.
    if (outcome.kind !== 'delivered' || !passing.delete(destinationId)) return;
    configured.delete(owner);
    broadcaster.invalidate(owner);
  },
});
/** Only for the run that shows that a leak is found. */
const leaked: unknown[] = [];
const startedAt = performance.now();
const elapsedMs = () => performance.now() - startedAt;
let made = 0;
let changed = 0;

/** A destination that is added, gets a call, and is removed again. */
function addAndRemove(): void {
  const user = `${FIRST_PASSING + (changed % PASSING)}`;
  const destination = storedDestination(user, baseUrl);
  // Its last call is still on its way.
  if (passing.has(destination.id)) return;
  configured.set(destination.owner, destination);
  passing.add(destination.id);
  broadcaster.invalidate(destination.owner);
  broadcaster.record(numberedGeneration(`gen-passing-${changed}`, user));
  if (leak)
    leaked.push(
      setInterval(() => {}, 3_600_000),
      'x'.repeat(1_000) + changed,
    );
  changed += 1;
}

async function work(untilMs: number): Promise<void> {
  while (elapsedMs() < untilMs) {
    const due = (elapsedMs() / 1_000) * PER_SECOND;
    for (; made < due; made += 1) broadcaster.record(numberedGeneration(`gen-${made}`, `${made % OWNERS}`));
    // All changes within the first nine tenths, so that the last ones are over at the last look.
    if (changed < Math.min(changes, (elapsedMs() / (0.9 * durationMs)) * changes)) addAndRemove();
    await sleep(TICK_MS);
  }
}

for (let look = 0; look < wanted; look += 1) {
  await work(durationMs * (WARM_UP_SHARE + (1 - WARM_UP_SHARE) * (look / (wanted - 1))));
  // At rest: everything is delivered, retries included, and short timers are over.
  const { pending } = await broadcaster.flush({ timeoutMs: 30_000 });
  if (pending > 0 || passing.size > 0)
    throw new Error(`At rest ${pending} records and ${passing.size} destinations wait.`);
  await sleep(1_000);
  const sample: SoakSample = await takeSample(startedAt);
  process.send?.({ sample } satisfies SoakMessage);
  // The other side counts the connections now.
  await sleep(500);
  made = Math.max(made, Math.floor((elapsedMs() / 1_000) * PER_SECOND));
}
const { total } = broadcaster.stats();
await broadcaster.shutdown();
transport.close();
const report: SoakReport = {
  delivered: total.delivered,
  lost: total.accepted - total.delivered - total.pending,
  changed,
};
process.send?.({ report } satisfies SoakMessage, undefined, undefined, () => process.exit());
