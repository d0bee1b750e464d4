// Makes and sends spans as fast as they go through, and says what that took. One side of a pair.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { answerOrder, orderOf } from '../fork-program.ts';
import { openPipeline } from '../pipelines/open-pipeline.ts';
import type { Pipeline } from '../pipelines/pipeline.ts';
import type { ExportCost, ExportOrder } from './export-protocol.ts';

const CHUNK = 128;
/** What the smallest default queue of the peers holds. */
const MAX_UNDER_WAY = 2_048;

async function send(pipeline: Pipeline, spans: number): Promise<void> {
  const total = pipeline.progress().recorded + spans;
  const underWay = () => pipeline.progress().recorded - pipeline.progress().sent;
  while (pipeline.progress().recorded < total) {
    while (underWay() > MAX_UNDER_WAY - CHUNK) await pipeline.nextRequest();
    for (let made = 0; made < CHUNK && pipeline.progress().recorded < total; made += 1) pipeline.record();
    await nextTurn();
  }
  await pipeline.flush();
  while (underWay() > 0) await pipeline.nextRequest();
}

const order = orderOf<ExportOrder>();
const pipeline = openPipeline(order.pipeline, order);
await send(pipeline, order.warmUpSpans);
const startedAt = performance.now();
const before = process.cpuUsage();
await send(pipeline, order.spans);
const { user, system } = process.cpuUsage(before);
answerOrder({
  cpuUs: (user + system) / order.spans,
  wallUs: ((performance.now() - startedAt) * 1_000) / order.spans,
  rssMiB: process.resourceUsage().maxRSS / 1_024,
} satisfies ExportCost);
