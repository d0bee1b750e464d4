import type { TraceAttribute, TraceSpan } from './trace-span.ts';
import { totalsOf } from './trace-summary.ts';

/** One figure of two traces side by side. */
export interface ComparedFigure {
  readonly name: 'duration' | 'first token' | 'tokens' | 'cost' | 'spans' | 'errors';
  readonly unit: 'ns' | 'count' | 'usd';
  readonly a: number;
  readonly b: number;
}

/** An attribute in which two calls differ; `undefined` where one of them lacks it. */
export interface ComparedAttribute {
  readonly key: string;
  readonly a: TraceAttribute | undefined;
  readonly b: TraceAttribute | undefined;
}

/** Two spans that stand for each other in two traces. */
export interface ComparedCall {
  readonly a: TraceSpan | undefined;
  readonly b: TraceSpan | undefined;
  /** In what they differ, by key. */
  readonly differences: readonly ComparedAttribute[];
}

/** Two traces side by side. */
export interface TraceComparison {
  /** Those that either trace has. */
  readonly figures: readonly ComparedFigure[];
  /** The calls of both in the order of their start: those of one name are paired, the rest stand alone. */
  readonly calls: readonly ComparedCall[];
}

/** Different in any two calls, and of no interest. */
const OWN_KEY = 'gen_ai.response.id';

function waitedNs(spans: readonly TraceSpan[]): number {
  const waits = spans.flatMap(({ attributes }) => {
    const value = Number(attributes.find(({ key }) => key === 'gen_ai.response.time_to_first_chunk')?.value);
    return value > 0 ? [value * 1e9] : [];
  });
  return waits.length === 0 ? 0 : Math.max(...waits);
}

function figuresOf(spans: readonly TraceSpan[]): Readonly<Record<ComparedFigure['name'], number>> {
  const { durationMs, totalTokens, totalCostUsd, spanCount } = totalsOf(spans);
  return {
    duration: durationMs * 1e6,
    'first token': waitedNs(spans),
    tokens: totalTokens,
    cost: totalCostUsd,
    spans: spanCount,
    errors: spans.filter(({ status }) => status.code === 'error').length,
  };
}

const UNITS: Readonly<Record<ComparedFigure['name'], ComparedFigure['unit']>> = {
  duration: 'ns',
  'first token': 'ns',
  tokens: 'count',
  cost: 'usd',
  spans: 'count',
  errors: 'count',
};

function differencesOf(a: TraceSpan, b: TraceSpan): ComparedAttribute[] {
  const ofA = new Map(a.attributes.map((attribute) => [attribute.key, attribute]));
  const ofB = new Map(b.attributes.map((attribute) => [attribute.key, attribute]));
  return [...new Set([...ofA.keys(), ...ofB.keys()])]
    .filter((key) => key !== OWN_KEY)
    .map((key) => ({ key, a: ofA.get(key), b: ofB.get(key) }))
    .filter((pair) => JSON.stringify(pair.a?.value) !== JSON.stringify(pair.b?.value))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

function callsOf(spans: readonly TraceSpan[]): TraceSpan[] {
  return spans.filter(({ kind }) => kind === 'client').toSorted((a, b) => Number(a.startNs - b.startNs));
}

/**
 * Compares two traces: their figures, and their LLM calls attribute by attribute. A call stands beside the call of the
 * same name, else beside the one in the same place.
 */
export function compareTraces(a: readonly TraceSpan[], b: readonly TraceSpan[]): TraceComparison {
  const [figuresA, figuresB] = [figuresOf(a), figuresOf(b)];
  const names = Object.keys(UNITS) as ComparedFigure['name'][];
  const left = callsOf(b);
  const take = (index: number): TraceSpan | undefined => (index === -1 ? undefined : left.splice(index, 1)[0]);
  const named = callsOf(a).map((call) => ({ a: call, b: take(left.findIndex(({ name }) => name === call.name)) }));
  const pairs = named.map((pair) => ({ a: pair.a, b: pair.b ?? take(left.length > 0 ? 0 : -1) }));
  return {
    figures: names
      .map((name) => ({ name, unit: UNITS[name], a: figuresA[name], b: figuresB[name] }))
      .filter((figure) => figure.a > 0 || figure.b > 0),
    calls: [
      ...pairs.map((pair) => ({ ...pair, differences: pair.b === undefined ? [] : differencesOf(pair.a, pair.b) })),
      ...left.map((call) => ({ a: undefined, b: call, differences: [] })),
    ],
  };
}
