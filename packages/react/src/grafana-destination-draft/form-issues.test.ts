import { describe, expect, it } from 'vitest';
import { refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { withRule } from './edit-filter-rules.ts';
import type { FormEvent } from './form-event.ts';
import { currentIssues, visibleIssues } from './form-issues.ts';
import { type FormState, initialFormState } from './form-state.ts';
import { createDraft } from './grafana-draft.ts';
import { judgeSettings } from './judge-settings.ts';
import { transition } from './transition.ts';

const OTHER_HOST = 'https://otlp-gateway-prod-eu-west-2.grafana.net';
const ONE = withRule(createDraft('').filterRules, 'r1');
const TWO = withRule(ONE, 'r2', 'r1');

/** A form after `events`, with each judgement that they ask for. */
async function formAfter(start: FormState, ...events: readonly FormEvent[]): Promise<FormState> {
  let state = start;
  for (const event of events) {
    const step = transition(state, event);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type !== 'judge') continue;
      const issues = await judgeSettings(effect.draft);
      state = transition(state, { type: 'judged', draft: effect.draft, issues }).state;
    }
  }
  return state;
}

function storedHeaders(): FormState {
  const { config, ...rest } = sampleDestination();
  const headers = { 'X-Scope-OrgID': '...', 'X-Region': '...' };
  return initialFormState({ destination: { ...rest, config: { ...config, headers } } });
}

describe('rules', () => {
  it('say what is wrong once they were left, and those that were not yet say nothing', async () => {
    const edited = await formAfter(initialFormState({}), { type: 'edited', change: { filterRules: TWO } });
    expect(visibleIssues(edited).filterRules).toBeUndefined();

    const left = await formAfter(edited, { type: 'left', field: 'filterRules', part: 'r2' });
    expect(visibleIssues(left).filterRules?.parts?.map(({ part }) => part)).toEqual(['r2']);
  });

  it('all say what is wrong after a submit, and one that is added then does not yet', async () => {
    const submitted = await formAfter(
      initialFormState({}),
      { type: 'edited', change: { filterRules: TWO } },
      { type: 'save-requested', at: 0 },
      { type: 'edited', change: { filterRules: withRule(TWO, 'r3') } },
    );

    expect(visibleIssues(submitted).filterRules?.parts?.map(({ part }) => part)).toEqual(['r1', 'r2']);
    expect(currentIssues(submitted).filterRules?.parts).toHaveLength(3);
  });

  it('keep a save back', async () => {
    const ready = initialFormState({ destination: sampleDestination() });
    const edited = await formAfter(ready, { type: 'edited', change: { filterRules: ONE } });

    expect(transition(edited, { type: 'save-requested', at: 0 })).toMatchObject({
      state: { save: { status: 'idle' }, attention: { field: 'filterRules' } },
      effects: [],
    });
  });

  it('take no judgement of rules that are no longer there', async () => {
    const edited = await formAfter(initialFormState({}), { type: 'edited', change: { filterRules: TWO } });
    const { state } = transition(edited, { type: 'edited', change: { filterRules: ONE } });

    expect(currentIssues(state).filterRules).toBeUndefined();
  });

  it('that the server refuses say so at the rule', async () => {
    const issues = [{ path: 'filterRules.groups.0.rules.1.value', code: 'x', message: 'Too complex.' }];
    const saving = await formAfter(
      initialFormState({ destination: sampleDestination() }),
      { type: 'edited', change: { filterRules: { ...TWO, enabled: false, groups: TWO.groups.map(named) } } },
      { type: 'save-requested', at: 0 },
      { type: 'save-settled', at: 1, result: refusal('invalid_request', { issues }) },
    );

    expect(saving.attention?.field).toBe('filterRules');
    expect(visibleIssues(saving).filterRules?.parts).toEqual([{ part: 'r2', code: 'x', message: 'Too complex.' }]);
  });
});

describe('stored headers', () => {
  it('are asked for again when the host changes, as soon as the Base URL was left', async () => {
    const edited = await formAfter(storedHeaders(), { type: 'edited', change: { baseUrl: OTHER_HOST } });
    expect(visibleIssues(edited).headers).toBeUndefined();

    const left = await formAfter(edited, { type: 'left', field: 'baseUrl' });
    expect(visibleIssues(left).headers?.parts?.map(({ part, code }) => [part, code])).toEqual([
      ['X-Scope-OrgID', 'headers.needed_again'],
      ['X-Region', 'headers.needed_again'],
    ]);
    const back = await formAfter(left, { type: 'edited', change: { baseUrl: sampleDestination().config.baseUrl } });
    expect(currentIssues(back)).toEqual({});
  });

  it('that the server asks for are open for typing at once', async () => {
    const message = 'Enter it again.';
    const issues = [{ path: 'config.headers.X-Region', code: 'secret_required', message }];
    const asked = await formAfter(
      storedHeaders(),
      { type: 'edited', change: { apiKey: { kind: 'typed', value: CANARY_KEY } } },
      { type: 'test-requested' },
      { type: 'test-settled', run: 1, at: 1, result: refusal('secret_required', { issues }) },
    );

    expect(asked.attention?.field).toBe('headers');
    expect(asked.draft.apiKey).toEqual({ kind: 'typed', value: CANARY_KEY });
    expect(asked.draft.headers.map(({ value }) => value.kind)).toEqual(['stored', 'typed']);
    expect(visibleIssues(asked)).toEqual({
      headers: { code: 'headers.needed_again', parts: [{ part: 'X-Region', code: 'headers.needed_again' }] },
    });
  });
});

it('at least one API key is chosen, or all of them', () => {
  const { state } = transition(initialFormState({}), { type: 'edited', change: { apiKeyHashes: [] } });
  const left = transition(state, { type: 'left', field: 'apiKeyHashes' }).state;

  expect(visibleIssues(left).apiKeyHashes).toEqual({ code: 'api_key_hashes.none' });
});

function named(group: (typeof TWO.groups)[number]): (typeof TWO.groups)[number] {
  return { ...group, rules: group.rules.map((rule) => ({ ...rule, value: 'gpt-4o' })) };
}
