// Records 512 spans, flushes them, and looks all the while how long nothing else could run.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { answerOrder, orderOf } from '../fork-program.ts';
import { broadcastPipeline } from '../pipelines/broadcast-pipeline.ts';
import { openPipeline } from '../pipelines/open-pipeline.ts';
import type { FlushOrder, FlushRun } from './flush-protocol.ts';

const SPANS = 512;
const WARM_UP_FLUSHES = 10;

const order = orderOf<FlushOrder>();
// All of them in one batch that only the flush closes, as the peer has it.
const oneBatch = { maxBytes: 64_000_000, maxRecords: SPANS + 1, maxAgeMs: 60_000 };
const pipeline =
  order.pipeline === 'broadcast-kit'
    ? broadcastPipeline(order, { batch: oneBatch })
    : openPipeline(order.pipeline, order);

/** Runs work, and says what was the longest time between two turns of the event loop meanwhile. */
async function longestBlockMs(work: () => Promise<void>): Promise<number> {
  let isOver = false;
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const watch = (async () => {
    while (!isOver) {
      await nextTurn();
      look();
    }
  })();
  await work();
  isOver = true;
  await watch;
  return longest;
}

async function flushAll(): Promise<void> {
  await pipeline.flush();
  while (pipeline.progress().sent < pipeline.progress().recorded) await pipeline.nextRequest();
}

const longestBlocksMs: number[] = [];
for (let flush = 0; flush < WARM_UP_FLUSHES + order.flushes; flush += 1) {
  // The peer exports by itself at 512.
  for (let made = 0; made < SPANS - 1; made += 1) {
    pipeline.record();
    if (made % 64 === 0) await nextTurn();
  }
  await sleep(5);
  const longest = await longestBlockMs(() => {
    pipeline.record();
    return flushAll();
  });
  if (flush >= WARM_UP_FLUSHES) longestBlocksMs.push(longest);
}
answerOrder({ longestBlocksMs } satisfies FlushRun);
