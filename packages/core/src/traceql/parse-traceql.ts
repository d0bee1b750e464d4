import { readField, readOperator, readQuantity } from './read-condition.ts';
import { readMetrics } from './read-metrics.ts';
import { readSpanset } from './read-spanset.ts';
import { readTokens, type Token, type TraceqlMistake } from './read-tokens.ts';
import { readList, type TokenReader, tokenReader } from './token-reader.ts';
import type { LiteralNode, StageNode, TraceqlNode } from './traceql-ast.ts';

/** A query that was read, or where it stops being one. */
export type ParsedTraceql =
  | { readonly ok: true; readonly query: TraceqlNode }
  | { readonly ok: false; readonly mistake: TraceqlMistake };

function readStage(reader: TokenReader): StageNode {
  if (reader.take('by') !== undefined) {
    return { kind: 'group', field: reader.inParentheses(() => readField(reader)) };
  }
  if (reader.take('select') !== undefined) {
    const fields = reader.inParentheses(() => readList(reader, () => readField(reader)));
    return { kind: 'select', fields };
  }
  const aggregate =
    reader.take('count', 'avg', 'min', 'max', 'sum') ??
    reader.fail('a function such as count(), select(...), by(...), rate() or sum_over_time(...)');
  const field = reader.inParentheses(() => (aggregate === 'count' ? undefined : readField(reader)));
  return { kind: 'having', aggregate, field, operator: readOperator(reader), value: readQuantity(reader) };
}

function readHint(reader: TokenReader): readonly [name: string, value: LiteralNode] {
  const name = reader.next();
  if (name.kind !== 'word') return reader.fail('the name of a hint, such as most_recent');
  reader.expect('=');
  const isTrue = reader.take('true', 'false');
  return [name.text, isTrue === undefined ? readQuantity(reader) : { type: 'boolean', value: isTrue === 'true' }];
}

function readQuery(reader: TokenReader): TraceqlNode {
  const spans = readSpanset(reader);
  const stages: StageNode[] = [];
  let metrics: TraceqlNode['metrics'];
  while (metrics === undefined && reader.take('|') !== undefined) {
    metrics = readMetrics(reader);
    if (metrics === undefined) stages.push(readStage(reader));
  }
  const hasHints = reader.take('with') !== undefined;
  const hints = hasHints ? reader.inParentheses(() => readList(reader, () => readHint(reader))) : [];
  if (reader.peek().kind !== 'end') reader.fail(hasHints ? 'the end of the query' : '"|" or the end of the query');
  return { spans, stages, metrics, hints: Object.fromEntries(hints) };
}

/**
 * Reads the TraceQL that `traceql` builds, and what people write by hand in its shape: spans by their attributes and
 * intrinsics, relations between them, pipelines, metrics, hints. Not read: arithmetic, fields of the parent span,
 * comparisons that begin with the value. Never throws for a text.
 *
 * @example
 * ```ts
 * const parsed = parseTraceql('{ span.user.id = }');
 * if (!parsed.ok) console.log(parsed.mistake); // { position: 17, expected: 'a value: "text" in quotes, ...' }
 * ```
 */
export function parseTraceql(text: string): ParsedTraceql {
  const tokens = readTokens(text);
  if ('expected' in tokens) return { ok: false, mistake: tokens };
  // The reading of a query is many calls deep where it fails; a value would have to pass through all of them.
  const failure = new Error('not TraceQL');
  let mistake: TraceqlMistake | undefined;
  const fail = ({ position }: Token, expected: string): never => {
    mistake = { position, expected };
    throw failure;
  };
  try {
    return { ok: true, query: readQuery(tokenReader(tokens, fail)) };
  } catch (error) {
    if (error !== failure || mistake === undefined) throw error;
    return { ok: false, mistake };
  }
}
