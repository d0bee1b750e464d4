import type { OtlpResourceSpans, OtlpScopeSpans, OtlpSpan } from './otlp-json.ts';

/**
 * Takes a request apart: for each trace id what belongs to it, in the order of the request, with its resources and
 * scopes as they were sent.
 */
export function splitByTrace(
  resourceSpans: readonly OtlpResourceSpans[],
): ReadonlyMap<string, readonly OtlpResourceSpans[]> {
  const traces = new Map<string, OtlpResourceSpans[]>();
  for (const entry of resourceSpans) {
    const scopesOfTrace = new Map<string, OtlpScopeSpans[]>();
    for (const scopeSpans of entry.scopeSpans ?? []) {
      const spansOfTrace = new Map<string, OtlpSpan[]>();
      for (const span of scopeSpans.spans ?? []) append(spansOfTrace, span.traceId ?? '', span);
      for (const [traceId, spans] of spansOfTrace) append(scopesOfTrace, traceId, { ...scopeSpans, spans });
    }
    for (const [traceId, scopeSpans] of scopesOfTrace) append(traces, traceId, { ...entry, scopeSpans });
  }
  return traces;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
