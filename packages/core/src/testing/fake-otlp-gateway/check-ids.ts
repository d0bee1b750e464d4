import type { OtlpResourceSpans } from './otlp-json.ts';
import { isEmptyId, spansOf } from './spans-of.ts';

/** The answer of Tempo's distributor to the first span without ids; `undefined` where all have theirs. */
export function checkIds(resourceSpans: readonly OtlpResourceSpans[]): string | undefined {
  for (const { span } of spansOf(resourceSpans)) {
    if (isEmptyId(span.traceId)) return 'trace ids must be 128 bit, received 0 bits';
    if (isEmptyId(span.spanId)) return 'span ids must be 64 bit and not all zero, received 0 bits';
  }
  return undefined;
}
