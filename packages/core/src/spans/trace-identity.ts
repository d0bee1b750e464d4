import type { Generation } from '../generation/generation.ts';
import { sha256Hex } from './sha256-hex.ts';

/** A span that only gives structure: the root of a trace, or a step in it. */
export interface StructuralSpan {
  /** Derived from the trace id and the name, so that all requests of a trace agree on it. */
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
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;
const ALL_ZERO = /^0+$/;

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return value.toWellFormed();
}

function nameOf(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === undefined || text === '' ? undefined : text.slice(0, MAX_NAME_LENGTH).toWellFormed();
}

/** Hex of the wanted length, also written as a UUID; `undefined` for any other text. */
function hexId(text: string, digits: 16 | 32): string | undefined {
  const uuid = digits === 32 && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  const hex = (uuid ? text.replaceAll('-', '') : text).toLowerCase();
  return hex.length === digits && /^[0-9a-f]+$/.test(hex) && !ALL_ZERO.test(hex) ? hex : undefined;
}

function parentFromHeader(traceparent: string | undefined): { traceId: string; spanId: string } | undefined {
  const [, traceId, spanId] = TRACEPARENT.exec(traceparent?.trim().toLowerCase() ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId))
    return undefined;
  return { traceId, spanId };
}

/**
 * The trace id that a generation gets: `trace.trace_id` as it is where it is 32 hex digits or a UUID, else the first
 * 16 bytes of its SHA-256; without one the trace of `traceparent`; without both, derived from the generation's id.
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
  const ownHash = sha256Hex(id);
  const givenTrace = textOf(trace?.trace_id);
  const givenParent = textOf(trace?.parent_span_id);
  const caller = parentFromHeader(traceparent);
  const hexTrace = givenTrace === undefined ? undefined : hexId(givenTrace, 32);
  const hexParent = givenParent === undefined ? undefined : hexId(givenParent, 16);

  const traceId =
    givenTrace !== undefined
      ? (hexTrace ?? sha256Hex(givenTrace).slice(0, 32))
      : (caller?.traceId ?? ownHash.slice(0, 32));
  const callerSpanId =
    givenParent !== undefined
      ? (hexParent ?? sha256Hex(givenParent).slice(0, 16))
      : givenTrace === undefined
        ? caller?.spanId
        : undefined;
  return {
    traceId,
    callerSpanId,
    spanId: ownHash.slice(0, 16),
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
  const { traceId, callerSpanId, spanId, originalTraceId, originalParentSpanId } = identify(generation);
  const traceName = nameOf(generation.trace?.trace_name);
  const stepName = nameOf(generation.trace?.span_name);
  const structure: StructuralSpan[] = [];
  let parentSpanId = callerSpanId;
  if (traceName !== undefined && callerSpanId === undefined) {
    // One root per trace, whatever the later requests call it: its id depends on the trace alone.
    const rootId = sha256Hex(`${traceId}|root`).slice(0, 16);
    structure.push({ spanId: rootId, name: traceName, parentSpanId: undefined });
    parentSpanId = rootId;
  }
  if (stepName !== undefined) {
    const stepId = sha256Hex(`${traceId}|step|${stepName}`).slice(0, 16);
    structure.push({ spanId: stepId, name: stepName, parentSpanId });
    parentSpanId = stepId;
  }
  return {
    traceId,
    spanId,
    parentSpanId,
    spanName: nameOf(generation.trace?.generation_name) ?? nameOf(generation.request.model) ?? 'LLM generation',
    structure,
    originalTraceId,
    originalParentSpanId,
    traceName,
  };
}
