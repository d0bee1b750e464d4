import { listOf, recordOf, textOf } from '../../trace-reading/json-record.ts';

function keepTrace(entry: unknown, traceId: string): unknown {
  const record = recordOf(entry);
  const scopeSpans = listOf(record.scopeSpans)
    .map(recordOf)
    .map((scope) => ({
      ...scope,
      spans: listOf(scope.spans).filter((span) => textOf(recordOf(span).traceId).toLowerCase() === traceId),
    }))
    .filter((scope) => scope.spans.length > 0);
  return { ...record, scopeSpans };
}

function traceIdsOf(entry: unknown): string[] {
  const scopes = listOf(recordOf(entry).scopeSpans).map(recordOf);
  const ids = scopes.flatMap(({ spans }) => listOf(spans).map((span) => textOf(recordOf(span).traceId).toLowerCase()));
  return [...new Set(ids)];
}

/**
 * OTLP's `resourceSpans`, by trace id. An entry of one trace stays as it was received; one of several is taken apart,
 * each part under its resource and scope.
 */
export function splitByTrace(resourceSpans: readonly unknown[]): Map<string, unknown[]> {
  const byTrace = new Map<string, unknown[]>();
  for (const entry of resourceSpans) {
    const ids = traceIdsOf(entry);
    for (const id of ids) {
      byTrace.set(id, [...(byTrace.get(id) ?? []), ids.length === 1 ? entry : keepTrace(entry, id)]);
    }
  }
  return byTrace;
}
