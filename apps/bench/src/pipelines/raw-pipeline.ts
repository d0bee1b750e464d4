import { Agent, request } from 'node:http';
import { encodeTraces, mapGeneration, resourceSpansOf } from '@broadcast-kit/core';
import { benchGeneration } from '../workload/bench-generation.ts';
import { createSignal, type Pipeline, type PipelineOptions } from './pipeline.ts';

const BATCH = 128;
/** So many bodies lie ready, all with spans of their own; more spans than that the floor cannot send. */
const SPANS = 32_768;

/** The floor of sending: bytes that lie ready, a bare POST on kept connections, and nothing else. */
export function rawPipeline({ baseUrl, content }: PipelineOptions): Pipeline {
  const options = { privacyMode: content === 'none' };
  const bodies: Uint8Array[] = [];
  for (let first = 0; first < SPANS; first += BATCH) {
    const generations = Array.from({ length: BATCH }, (_, index) => benchGeneration(content, first + index));
    bodies.push(encodeTraces(generations.map((generation) => resourceSpansOf(mapGeneration(generation, options)))));
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const through = createSignal();
  let recorded = 0;
  let sent = 0;

  function post(body: Uint8Array): void {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const outgoing = request(`${baseUrl}/v1/traces`, { agent, method: 'POST', headers }, (incoming) => {
      incoming.resume().once('end', () => {
        sent += BATCH;
        through.fire();
      });
    });
    outgoing.end(body);
  }

  return {
    record() {
      recorded += 1;
      if (recorded % BATCH !== 0) return;
      const body = bodies[recorded / BATCH - 1];
      if (body === undefined) throw new Error(`The floor has ${SPANS} spans ready.`);
      post(body);
    },
    progress: () => ({ recorded, sent }),
    nextRequest: through.next,
    async flush() {},
  };
}
