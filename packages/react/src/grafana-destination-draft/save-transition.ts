import type { DestinationView, SettingsResult } from '@broadcast-kit/core';
import { rebaseDraft } from './changed-keys.ts';
import { connectionFingerprint } from './connection-fingerprint.ts';
import { requestTest } from './connection-test-transition.ts';
import { type FormState, initialFormState, needsTest, validReceipt } from './form-state.ts';
import { check, type FormStep, stay } from './form-step.ts';
import { createDraft, draftOf, FORM_FIELDS, withoutStoredSecrets } from './grafana-draft.ts';
import { withRefusals } from './refusals-from.ts';

/** Saves what a test has passed for, and tests first where none has. */
export function requestSave(state: FormState, at: number): FormStep {
  const asked = check(state, FORM_FIELDS);
  if (!asked.ready) return stay(asked.state);
  const { test } = state;
  if (test.status === 'running') return stay({ ...asked.state, test: { ...test, thenSave: true } });
  const testReceipt = validReceipt(asked.state, at);
  if (needsTest(asked.state) && testReceipt === undefined) return requestTest(asked.state, { thenSave: true });
  return {
    state: { ...asked.state, save: { status: 'saving' } },
    effects: [{ type: 'start-save', testReceipt }],
  };
}

/** Takes the answer of a save. Whatever went wrong, what was typed stays. */
export function settleSave(state: FormState, result: SettingsResult<DestinationView>, at: number): FormState {
  if (state.save.status !== 'saving') return state;
  if (result.ok) return savedState(state, result.value);
  const { error } = result;
  const idle: FormState = { ...state, save: { status: 'idle' } };
  if (error.code === 'version_conflict' && error.current !== undefined) {
    return { ...state, save: { status: 'conflict', theirs: error.current } };
  }
  if (error.code === 'connection_test_failed' && error.diagnosis !== undefined) {
    const fingerprint = connectionFingerprint(state.draft);
    return { ...idle, test: { status: 'failed', fingerprint, diagnosis: error.diagnosis, at, durationMs: 0 } };
  }
  return withRefusals(idle, error) ?? { ...state, save: { status: 'error', error, at } };
}

/** Somebody else was faster: my changes go on top of theirs and are saved, or they are dropped. */
export function resolveConflict(state: FormState, keep: 'mine' | 'theirs', at: number): FormStep {
  if (state.save.status !== 'conflict') return stay(state);
  const { theirs } = state.save;
  const initial = draftOf(theirs);
  const base: FormState = { ...state, saved: theirs, initial, save: { status: 'idle' }, refusals: {} };
  if (keep === 'theirs') return stay({ ...base, draft: initial, test: { status: 'untested' }, visited: [] });
  return requestSave({ ...base, draft: rebaseDraft(state.draft, state.initial, initial) }, at);
}

/** Somebody else deleted what is edited: it becomes a new destination. Its stored secrets went with it. */
export function createAgain(state: FormState, at: number): FormStep {
  if (state.saved === undefined || state.save.status !== 'error' || state.save.error.code !== 'not_found') {
    return stay(state);
  }
  const initial = createDraft(state.draft.name);
  const base: FormState = {
    ...state,
    saved: undefined,
    initial,
    save: { status: 'idle' },
    test: { status: 'untested' },
  };
  return requestSave({ ...base, draft: withoutStoredSecrets(state.draft) }, at);
}

/** A new destination is done; one that was edited goes on from what the server holds now. */
function savedState(state: FormState, destination: DestinationView): FormState {
  const save = { status: 'saved', destination } as const;
  return state.saved === undefined
    ? { ...state, save }
    : {
        ...initialFormState({ destination, takenNames: state.takenNames }),
        runs: state.runs,
        trace: state.trace,
        save,
      };
}
