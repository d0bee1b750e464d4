import { isOversized } from './cut-attributes.ts';
import type { ReportFinding } from './finding.ts';
import type { OtlpKeyValue, OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';
import { isEmptyId, spansOf } from './spans-of.ts';

/** What the judgement of a request depends on. */
export interface LintContext {
  readonly report: ReportFinding;
  /** When the request came, in epoch milliseconds. */
  readonly nowMs: number;
  /** Larger keys and text values are cut by the receiver. */
  readonly maxAttributeBytes: number;
}

const DAY_MS = 86_400_000;
/** As nanoseconds, this is January 1970; as milliseconds, it is far in the future. */
const LARGEST_NON_NANOSECONDS = 10n ** 17n;
const NANOSECONDS_PER_MS = 1_000_000n;
const LARGEST_KIND = 5;
const LARGEST_STATUS = 2;

/** Reports what Tempo takes without a word although it makes the spans useless, or nearly. */
export function lintTraces(resourceSpans: readonly OtlpResourceSpans[], context: LintContext): void {
  const { report } = context;
  let isEmpty = true;
  for (const { span, path } of spansOf(resourceSpans)) {
    isEmpty = false;
    lintSpan(span, path, context);
  }
  if (isEmpty) {
    const message = 'This request holds no span. Only a connection test should send one like it.';
    report({ code: 'empty-envelope', path: '', message });
  }
  for (const [index, { resource, scopeSpans = [] }] of resourceSpans.entries()) {
    const path = `resourceSpans[${index}]`;
    lintAttributes(resource?.attributes, `${path}.resource`, context);
    for (const [scopeIndex, { scope }] of scopeSpans.entries()) {
      lintAttributes(scope?.attributes, `${path}.scopeSpans[${scopeIndex}].scope`, context);
    }
    const service = resource?.attributes?.find(({ key }) => key === 'service.name')?.value?.stringValue;
    if (!service && scopeSpans.some(({ spans = [] }) => spans.length > 0)) {
      const message = 'The resource has no service.name, by which traces are found. Set it.';
      report({ code: 'missing-service-name', path, message });
    }
  }
}

function lintSpan(span: OtlpSpan, path: string, context: LintContext): void {
  const { report } = context;
  const { name, kind = 0, status, parentSpanId, attributes, events = [], links = [] } = span;
  if (!name) report({ code: 'missing-name', path, message: 'The span has no name. Give it one.' });
  if (kind < 0 || kind > LARGEST_KIND) {
    report({ code: 'unknown-kind', path: `${path}.kind`, message: `There is no kind ${kind}. Send 0 to 5.` });
  }
  const code = status?.code ?? 0;
  if (code < 0 || code > LARGEST_STATUS) {
    report({ code: 'unknown-status', path: `${path}.status.code`, message: `There is no code ${code}. Send 0 to 2.` });
  }
  if (parentSpanId !== undefined && isEmptyId(parentSpanId)) {
    const message = 'A root has no parentSpanId. Leave the field out.';
    report({ code: 'zero-parent-id', path: `${path}.parentSpanId`, message });
  }
  lintTimes(span, path, context);
  lintAttributes(attributes, path, context);
  for (const [index, event] of events.entries()) lintAttributes(event.attributes, `${path}.events[${index}]`, context);
  for (const [index, link] of links.entries()) lintAttributes(link.attributes, `${path}.links[${index}]`, context);
}

function lintTimes(span: OtlpSpan, path: string, { report, nowMs }: LintContext): void {
  const start = BigInt(span.startTimeUnixNano ?? 0);
  const end = BigInt(span.endTimeUnixNano ?? 0);
  if (end < start) {
    report({ code: 'end-before-start', path, message: 'The span ends before it starts. Its duration is nonsense.' });
  }
  for (const [field, time] of [
    ['startTimeUnixNano', start],
    ['endTimeUnixNano', end],
  ] as const) {
    if (time > 0n && time < LARGEST_NON_NANOSECONDS) {
      const message = 'This is no time of our days in nanoseconds. Multiply milliseconds by 1,000,000.';
      report({ code: 'time-unit', path: `${path}.${field}`, message });
    } else if (Math.abs(Number(time / NANOSECONDS_PER_MS) - nowMs) > DAY_MS) {
      const message = 'This time is more than a day off, so that searches with a time range may miss the span.';
      report({ code: 'time-far-off', path: `${path}.${field}`, message });
    }
  }
}

function lintAttributes(
  attributes: readonly OtlpKeyValue[] = [],
  holderPath: string,
  { report, maxAttributeBytes }: LintContext,
): void {
  const seen = new Set<string>();
  for (const [index, { key = '', value }] of attributes.entries()) {
    const path = `${holderPath}.attributes[${index}]`;
    if (seen.has(key)) {
      report({ code: 'duplicate-key', path, message: 'This key is given twice, and both are kept. Give it once.' });
    }
    seen.add(key);
    if (isOversized(key, maxAttributeBytes) || isOversized(value?.stringValue, maxAttributeBytes)) {
      const message = `More than ${maxAttributeBytes} bytes: the rest is cut off. Shorten it before it is sent.`;
      report({ code: 'oversized-value', path, message });
    }
  }
}
