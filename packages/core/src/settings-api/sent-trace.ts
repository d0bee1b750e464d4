import type { Diagnosis } from '../connection/diagnosis.ts';

/** What became of a sample trace. */
export type SentTraceView =
  | { readonly ok: true; readonly traceId: string; readonly durationMs: number }
  | {
      readonly ok: false;
      /** `null` where nothing was sent. Where something was, it may have arrived all the same, as after a timeout. */
      readonly traceId: string | null;
      readonly durationMs: number;
      readonly diagnosis: Diagnosis;
    };

/** {@link SentTraceView} on the wire. */
export type SentTraceWire =
  | { readonly ok: true; readonly trace_id: string; readonly duration_ms: number }
  | {
      readonly ok: false;
      readonly trace_id: string | null;
      readonly duration_ms: number;
      readonly diagnosis: Diagnosis;
    };

/** What became of a sample trace, as the React kit reads it. */
export function sentTraceFromWire(wire: SentTraceWire): SentTraceView {
  return wire.ok
    ? { ok: true, traceId: wire.trace_id, durationMs: wire.duration_ms }
    : { ok: false, traceId: wire.trace_id, durationMs: wire.duration_ms, diagnosis: wire.diagnosis };
}
