import { readField, readOperator, readQuantity } from './read-condition.ts';
import { readFilter } from './read-spanset.ts';
import { readList, type TokenReader } from './token-reader.ts';
import type { MetricsCallNode, MetricsNode, SeriesStageNode } from './traceql-ast.ts';

const FIELD_FUNCTIONS = [
  'sum_over_time',
  'avg_over_time',
  'min_over_time',
  'max_over_time',
  'histogram_over_time',
] as const;

function readNumber(reader: TokenReader): number {
  const token = reader.peek();
  const literal = token.kind === 'literal' ? token.literal : undefined;
  if (literal?.type !== 'int' && literal?.type !== 'double') reader.fail('a number');
  reader.next();
  return Number(literal.value);
}

function readCall(reader: TokenReader): MetricsCallNode | undefined {
  const counting = reader.take('rate', 'count_over_time');
  if (counting !== undefined) {
    reader.inParentheses(() => undefined);
    return { function: counting };
  }
  const ofField = reader.take(...FIELD_FUNCTIONS);
  if (ofField !== undefined) return { function: ofField, field: reader.inParentheses(() => readField(reader)) };
  if (reader.take('quantile_over_time') !== undefined) {
    return reader.inParentheses(() => {
      const field = readField(reader);
      reader.expect(',');
      return { function: 'quantile_over_time', field, quantiles: readList(reader, () => readNumber(reader)) };
    });
  }
  if (reader.take('compare') === undefined) return undefined;
  return reader.inParentheses(() => {
    const selection = readFilter(reader);
    return { function: 'compare', selection, top: reader.take(',') === undefined ? 10 : readNumber(reader) };
  });
}

function readSeriesStage(reader: TokenReader): SeriesStageNode | undefined {
  const token = reader.peek();
  if (token.kind === 'symbol' && /^[=<>]|^!=/.test(token.text)) {
    return { kind: 'keep', operator: readOperator(reader), value: readQuantity(reader) };
  }
  if (reader.take('|') === undefined) return undefined;
  const kind = reader.take('topk', 'bottomk') ?? reader.fail('topk or bottomk');
  return { kind, count: reader.inParentheses(() => readNumber(reader)) };
}

/** A function over time and what happens with its series. `undefined` where something else follows. */
export function readMetrics(reader: TokenReader): MetricsNode | undefined {
  const call = readCall(reader);
  if (call === undefined) return undefined;
  const isGrouped = call.function !== 'compare' && reader.take('by') !== undefined;
  const by = isGrouped ? reader.inParentheses(() => readList(reader, () => readField(reader))) : [];
  const series: SeriesStageNode[] = [];
  for (let stage = readSeriesStage(reader); stage !== undefined; stage = readSeriesStage(reader)) series.push(stage);
  return { call, by, series };
}
