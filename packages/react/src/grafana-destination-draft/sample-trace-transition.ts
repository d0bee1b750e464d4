import { connectionFingerprint } from './connection-fingerprint.ts';
import { connectionRequest } from './draft-requests.ts';
import type { FormEvent } from './form-event.ts';
import type { FormState } from './form-state.ts';
import { check, type FormStep, PROBE_FIELDS, stay } from './form-step.ts';
import { withRefusals } from './refusals-from.ts';
import type { SampleTraceState } from './sample-trace-state.ts';

const IDLE: SampleTraceState = { status: 'idle' };

/** Sends a sample trace, once: with values that can work, and not while another one is on its way. */
export function requestTrace(state: FormState): FormStep {
  if (state.trace.status === 'sending') return stay(state);
  const asked = check(state, PROBE_FIELDS);
  if (!asked.ready) return stay(asked.state);
  const run = state.runs + 1;
  return {
    state: {
      ...asked.state,
      runs: run,
      trace: { status: 'sending', run, fingerprint: connectionFingerprint(state.draft) },
    },
    effects: [{ type: 'start-trace', run, config: connectionRequest(state.draft, state.initial) }],
  };
}

/** Ends a sending without a result. What is on its way may arrive all the same. */
export function stopTrace(state: FormState): FormStep {
  if (state.trace.status !== 'sending') return stay(state);
  return { state: { ...state, trace: IDLE }, effects: [{ type: 'abort-trace' }] };
}

/** A result says nothing about what was tested anew after it. */
export function forgetTrace(state: FormState): FormState {
  return state.trace.status === 'sending' ? state : { ...state, trace: IDLE };
}

/** Takes the answer of the sending that is on its way, and of no other. */
export function settleTrace(
  state: FormState,
  { run, result, at }: Extract<FormEvent, { type: 'trace-settled' }>,
): FormStep {
  const { trace } = state;
  if (trace.status !== 'sending' || trace.run !== run) return stay(state);
  const { fingerprint } = trace;
  if (!result.ok) {
    const { error } = result;
    return stay(
      withRefusals({ ...state, trace: IDLE }, error) ?? {
        ...state,
        trace: { status: 'not_sent', fingerprint, error, at },
      },
    );
  }
  const { value } = result;
  const settled: SampleTraceState = value.ok
    ? { status: 'sent', fingerprint, traceId: value.traceId, durationMs: value.durationMs, at }
    : { status: 'failed', fingerprint, diagnosis: value.diagnosis, at };
  return stay({ ...state, trace: settled });
}
