import type { Generation } from '../generation/generation.ts';
import { hexId } from '../runtime/hex-id.ts';
import { TRACEPARENT } from '../runtime/traceparent.ts';
import { hashedId } from './hashed-id.ts';
import { textPrefix } from './shorten-text.ts';

/** A span that only gives structure: the root of a trace, or a step in it. */
export interface StructuralSpan {
  /** Derived from the trace id, the caller's span and the name, so that all requests below that span agree on it. */
  readonly spanId: string;
  readonly name: string;
  readonly parentSpanId: string | undefined;
}

/** Where a generation stands in its trace. All ids are lower-case hex and never all zero. */
export interface TraceIdentity {
  readonly traceId: string;
  /** Id of the span of the LLM call itself. */
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly spanName: string;
  /** Structural spans from the outermost to the innermost. Empty where none was asked for. */
  readonly structure: readonly StructuralSpan[];
  /** The caller's own name of the trace, where it had to be mapped to an id. */
  readonly originalTraceId: string | undefined;
  /** The caller's own name of the parent, where it had to be mapped to an id. */
  readonly originalParentSpanId: string | undefined;
  /** `trace_name`, whether or not a root was made from it. */
  readonly traceName: string | undefined;
}

const MAX_NAME_LENGTH = 256;
const ALL_ZERO = /^0+$/;
/** Bit of the flags of a `traceparent`. */
const SAMPLED = 1;

/** A field of the caller's own object, which may throw when it is read. */
function fieldOf(trace: Generation['trace'], name: string): unknown {
  try {
    return trace?.[name];
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return value.toWellFormed();
}

function nameOf(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === undefined || text === '' ? undefined : textPrefix(text, MAX_NAME_LENGTH);
}

/** The caller's span. `undefined` where it is not sampled: it never arrives, and the call would hang below nothing. */
function parentFromHeader(traceparent: unknown): { traceId: string; spanId: string } | undefined {
  const text = typeof traceparent === 'string' ? traceparent.trim().toLowerCase() : '';
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(text) ?? [];
  const isSampled = (Number.parseInt(flags, 16) & SAMPLED) !== 0;
  return !isSampled || ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId) ? undefined : { traceId, spanId };
}

/**
 * The trace id that a generation gets: `trace.trace_id` as it is where it is 32 hex digits or a UUID, else the first
 * 16 bytes of its SHA-256; without one the trace of a sampled `traceparent`; without both, derived from the generation's id.
 * Useful to link to a trace before it is sent.
 *
 * @example
 * ```ts
 * traceIdFor({ id: 'gen-1', trace: { trace_id: 'monitoring_pipeline_001' } });
 * ```
 */
export function traceIdFor(generation: Pick<Generation, 'id' | 'trace' | 'traceparent'>): string {
  return identify(generation).traceId;
}

function identify({ id, trace, traceparent }: Pick<Generation, 'id' | 'trace' | 'traceparent'>) {
  const ownId = hashedId(id, 32);
  const givenTrace = textOf(fieldOf(trace, 'trace_id'));
  const givenParent = textOf(fieldOf(trace, 'parent_span_id'));
  const caller = parentFromHeader(traceparent);
  const hexTrace = givenTrace === undefined ? undefined : hexId(givenTrace, 32);
  const hexParent = givenParent === undefined ? undefined : hexId(givenParent, 16);

  const traceId = givenTrace !== undefined ? (hexTrace ?? hashedId(givenTrace, 32)) : (caller?.traceId ?? ownId);
  const callerSpanId =
    givenParent !== undefined
      ? (hexParent ?? hashedId(givenParent, 16))
      : givenTrace === undefined
        ? caller?.spanId
        : undefined;
  return {
    traceId,
    callerSpanId,
    spanId: ownId.slice(0, 16),
    originalTraceId: hexTrace === undefined ? givenTrace : undefined,
    originalParentSpanId: hexParent === undefined ? givenParent : undefined,
  };
}

/**
 * Decides ids, names and hierarchy of a generation: `trace_name` makes a root, `span_name` a step, `generation_name`
 * names the LLM span. Only the levels that were asked for exist. Under a caller's span (`parent_span_id`, `traceparent`)
 * there is no root of ours.
 */
export function traceIdentity(generation: Generation): TraceIdentity {
  const { trace } = generation;
  const { traceId, callerSpanId, spanId, originalTraceId, originalParentSpanId } = identify(generation);
  const traceName = nameOf(fieldOf(trace, 'trace_name'));
  const stepName = nameOf(fieldOf(trace, 'span_name'));
  const structure: StructuralSpan[] = [];
  let parentSpanId = callerSpanId;
  if (traceName !== undefined && callerSpanId === undefined) {
    // One root per trace, whatever the later requests call it: its id depends on the trace alone.
    const rootId = hashedId(`${traceId}|root`, 16);
    structure.push({ spanId: rootId, name: traceName, parentSpanId: undefined });
    parentSpanId = rootId;
  }
  if (stepName !== undefined) {
    // The same name below two spans of the caller is two steps.
    const place = callerSpanId === undefined ? 'step' : `step below ${callerSpanId}`;
    const stepId = hashedId(`${traceId}|${place}|${stepName}`, 16);
    structure.push({ spanId: stepId, name: stepName, parentSpanId });
    parentSpanId = stepId;
  }
  return {
    traceId,
    spanId,
    parentSpanId,
    spanName: nameOf(fieldOf(trace, 'generation_name')) ?? nameOf(generation.request.model) ?? 'LLM generation',
    structure,
    originalTraceId,
    originalParentSpanId,
    traceName,
  };
}
