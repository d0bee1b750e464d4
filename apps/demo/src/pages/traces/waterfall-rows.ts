import { attributeText } from '../../trace-reading/read-attributes.ts';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';

/** A span in its place in the tree and on the time line. */
export interface WaterfallRow {
  readonly span: TraceSpan;
  /** 0 for a root. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Where its bar begins, as a share of the whole trace. */
  readonly offset: number;
  /** How long its bar is, as a share of the whole trace. */
  readonly share: number;
  /** Of an LLM call that was streamed: when its first token came. */
  readonly firstToken: FirstToken | undefined;
}

/** The moment from which on people could read. */
export interface FirstToken {
  readonly afterNs: bigint;
  /** Where it lies on the bar, from 0 to 1. */
  readonly place: number;
}

/** A trace as rows, parents above their children, siblings by start. */
export interface Waterfall {
  readonly rows: readonly WaterfallRow[];
  /** Epoch nanoseconds. */
  readonly startNs: bigint;
  readonly durationNs: bigint;
}

function byStart(a: TraceSpan, b: TraceSpan): number {
  if (a.startNs !== b.startNs) return a.startNs < b.startNs ? -1 : 1;
  // Of two that start together the longer one is drawn first.
  return a.endNs === b.endNs ? 0 : a.endNs > b.endNs ? -1 : 1;
}

function share(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
}

/** When the first token of a span came; `undefined` where nothing was streamed, or the moment lies outside of the span. */
export function firstTokenOf({ attributes, startNs, endNs }: TraceSpan): FirstToken | undefined {
  const seconds = Number(attributeText(attributes, 'gen_ai.response.time_to_first_chunk'));
  const afterNs = Number.isFinite(seconds) ? BigInt(Math.round(seconds * 1e9)) : 0n;
  return afterNs > 0n && afterNs < endNs - startNs ? { afterNs, place: share(afterNs, endNs - startNs) } : undefined;
}

/**
 * Orders spans into the rows of a waterfall. Parents that form a ring are cut open, so that every span has one row.
 *
 * @param atLeastNs - How long the time line is at least, to draw several traces to one scale.
 */
export function waterfallRows(spans: readonly TraceSpan[], atLeastNs = 0n): Waterfall {
  const sorted = spans.toSorted(byStart);
  const ids = new Set(sorted.map(({ spanId }) => spanId));
  const startNs = sorted[0]?.startNs ?? 0n;
  const endNs = sorted.reduce((latest, span) => (span.endNs > latest ? span.endNs : latest), startNs);
  const ownNs = endNs - startNs;
  const durationNs = ownNs > atLeastNs ? ownNs : atLeastNs;
  const rows: WaterfallRow[] = [];
  const placed = new Set<string>();

  function place(span: TraceSpan, depth: number): void {
    if (placed.has(span.spanId)) return;
    placed.add(span.spanId);
    const below = sorted.filter(({ parentSpanId }) => parentSpanId === span.spanId);
    rows.push({
      span,
      depth,
      hasChildren: below.length > 0,
      offset: share(span.startNs - startNs, durationNs),
      share: share(span.endNs > span.startNs ? span.endNs - span.startNs : 0n, durationNs),
      firstToken: firstTokenOf(span),
    });
    for (const child of below) place(child, depth + 1);
  }

  for (const span of sorted) if (span.parentSpanId === undefined || !ids.has(span.parentSpanId)) place(span, 0);
  for (const span of sorted) place(span, 0);
  return { rows, startNs, durationNs };
}

/** The rows that are left when some spans are folded. */
export function visibleRows(rows: readonly WaterfallRow[], folded: ReadonlySet<string>): readonly WaterfallRow[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return rows.filter(({ span, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = folded.has(span.spanId) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
}
