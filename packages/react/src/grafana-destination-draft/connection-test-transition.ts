import type { ConnectionTestView } from '@broadcast-kit/core';
import { connectionFingerprint } from './connection-fingerprint.ts';
import { type ConnectionTestState, passExpiry } from './connection-test-state.ts';
import { connectionRequest } from './draft-requests.ts';
import type { FormEvent } from './form-event.ts';
import type { FormState } from './form-state.ts';
import { check, type FormStep, PROBE_FIELDS, stay } from './form-step.ts';
import { withRefusals } from './refusals-from.ts';
import { forgetTrace } from './sample-trace-transition.ts';

const UNTESTED: ConnectionTestState = { status: 'untested' };

type Running = Extract<ConnectionTestState, { status: 'running' }>;

/** Starts the one test that may run, with values that can work. */
export function requestTest(state: FormState, { thenSave }: { readonly thenSave: boolean }): FormStep {
  if (state.test.status === 'running') return stay(state);
  const asked = check(state, PROBE_FIELDS);
  if (!asked.ready) return stay(asked.state);
  const run = state.runs + 1;
  return {
    state: {
      ...forgetTrace(asked.state),
      runs: run,
      save: { status: 'idle' },
      test: { status: 'running', run, fingerprint: connectionFingerprint(state.draft), thenSave },
    },
    effects: [{ type: 'start-test', run, config: connectionRequest(state.draft, state.initial) }],
  };
}

/** Ends a test without a result: a cancelled test is no test. */
export function stopTest(state: FormState): FormStep {
  if (state.test.status !== 'running') return stay(state);
  return { state: { ...state, test: UNTESTED }, effects: [{ type: 'abort-test' }] };
}

/** Takes the answer of the test that runs, and of no other. */
export function settleTest(
  state: FormState,
  { run, result, at }: Extract<FormEvent, { type: 'test-settled' }>,
): FormState {
  const { test } = state;
  if (test.status !== 'running' || test.run !== run) return state;
  if (result.ok) return { ...state, test: testedState(result.value, { test, at }) };
  const { error } = result;
  const { fingerprint } = test;
  return (
    withRefusals({ ...state, test: UNTESTED }, error) ?? {
      ...state,
      test: { status: 'not_run', fingerprint, error, at },
    }
  );
}

/** Ends the pass of a run, and of no other. */
export function expirePass(state: FormState, run: number): FormState {
  const { test } = state;
  return test.status === 'passed' && test.run === run
    ? { ...state, test: { status: 'expired', fingerprint: test.fingerprint } }
    : state;
}

function testedState(
  view: ConnectionTestView,
  { test, at }: { readonly test: Running; readonly at: number },
): ConnectionTestState {
  const { fingerprint, run } = test;
  const { durationMs } = view;
  if (!view.ok) return { status: 'failed', fingerprint, diagnosis: view.diagnosis, at, durationMs };
  const expiresAt = passExpiry(view.receiptExpiresAt, at);
  return { status: 'passed', run, fingerprint, receipt: view.receipt, at, durationMs, expiresAt };
}
