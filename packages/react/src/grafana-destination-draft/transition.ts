import { changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import { expirePass, requestTest, settleTest, stopTest } from './connection-test-transition.ts';
import type { FormEffect, FormEvent } from './form-event.ts';
import { needsJudgement } from './form-issues.ts';
import type { FormState } from './form-state.ts';
import { attend, type FormStep, PROBE_FIELDS, stay, visit } from './form-step.ts';
import type { FormField, GrafanaDraft } from './grafana-draft.ts';
import { withHeaders } from './header-drafts.ts';
import { requestTrace, settleTrace, stopTrace } from './sample-trace-transition.ts';
import { createAgain, requestSave, resolveConflict, settleSave } from './save-transition.ts';
import { tidied } from './tidied.ts';

/**
 * The rules of the Grafana form: what follows from an event, as a pure function. Nothing here knows React, the network
 * or the time.
 *
 * The test is bound to the values that it tested: editing one of them during a test ends it without a result, a result
 * holds for its values only (put them back, and it holds again), a late answer is dropped, and a cancelled test is no
 * test. Save works with a passed test of exactly these values, and otherwise runs that test first. A sample trace is bound
 * to its values in the same way, and proves nothing to a save.
 */
export function transition(state: FormState, event: FormEvent): FormStep {
  // What is being saved no longer changes under the request, and a new destination that is saved is done.
  const isCreated = state.save.status === 'saved' && state.saved === undefined;
  if ((state.save.status === 'saving' || isCreated) && !GOES_ON.has(event.type)) return stay(state);
  switch (event.type) {
    case 'edited':
      return edit(state, event.change);
    case 'left':
      return edit(
        visit(state, [event.part === undefined ? event.field : `${event.field}.${event.part}`]),
        tidied(event.field, state.draft),
      );
    case 'judged':
      return needsJudgement(event.draft, state.draft)
        ? stay(state)
        : stay({ ...state, judged: { draft: event.draft, issues: event.issues } });
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
    case 'test-settled': {
      const next = settleTest(state, event);
      const savesNext = state.test.status === 'running' && state.test.thenSave && next.test.status === 'passed';
      return savesNext ? requestSave(next, event.at) : stay(next);
    }
    case 'pass-expired':
      return stay(expirePass(state, event.run));
    case 'trace-requested':
      return requestTrace(state);
    case 'trace-cancelled':
      return stopTrace(state);
    case 'trace-settled':
      return settleTrace(state, event);
    case 'save-requested':
      return requestSave(state, event.at);
    case 'save-settled':
      return stay(settleSave(state, event.result, event.at));
    case 'conflict-resolved':
      return resolveConflict(state, event.keep, event.at);
    case 'create-again-requested':
      return createAgain(state, event.at);
  }
}

/** What happens during a save too, since it does not touch the values. */
const GOES_ON: ReadonlySet<FormEvent['type']> = new Set<FormEvent['type']>([
  'judged',
  'save-settled',
  'trace-settled',
  'trace-cancelled',
]);

function forget(state: FormState, field: FormField): FormState {
  return { ...state, visited: state.visited.filter((visited) => visited !== field) };
}

function edit(state: FormState, change: Partial<GrafanaDraft>): FormStep {
  const draft = { ...state.draft, ...change };
  const isOver = state.save.status === 'error' || state.save.status === 'saved';
  const save = isOver ? ({ status: 'idle' } as const) : state.save;
  const next = { ...state, draft, save };
  const fingerprint = connectionFingerprint(draft);
  const isOutdated = (run: FormState['test'] | FormState['trace']): boolean =>
    'fingerprint' in run && changedProbeFields(run.fingerprint, fingerprint).length > 0;
  const test = isOutdated(next.test) ? stopTest(next) : stay(next);
  const trace = isOutdated(next.trace) ? stopTrace(test.state) : stay(test.state);
  const judge: readonly FormEffect[] = needsJudgement(state.draft, draft) ? [{ type: 'judge', draft }] : [];
  return { state: trace.state, effects: [...test.effects, ...trace.effects, ...judge] };
}

function fill(state: FormState, { values, reason }: Extract<FormEvent, { type: 'snippet-pasted' }>): FormStep {
  const found: Partial<GrafanaDraft> = {
    ...(values.baseUrl === undefined ? {} : { baseUrl: values.baseUrl }),
    ...(values.instanceId === undefined ? {} : { instanceId: values.instanceId }),
    ...(values.apiKey === undefined ? {} : { apiKey: { kind: 'typed', value: values.apiKey } }),
    ...(values.headers === undefined ? {} : { headers: withHeaders(state.draft.headers, values.headers) }),
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
