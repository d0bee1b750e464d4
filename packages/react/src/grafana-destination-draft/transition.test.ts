import { describe, expect, it } from 'vitest';
import { passedTest, refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { AT, edited, FILLED, play } from './__fixtures__/play.ts';
import { connectionFingerprint } from './connection-fingerprint.ts';
import { outcomeFor } from './connection-test-state.ts';
import type { FormEvent } from './form-event.ts';
import { visibleIssues } from './form-issues.ts';
import { type FormState, initialFormState, isDirty, needsTest } from './form-state.ts';

const EDIT = { destination: sampleDestination() };
const TEST: FormEvent = { type: 'test-requested' };
const SAVE: FormEvent = { type: 'save-requested', at: AT };

function settled(
  run: number,
  result: Extract<FormEvent, { type: 'test-settled' }>['result'] = passedTest(),
): FormEvent {
  return { type: 'test-settled', run, result, at: AT };
}

const FAILED = { ok: true, value: { ok: false, durationMs: 90, diagnosis: REVOKED_KEY } } as const;

function outcome(state: FormState) {
  return outcomeFor(state.test, connectionFingerprint(state.draft));
}

const NEW = initialFormState({ name: 'Grafana Cloud' });
const PASSED = play(FILLED, TEST, settled(1)).state;

describe('the connection test', () => {
  it('tests the values that are in the form, not those saved last (grafana#2219, airbyte#20104)', () => {
    const { effects } = play(initialFormState(EDIT), edited({ instanceId: ' 999 ' }), TEST);

    expect(effects).toEqual([
      {
        type: 'start-test',
        run: 1,
        config: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp', instanceId: '999' },
      },
    ]);
  });

  it('does not start with values that cannot work: it goes to the first wrong field', () => {
    const { state, effects } = play(NEW, TEST);

    expect(effects).toEqual([]);
    expect(state.attention).toEqual({ field: 'instanceId', count: 1 });
    expect(Object.keys(visibleIssues(state))).toEqual(['instanceId', 'apiKey']);
  });

  it('runs once, however often it is asked', () => {
    const { effects } = play(FILLED, TEST, TEST, TEST);

    expect(effects).toHaveLength(1);
  });

  it('drops the answer of a test that was cancelled (cancel is no pass: airbyte#78452)', () => {
    const { state, effects } = play(FILLED, TEST, { type: 'test-cancelled' }, settled(1));

    expect(effects.at(-1)).toEqual({ type: 'abort-test' });
    expect(outcome(state).status).toBe('untested');
  });

  it('drops the late answer of an earlier run (result shown on another object: grafana#60084)', () => {
    const { state } = play(FILLED, TEST, { type: 'test-cancelled' }, TEST, settled(1, FAILED));

    expect(outcome(state)).toMatchObject({ status: 'running', run: 2 });
  });

  it('ends untested, not stale, when a tested field is edited during the test', () => {
    const { state, effects } = play(FILLED, TEST, edited({ instanceId: '7' }), settled(1));

    expect(effects.at(-1)).toEqual({ type: 'abort-test' });
    expect(outcome(state).status).toBe('untested');
  });

  it('goes on when something is edited that it does not depend on', () => {
    const { state, effects } = play(FILLED, TEST, edited({ name: 'Renamed', samplingPercent: '5' }));

    expect(effects).toHaveLength(1);
    expect(outcome(state).status).toBe('running');
  });

  it('is no longer a pass once a tested field changed (Clerk ConfigureSSO)', () => {
    const { state } = play(PASSED, edited({ baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net' }));

    expect(outcome(state)).toMatchObject({ status: 'stale', changed: ['baseUrl'] });
  });

  it('is a pass again when the field gets its old value back', () => {
    const { state, effects } = play(PASSED, edited({ instanceId: '7' }), edited({ instanceId: '123456' }), SAVE);

    expect(outcome(state).status).toBe('passed');
    expect(effects).toEqual([{ type: 'start-save', testReceipt: 'receipt-1' }]);
  });

  it('stays a pass after a rename, another sampling rate or privacy mode (airbyte#25452)', () => {
    const { state } = play(PASSED, edited({ name: 'Renamed', samplingPercent: '1', privacyMode: true }));

    expect(outcome(state).status).toBe('passed');
  });

  it('stays a pass when only blanks and slashes around a value change', () => {
    const { state } = play(
      PASSED,
      edited({
        instanceId: ' 123456 ',
        baseUrl: ' "https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces/" ',
      }),
    );

    expect(outcome(state).status).toBe('passed');
  });

  it('says that it was not run when the settings API refused, instead of blaming Grafana', () => {
    const { state } = play(FILLED, TEST, settled(1, refusal('unauthenticated')));

    expect(outcome(state)).toMatchObject({ status: 'not_run', error: { code: 'unauthenticated' } });
  });

  it('expires, and only that run', () => {
    expect(outcome(play(PASSED, { type: 'pass-expired', run: 1 }).state).status).toBe('expired');
    expect(outcome(play(PASSED, { type: 'pass-expired', run: 9 }).state).status).toBe('passed');
  });
});

describe('saving', () => {
  it('is refused with values that failed the test (saved although the test failed: grafana#16310)', () => {
    const { state, effects } = play(FILLED, SAVE, settled(1, FAILED));

    expect(effects.map(({ type }) => type)).toEqual(['start-test']);
    expect(outcome(state).status).toBe('failed');
    expect(state.save.status).toBe('idle');
  });

  it('tests first when no test has passed, then saves with the receipt', () => {
    const { state, effects } = play(FILLED, SAVE, settled(1));

    expect(effects.map(({ type }) => type)).toEqual(['start-test', 'start-save']);
    expect(effects.at(-1)).toEqual({ type: 'start-save', testReceipt: 'receipt-1' });
    expect(state.save.status).toBe('saving');
  });

  it('waits for the test that is running', () => {
    const { effects } = play(FILLED, TEST, SAVE, settled(1));

    expect(effects.map(({ type }) => type)).toEqual(['start-test', 'start-save']);
  });

  it('does not happen when the test that it waits for is cancelled', () => {
    const { state, effects } = play(FILLED, SAVE, { type: 'test-cancelled' }, settled(1));

    expect(effects.map(({ type }) => type)).toEqual(['start-test', 'abort-test']);
    expect(state.save.status).toBe('idle');
  });

  it('does not happen after the test when a field became wrong meanwhile', () => {
    const { state, effects } = play(FILLED, SAVE, edited({ name: '' }), settled(1));

    expect(effects.map(({ type }) => type)).toEqual(['start-test']);
    expect(state.attention?.field).toBe('name');
  });

  it('tests again when the pass is too old, also when no timer said so', () => {
    const { effects } = play(PASSED, { type: 'save-requested', at: AT + 3_600_000 });

    expect(effects.map(({ type }) => type)).toEqual(['start-test']);
  });

  it('happens once on a double click', () => {
    expect(play(PASSED, SAVE, SAVE).effects).toHaveLength(1);
  });

  it('keeps what is being saved from changing', () => {
    const { state } = play(PASSED, SAVE, edited({ name: 'Too late' }));

    expect(state.draft.name).toBe('Grafana Cloud');
  });

  it('needs no test when a saved destination is only renamed', () => {
    const { state, effects } = play(initialFormState(EDIT), edited({ name: 'Renamed' }), SAVE);

    expect(needsTest(state)).toBe(false);
    expect(effects).toEqual([{ type: 'start-save', testReceipt: undefined }]);
  });

  it('goes to the first wrong field in reading order', () => {
    const { state, effects } = play(FILLED, edited({ name: ' ', samplingPercent: '0' }), SAVE);

    expect(effects).toEqual([]);
    expect(state.attention?.field).toBe('name');
    expect(Object.keys(visibleIssues(state))).toEqual(['name', 'samplingRate']);
  });

  it('keeps the typed key when the server fails', () => {
    const { state } = play(PASSED, SAVE, { type: 'save-settled', result: refusal('server_error'), at: AT });

    expect(state.save).toMatchObject({ status: 'error' });
    expect(state.draft.apiKey).toEqual({ kind: 'typed', value: CANARY_KEY });
    expect(outcome(state).status).toBe('passed');
  });

  it('shows a name that is taken at the name, until it changes', () => {
    const refused = play(PASSED, SAVE, { type: 'save-settled', result: refusal('name_taken'), at: AT }).state;

    expect(visibleIssues(refused).name).toEqual({ code: 'name.taken' });
    expect(refused.attention?.field).toBe('name');
    expect(visibleIssues(play(refused, edited({ name: 'Other' })).state).name).toBeUndefined();
  });

  it('shows issues of the server at their fields', () => {
    const issues = [
      { path: 'config.baseUrl', code: 'base_url.blocked', message: 'Not this one.' },
      { path: 'sampling_rate', code: 'max_value', message: 'Too much.' },
    ];
    const { state } = play(PASSED, SAVE, {
      type: 'save-settled',
      result: refusal('invalid_request', { issues }),
      at: AT,
    });

    expect(visibleIssues(state)).toMatchObject({
      baseUrl: { message: 'Not this one.' },
      samplingRate: { message: 'Too much.' },
    });
    expect(state.save.status).toBe('idle');
  });

  it('shows the diagnosis when the test of the server fails', () => {
    const result = refusal('connection_test_failed', { diagnosis: REVOKED_KEY });
    const { state } = play(PASSED, SAVE, { type: 'save-settled', result, at: AT });

    expect(outcome(state)).toMatchObject({ status: 'failed', diagnosis: REVOKED_KEY });
  });

  it('goes on from what the server holds when a saved destination was changed', () => {
    const replaced = edited({ apiKey: { kind: 'typed', value: CANARY_KEY } });
    const after = sampleDestination({ etag: '"2"', name: 'Renamed' });
    const { state } = play(initialFormState(EDIT), replaced, SAVE, settled(1), {
      type: 'save-settled',
      result: { ok: true, value: after },
      at: AT,
    });

    expect(state.save.status).toBe('saved');
    expect(state.draft).toMatchObject({ name: 'Renamed', apiKey: { kind: 'stored' } });
    expect(isDirty(state)).toBe(false);

    const again = play(state, edited({ name: 'Again' }), SAVE);
    expect(again.state.saved?.etag).toBe('"2"');
    expect(again.effects).toEqual([{ type: 'start-save', testReceipt: undefined }]);
  });

  it('is over once a new destination is saved', () => {
    const saved = sampleDestination({ id: 'new' });
    const { state } = play(PASSED, SAVE, { type: 'save-settled', result: { ok: true, value: saved }, at: AT });

    expect(state.save).toEqual({ status: 'saved', destination: saved });
    expect(isDirty(state)).toBe(false);
  });
});

describe('a stored key', () => {
  const editing = initialFormState(EDIT);

  it('is not sent to another host: it must be entered again', () => {
    const { state, effects } = play(editing, edited({ baseUrl: 'https://collector.example.com' }), TEST);

    expect(effects).toEqual([]);
    expect(visibleIssues(state).apiKey?.code).toBe('api_key.needed_again');
  });

  it('says so as soon as the Base URL is left', () => {
    const { state } = play(editing, edited({ baseUrl: 'https://collector.example.com' }), {
      type: 'left',
      field: 'baseUrl',
    });

    expect(visibleIssues(state).apiKey?.code).toBe('api_key.needed_again');
  });

  it('is asked for when the server needs it, with room to type it', () => {
    const { state } = play(editing, edited({ instanceId: '7' }), TEST, settled(1, refusal('secret_required')));

    expect(state.draft.apiKey).toEqual({ kind: 'typed', value: '' });
    expect(visibleIssues(state).apiKey?.code).toBe('api_key.needed_again');
    expect(state.attention?.field).toBe('apiKey');
  });

  it('can be replaced, and kept after all', () => {
    const replaced = play(editing, { type: 'key-replaced' }).state;
    expect(replaced.draft.apiKey).toEqual({ kind: 'typed', value: '' });
    expect(replaced.attention?.field).toBe('apiKey');

    const kept = play(replaced, { type: 'left', field: 'apiKey' }, { type: 'key-kept' }).state;
    expect(kept.draft.apiKey).toEqual({ kind: 'stored', hint: 'glc_...a1b2c3d4' });
    expect(visibleIssues(kept)).toEqual({});
    expect(isDirty(kept)).toBe(false);
  });
});

describe('a snippet', () => {
  const values = {
    baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp',
    instanceId: '7',
    apiKey: CANARY_KEY,
  };

  it('fills what it holds, never submits, and can be undone', () => {
    const typed = play(NEW, edited({ name: 'Mine', instanceId: '1' })).state;

    const { state, effects } = play(typed, { type: 'snippet-pasted', values });
    expect(effects).toEqual([]);
    expect(state.draft).toMatchObject({ instanceId: '7', apiKey: { kind: 'typed', value: CANARY_KEY } });
    expect(state.snippet).toMatchObject({ status: 'filled', fields: ['baseUrl', 'instanceId', 'apiKey'] });

    const undone = play(state, edited({ name: 'Mine too' }), { type: 'snippet-undone' }).state;
    expect(undone.draft).toMatchObject({ name: 'Mine too', baseUrl: '', instanceId: '1' });
    expect(undone.snippet).toBeUndefined();
  });

  it('without anything to use changes nothing and says why', () => {
    const reason = { path: 'apiKey', code: 'api_key.placeholder', message: 'A placeholder.' };
    const { state } = play(FILLED, { type: 'snippet-pasted', values: {}, reason });

    expect(state.draft).toBe(FILLED.draft);
    expect(state.snippet).toEqual({ status: 'unreadable', reason });
  });
});

describe('a conflict', () => {
  const theirs = sampleDestination({ name: 'Theirs', samplingRate: 0.5, etag: '"7"' });
  const conflicted = play(initialFormState(EDIT), edited({ privacyMode: true }), SAVE, {
    type: 'save-settled',
    result: refusal('version_conflict', { current: theirs }),
    at: AT,
  }).state;

  it('keeps my entries until I decide', () => {
    expect(conflicted.save).toEqual({ status: 'conflict', theirs });
    expect(conflicted.draft.privacyMode).toBe(true);
  });

  it('puts my changes on top of theirs', () => {
    const { state, effects } = play(conflicted, { type: 'conflict-resolved', keep: 'mine', at: AT });

    expect(state.draft).toMatchObject({ name: 'Theirs', samplingPercent: '50', privacyMode: true });
    expect(state.saved?.etag).toBe('"7"');
    expect(effects).toEqual([{ type: 'start-save', testReceipt: undefined }]);
  });

  it('takes theirs and forgets mine', () => {
    const { state, effects } = play(conflicted, { type: 'conflict-resolved', keep: 'theirs', at: AT });

    expect(effects).toEqual([]);
    expect(state.draft).toMatchObject({ name: 'Theirs', privacyMode: false });
    expect(isDirty(state)).toBe(false);
  });

  it('tests again where their connection and my change of it were never tested together', () => {
    const mine = play(
      initialFormState(EDIT),
      edited({ apiKey: { kind: 'typed', value: CANARY_KEY } }),
      SAVE,
      settled(1),
      {
        type: 'save-settled',
        result: refusal('version_conflict', { current: { ...theirs, config: { ...theirs.config, instanceId: '7' } } }),
        at: AT,
      },
    ).state;

    const { effects } = play(mine, { type: 'conflict-resolved', keep: 'mine', at: AT });

    expect(effects).toMatchObject([{ type: 'start-test', config: { instanceId: '7', apiKey: CANARY_KEY } }]);
  });
});

describe('names', () => {
  it('replaces the name that the form proposed, not one that a person typed', () => {
    const known: FormEvent = { type: 'names-known', takenNames: ['Grafana Cloud'], proposal: 'Grafana Cloud 2' };

    const proposed = play(NEW, known).state;
    expect(proposed.draft.name).toBe('Grafana Cloud 2');
    expect(isDirty(proposed)).toBe(false);

    expect(play(NEW, edited({ name: 'Mine' }), known).state.draft.name).toBe('Mine');
    expect(play(initialFormState(EDIT), known).state.draft.name).toBe('Grafana Cloud');
  });

  it('says at once on leaving the field that a name is taken', () => {
    const { state } = play(
      initialFormState({ name: 'New', takenNames: ['Grafana Cloud'] }),
      edited({ name: ' grafana cloud ' }),
      { type: 'left', field: 'name' },
    );

    expect(visibleIssues(state).name?.code).toBe('name.taken');
    expect(state.draft.name).toBe('grafana cloud');
  });
});

describe('leaving a field', () => {
  it('takes away what was pasted around the value', () => {
    const { state } = play(
      NEW,
      edited({ baseUrl: ' "https://otlp-gateway-prod-us-west-0.grafana.net",\n', instanceId: '\t123456 ' }),
      { type: 'left', field: 'baseUrl' },
      { type: 'left', field: 'instanceId' },
    );

    expect(state.draft).toMatchObject({
      baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net',
      instanceId: '123456',
    });
  });

  it('shows the issues of that field only', () => {
    const { state } = play(NEW, { type: 'left', field: 'instanceId' });

    expect(Object.keys(visibleIssues(state))).toEqual(['instanceId']);
  });
});
