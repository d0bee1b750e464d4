// Records one generation after the other, as a gateway does between its other work, and says how long each held it up.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBroadcaster } from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { answerOrder, orderOf } from '../fork-program.ts';
import { openPipeline } from '../pipelines/open-pipeline.ts';
import { benchDestination } from '../workload/bench-destination.ts';
import { benchGeneration } from '../workload/bench-generation.ts';
import type { RecordOrder, RecordRun } from './record-protocol.ts';

const PER_TURN = 4;
const MESSAGES = 500;
const WARM_UP = 5_000;

/** A conversation that went on for long, with the same turns again and again. */
function recordOfMegabyte(baseUrl: string): () => void {
  const broadcaster = createBroadcaster({
    destinations: [benchDestination(baseUrl, 'ascii')],
    transport: nodeTransport(),
    gzip: nodeGzip,
  });
  const generation = benchGeneration('ascii', 1);
  const turns = Array.from({ length: MESSAGES }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: benchGeneration('ascii', index).request.messages?.at(-1)?.content,
  }));
  const request = { ...generation.request, messages: turns };
  let recorded = 0;
  return () => {
    recorded += 1;
    broadcaster.record({ ...generation, request, id: `gen-${recorded}` });
  };
}

const order = orderOf<RecordOrder>();
const { content } = order;
const record =
  content === 'megabyte' ? recordOfMegabyte(order.baseUrl) : openPipeline(order.pipeline, { ...order, content }).record;

const times: number[] = [];
for (let made = 0; made < WARM_UP + order.records; made += 1) {
  const startedAt = performance.now();
  record();
  if (made >= WARM_UP) times.push((performance.now() - startedAt) * 1_000);
  if (made % PER_TURN === 0) await nextTurn();
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN;
answerOrder({ p50: at(0.5), p99: at(0.99) } satisfies RecordRun);
