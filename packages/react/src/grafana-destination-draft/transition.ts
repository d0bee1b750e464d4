import type { ConnectionTestView, DestinationView, SettingsError, SettingsResult } from '@broadcast-kit/core';
import { changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import { type ConnectionTestState, passExpiry } from './connection-test-state.ts';
import { connectionRequest } from './draft-requests.ts';
import type { FormEvent, Transition } from './form-event.ts';
import { currentIssues, type FormState, initialFormState, needsTest, validReceipt } from './form-state.ts';
import { draftOf, FORM_FIELDS, type FormField, type GrafanaDraft, rebaseDraft } from './grafana-draft.ts';
import { refusalsFrom } from './refusals-from.ts';

type Next = Transition<FormState>;

const UNTESTED: ConnectionTestState = { status: 'untested' };
const PROBE_FIELDS: readonly FormField[] = ['baseUrl', 'instanceId', 'apiKey', 'headers'];

const AROUND_VALUE = /^[\s"'`]+|[\s"'`,;]+$/g;

/**
 * The rules of the Grafana form: what follows from an event, as a pure function. Nothing here knows React, the network
 * or the time.
 *
 * The test is bound to the values that it tested: editing one of them during a test ends it without a result, a result
 * holds for its values only (put them back, and it holds again), a late answer is dropped, and a cancelled test is no
 * test. Save works with a passed test of exactly these values, and otherwise runs that test first.
 */
export function transition(state: FormState, event: FormEvent): Next {
  // What is being saved no longer changes under the request, and a new destination that is saved is done.
  const isCreated = state.save.status === 'saved' && state.saved === undefined;
  if ((state.save.status === 'saving' || isCreated) && event.type !== 'save-settled') return stay(state);
  switch (event.type) {
    case 'edited':
      return edit(state, event.change);
    case 'left':
      return edit(visit(state, [event.field]), trimmed(event.field, state.draft));
    case 'field-wanted':
      return stay(attend(state, event.field));
    case 'key-replaced': {
      const next = edit(state, { apiKey: { kind: 'typed', value: '' } });
      return { ...next, state: attend(next.state, 'apiKey') };
    }
    case 'key-kept': {
      const { apiKey } = state.initial;
      return apiKey.kind === 'stored' ? edit(forget(state, 'apiKey'), { apiKey }) : stay(state);
    }
    case 'snippet-pasted':
      return fill(state, event);
    case 'snippet-undone': {
      if (state.snippet?.status !== 'filled') return stay(state);
      const { baseUrl, instanceId, apiKey, headers } = state.snippet.before;
      return edit({ ...state, snippet: undefined }, { baseUrl, instanceId, apiKey, headers });
    }
    case 'names-known':
      return stay(nameKnown(state, event));
    case 'test-requested':
      return requestTest(state, { thenSave: false });
    case 'test-cancelled':
      return stopTest(state);
    case 'test-settled':
      return settleTest(state, event);
    case 'pass-expired':
      return state.test.status === 'passed' && state.test.run === event.run
        ? stay({ ...state, test: { status: 'expired', fingerprint: state.test.fingerprint } })
        : stay(state);
    case 'save-requested':
      return requestSave(state, event.at);
    case 'save-settled':
      return state.save.status === 'saving' ? settleSave(state, event.result, event.at) : stay(state);
    case 'conflict-resolved':
      return resolveConflict(state, event.keep, event.at);
  }
}

function stay(state: FormState): Next {
  return { state, effects: [] };
}

function visit(state: FormState, fields: readonly FormField[]): FormState {
  const added = fields.filter((field) => !state.visited.includes(field));
  return added.length === 0 ? state : { ...state, visited: [...state.visited, ...added] };
}

function forget(state: FormState, field: FormField): FormState {
  return { ...state, visited: state.visited.filter((visited) => visited !== field) };
}

function attend(state: FormState, field: FormField): FormState {
  return { ...state, attention: { field, count: (state.attention?.count ?? 0) + 1 } };
}

function edit(state: FormState, change: Partial<GrafanaDraft>): Next {
  const draft = { ...state.draft, ...change };
  const isOver = state.save.status === 'error' || state.save.status === 'saved';
  const save = isOver ? ({ status: 'idle' } as const) : state.save;
  const next = { ...state, draft, save };
  const { test } = state;
  const isOutdated =
    test.status === 'running' && changedProbeFields(test.fingerprint, connectionFingerprint(draft)).length > 0;
  return isOutdated ? stopTest(next) : stay(next);
}

/** What people paste around a value goes when they leave the field, not while they type. */
function trimmed(field: FormField, draft: GrafanaDraft): Partial<GrafanaDraft> {
  if (field !== 'name' && field !== 'baseUrl' && field !== 'instanceId') return {};
  const value = field === 'name' ? draft.name.trim() : draft[field].replace(AROUND_VALUE, '');
  return value === draft[field] ? {} : { [field]: value };
}

function stopTest(state: FormState): Next {
  if (state.test.status !== 'running') return stay(state);
  return { state: { ...state, test: UNTESTED }, effects: [{ type: 'abort-test' }] };
}

function fill(state: FormState, { values, reason }: Extract<FormEvent, { type: 'snippet-pasted' }>): Next {
  const found: Partial<GrafanaDraft> = {
    ...(values.baseUrl === undefined ? {} : { baseUrl: values.baseUrl }),
    ...(values.instanceId === undefined ? {} : { instanceId: values.instanceId }),
    ...(values.apiKey === undefined ? {} : { apiKey: { kind: 'typed', value: values.apiKey } }),
    ...(values.headers === undefined ? {} : { headers: values.headers }),
  };
  const fields = PROBE_FIELDS.filter((field) => field in found);
  if (fields.length === 0) return stay({ ...state, snippet: { status: 'unreadable', reason } });
  const filled: FormState = { ...state, snippet: { status: 'filled', fields, before: state.draft } };
  return edit(visit(filled, fields), found);
}

function nameKnown(state: FormState, event: Extract<FormEvent, { type: 'names-known' }>): FormState {
  const { initial, draft, saved } = state;
  const next = { ...state, takenNames: event.takenNames };
  // A name that the form proposed makes way for a better proposal; one that a person typed stays.
  if (saved !== undefined || draft.name !== initial.name) return next;
  return {
    ...next,
    initial: { ...initial, name: event.proposal },
    draft: { ...draft, name: event.proposal },
  };
}

/** The first field in reading order that keeps the form from going on, of those in `among`. */
function firstWrong(state: FormState, among: readonly FormField[]): FormField | undefined {
  const issues = currentIssues(state);
  return among.find((field) => issues[field] !== undefined);
}

function requestTest(state: FormState, { thenSave }: { readonly thenSave: boolean }): Next {
  if (state.test.status === 'running') return stay(state);
  const asked = visit(state, PROBE_FIELDS);
  const wrong = firstWrong(asked, PROBE_FIELDS);
  if (wrong !== undefined) return stay(attend(asked, wrong));
  const run = state.runs + 1;
  return {
    state: {
      ...asked,
      runs: run,
      save: { status: 'idle' },
      test: { status: 'running', run, fingerprint: connectionFingerprint(state.draft), thenSave },
    },
    effects: [{ type: 'start-test', run, config: connectionRequest(state.draft) }],
  };
}

function settleTest(state: FormState, { run, result, at }: Extract<FormEvent, { type: 'test-settled' }>): Next {
  const { test } = state;
  if (test.status !== 'running' || test.run !== run) return stay(state);
  if (!result.ok) return refuse({ ...state, test: UNTESTED }, result.error, at);
  const next = { ...state, test: testedState(result.value, { test, at }) };
  return test.thenSave && result.value.ok ? requestSave(next, at) : stay(next);
}

function testedState(
  view: ConnectionTestView,
  { test, at }: { readonly test: Extract<ConnectionTestState, { status: 'running' }>; readonly at: number },
): ConnectionTestState {
  const { fingerprint, run } = test;
  const { durationMs } = view;
  if (!view.ok) return { status: 'failed', fingerprint, diagnosis: view.diagnosis, at, durationMs };
  const expiresAt = passExpiry(view.receiptExpiresAt, at);
  return { status: 'passed', run, fingerprint, receipt: view.receipt, at, durationMs, expiresAt };
}

/** What the server would not test: said at the fields that it named, else as a test that did not run. */
function refuse(state: FormState, error: SettingsError, at: number): Next {
  const refused = withRefusals(state, error);
  if (refused !== undefined) return stay(refused);
  const fingerprint = connectionFingerprint(state.draft);
  return stay({ ...state, test: { status: 'not_run', fingerprint, error, at } });
}

/** The state with what the server said about single fields; `undefined` where it named none. */
function withRefusals(state: FormState, error: SettingsError): FormState | undefined {
  // The stored key is of no use for these values, so its place is offered for typing at once.
  const isKeyNeeded = error.code === 'secret_required' && state.draft.apiKey.kind === 'stored';
  const draft: GrafanaDraft = isKeyNeeded ? { ...state.draft, apiKey: { kind: 'typed', value: '' } } : state.draft;
  const refusals = refusalsFrom(error, draft);
  const first = FORM_FIELDS.find((field) => refusals[field] !== undefined);
  if (first === undefined) return undefined;
  return attend({ ...state, draft, refusals: { ...state.refusals, ...refusals } }, first);
}

function requestSave(state: FormState, at: number): Next {
  const { test } = state;
  const asked = visit(state, FORM_FIELDS);
  const wrong = firstWrong(asked, FORM_FIELDS);
  if (wrong !== undefined) return stay(attend(asked, wrong));
  if (test.status === 'running') return stay({ ...asked, test: { ...test, thenSave: true } });
  const testReceipt = validReceipt(asked, at);
  if (needsTest(asked) && testReceipt === undefined) return requestTest(asked, { thenSave: true });
  return {
    state: { ...asked, save: { status: 'saving' } },
    effects: [{ type: 'start-save', testReceipt }],
  };
}

function settleSave(state: FormState, result: SettingsResult<DestinationView>, at: number): Next {
  if (result.ok) return stay(savedState(state, result.value));
  const { error } = result;
  const idle: FormState = { ...state, save: { status: 'idle' } };
  if (error.code === 'version_conflict' && error.current !== undefined) {
    return stay({ ...state, save: { status: 'conflict', theirs: error.current } });
  }
  if (error.code === 'connection_test_failed' && error.diagnosis !== undefined) {
    const fingerprint = connectionFingerprint(state.draft);
    return stay({ ...idle, test: { status: 'failed', fingerprint, diagnosis: error.diagnosis, at, durationMs: 0 } });
  }
  return stay(withRefusals(idle, error) ?? { ...state, save: { status: 'error', error } });
}

/** A new destination is done; one that was edited goes on from what the server holds now. */
function savedState(state: FormState, destination: DestinationView): FormState {
  const save = { status: 'saved', destination } as const;
  return state.saved === undefined
    ? { ...state, save }
    : { ...initialFormState({ destination, takenNames: state.takenNames }), runs: state.runs, save };
}

function resolveConflict(state: FormState, keep: 'mine' | 'theirs', at: number): Next {
  if (state.save.status !== 'conflict') return stay(state);
  const { theirs } = state.save;
  const initial = draftOf(theirs);
  const base: FormState = { ...state, saved: theirs, initial, save: { status: 'idle' }, refusals: {} };
  if (keep === 'theirs') return stay({ ...base, draft: initial, test: UNTESTED, visited: [] });
  return requestSave({ ...base, draft: rebaseDraft(state.draft, state.initial, initial) }, at);
}
