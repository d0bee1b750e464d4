import type { Generation } from '../generation/generation.ts';
import { isUsableTime } from '../generation/usable-time.ts';
import type { AttributeList } from './attribute-list.ts';

/**
 * Adds how long the call took. Latencies are whole milliseconds, because TraceQL quantiles read integers only; the
 * semantic convention for the first chunk is in seconds.
 */
export function addTimingAttributes(list: AttributeList, generation: Generation): void {
  const { startedAtMs, firstTokenAtMs, endedAtMs, usage } = generation;
  list.int('trace.metadata.openrouter.latency_ms', Math.max(0, endedAtMs - startedAtMs));
  if (!isUsableTime(firstTokenAtMs)) return;
  const untilFirstMs = Math.max(0, firstTokenAtMs - startedAtMs);
  list.int('trace.metadata.openrouter.first_token_ms', untilFirstMs);
  list.double('gen_ai.response.time_to_first_chunk', untilFirstMs / 1000);
  const afterFirstMs = endedAtMs - firstTokenAtMs;
  const tokens = usage?.outputTokens ?? 0;
  if (tokens > 1 && afterFirstMs > 0) {
    list.double('trace.metadata.openrouter.tokens_per_second', (tokens - 1) / (afterFirstMs / 1000));
    list.double('trace.metadata.openrouter.inter_token_latency_ms', afterFirstMs / (tokens - 1));
  }
}
