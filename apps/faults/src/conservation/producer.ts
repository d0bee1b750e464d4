// The process under test: it makes records as fast as it is told, and may be killed at any moment.
import { writeSync } from 'node:fs';
import { createBroadcaster, type Logger, silentLogger } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { acceleratedClock } from '../accelerated-clock.ts';
import { numberedDestination, numberedGeneration } from '../numbered-generation.ts';
import { openQueue } from '../open-queue.ts';
import { unbalanced } from './judge.ts';
import { LINE, type ProducerOrder, type ProducerReport, type ProducerRequest, recordId } from './producer-protocol.ts';

const TICK_MS = 10;
const MENDED_AFTER_MS = 500;
const ORACLE = 3;

const order = JSON.parse(process.argv[2] ?? '') as ProducerOrder;
const { users, idPrefix } = order;
const clock = acceleratedClock(order.clockFactor);
const transport = nodeTransport({ clock });
const logger: Logger = {
  ...silentLogger,
  warn: (message, fields) => tell(LINE.log, `${message} ${JSON.stringify(fields)}`),
  error: (message, fields) => tell(LINE.log, `${message} ${JSON.stringify(fields)}`),
};
const broadcaster = createBroadcaster({
  destinations: users.map((user) => numberedDestination(user, order.baseUrl)),
  queue: openQueue(order.queue, logger),
  logger,
  transport,
  gzip: nodeGzip,
  clock,
  batch: { maxRecords: 50, maxAgeMs: 20 * order.clockFactor },
  onDelivery({ owner, outcome }) {
    // A customer who sees that a destination is refused, and soon mends it.
    if (outcome.kind === 'held') setTimeout(() => broadcaster.invalidate(owner), MENDED_AFTER_MS).unref();
  },
});

/** Written before this goes on: what the oracle reads survives a kill in the next moment. */
function tell(kind: string, text: string): void {
  writeSync(ORACLE, `${kind} ${text}\n`);
}

let issued = 0;
let isProducing = true;
let newlyAccepted: string[] = [];
const fresh: string[] = [];

function tellAccepted(): void {
  if (newlyAccepted.length > 0) tell(LINE.accepted, newlyAccepted.join(' '));
  newlyAccepted = [];
}

function issue(count: number): string[] {
  const first = issued;
  issued += count;
  tell(LINE.issuing, `${issued}`);
  return Array.from({ length: count }, (_, index) => {
    const user = users[(first + index) % users.length] ?? '';
    const id = recordId(idPrefix, first + index);
    void broadcaster.record(numberedGeneration(id, user, clock.now())).accepted.then(({ destinations }) => {
      if (destinations !== 1) return;
      if (newlyAccepted.length === 0) setImmediate(tellAccepted);
      newlyAccepted.push(`${user}/${id}`);
    });
    return `${user}/${id}`;
  });
}

function checkBooks(): void {
  const { total, destinations } = broadcaster.stats();
  const complaints = Object.entries({ total, ...destinations }).flatMap(([name, stats]) => unbalanced(name, stats));
  for (const complaint of complaints) tell(LINE.complaint, complaint);
}

const startedAt = performance.now();
const produce = setInterval(() => {
  const due = ((performance.now() - startedAt) / 1_000) * order.ratePerSecond - issued;
  if (isProducing && due >= 1) issue(Math.floor(Math.min(due, order.ratePerSecond / 10)));
}, TICK_MS);
const watch = setInterval(checkBooks, 50);

async function answer(request: ProducerRequest): Promise<void> {
  if (request.kind === 'stop') isProducing = false;
  // A poisoned record would prove nothing.
  if (request.kind === 'fresh')
    while (fresh.length < users.length) fresh.push(...issue(1).filter((id) => !id.endsWith('poison')));
  if (request.kind === 'end') {
    clearInterval(produce);
    clearInterval(watch);
    await broadcaster.shutdown({ timeoutMs: 5_000 });
    transport.close();
  }
  const { total: stats, destinations } = broadcaster.stats();
  const waiting = Object.entries(destinations).filter(([, { pending }]) => pending > 0);
  const report: ProducerReport = { stats, fresh, waiting: waiting.map(([id, { pending }]) => `${id}: ${pending}`) };
  process.send?.(report, undefined, undefined, () => {
    if (request.kind === 'end') process.disconnect();
  });
}

process.on('message', (request: ProducerRequest) => {
  answer(request).catch((error: unknown) => tell(LINE.complaint, `the producer failed: ${String(error)}`));
});
// An oracle that is gone asks nothing more.
process.on('disconnect', () => process.exit());
