import type { OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';

/** Every span with its path and what it stands in, in the order of the request. */
export function* spansOf(resourceSpans: readonly OtlpResourceSpans[]): Generator<{
  readonly span: OtlpSpan;
  readonly path: string;
}> {
  for (const [index, { scopeSpans = [] }] of resourceSpans.entries()) {
    for (const [scopeIndex, { spans = [] }] of scopeSpans.entries()) {
      for (const [spanIndex, span] of spans.entries()) {
        yield { span, path: `resourceSpans[${index}].scopeSpans[${scopeIndex}].spans[${spanIndex}]` };
      }
    }
  }
}

/** Whether an id stands for "none": absent, empty or all zero. */
export function isEmptyId(id: string | undefined): boolean {
  return id === undefined || /^0*$/.test(id);
}
