// Makes spans at a steady rate, whether or not they go through, and then waits for what is left.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { answerOrder, orderOf } from '../fork-program.ts';
import { openPipeline } from '../pipelines/open-pipeline.ts';
import type { RateOrder, RateRun } from './rate-protocol.ts';

const TICK_MS = 5;
const PER_TURN = 16;
/** So long nothing came through: nothing is coming any more. */
const SILENCE_MS = 1_500;

const order = orderOf<RateOrder>();
const pipeline = openPipeline(order.pipeline, order);
const startedAt = performance.now();
const elapsedMs = () => performance.now() - startedAt;
const total = Math.round((order.perSecond * order.durationMs) / 1_000);
while (pipeline.progress().recorded < total) {
  const due = Math.min(total, (elapsedMs() / 1_000) * order.perSecond);
  // As calls come to an end: each in a turn of its own, also where the rate is more than the machine can take.
  while (pipeline.progress().recorded < due) {
    pipeline.record();
    if (pipeline.progress().recorded % PER_TURN === 0) await nextTurn();
  }
  await sleep(TICK_MS);
}
const madeInMs = elapsedMs();
await pipeline.flush();
for (let sent = -1; sent < pipeline.progress().sent && pipeline.progress().sent < total; ) {
  ({ sent } = pipeline.progress());
  await sleep(SILENCE_MS);
}
answerOrder({
  recorded: total,
  perSecond: (total / madeInMs) * 1_000,
  rssMiB: process.resourceUsage().maxRSS / 1_024,
} satisfies RateRun);
