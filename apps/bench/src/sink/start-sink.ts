import { once } from 'node:events';
import { forkProgram } from '../fork-program.ts';
import type { SinkCount, SinkOrder } from './sink-protocol.ts';

/** A receiver that takes everything and counts it. */
export interface Sink {
  /** Of its OTLP endpoint, without `/v1/traces`. */
  readonly baseUrl: string;
  /** Starts to count anew. Every answer takes `delayMs` from now on. */
  reset(delayMs?: number): Promise<void>;
  count(): Promise<SinkCount>;
  stop(): void;
}

/** Starts a sink in a process of its own. */
export async function startSink(): Promise<Sink> {
  const child = forkProgram('sink');
  const [port] = await once(child, 'message');
  async function ask(order: SinkOrder): Promise<SinkCount> {
    const answer = once(child, 'message');
    child.send(order);
    const [count] = await answer;
    return count as SinkCount;
  }
  return {
    baseUrl: `http://127.0.0.1:${port}/otlp`,
    reset: async (delayMs = 0) => void (await ask({ kind: 'reset', delayMs })),
    count: () => ask({ kind: 'count' }),
    stop: () => child.disconnect(),
  };
}
