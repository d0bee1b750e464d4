import { describe, expect, it } from 'vitest';
import { passedTest, refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { AT, edited, FILLED, play } from './__fixtures__/play.ts';
import { connectionFingerprint } from './connection-fingerprint.ts';
import type { FormEvent } from './form-event.ts';
import { visibleIssues } from './form-issues.ts';
import { type FormState, initialFormState } from './form-state.ts';
import { traceFor } from './sample-trace-state.ts';

const SEND: FormEvent = { type: 'trace-requested' };
const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const SENT = { ok: true, value: { ok: true, traceId: TRACE_ID, durationMs: 212 } } as const;
const FAILED = { ok: true, value: { ok: false, traceId: null, durationMs: 9, diagnosis: REVOKED_KEY } } as const;

function settled(run: number, result: Extract<FormEvent, { type: 'trace-settled' }>['result'] = SENT): FormEvent {
  return { type: 'trace-settled', run, result, at: AT };
}

function shown(state: FormState) {
  return traceFor(state.trace, connectionFingerprint(state.draft));
}

describe('a sample trace', () => {
  it('is sent with the values that are in the form', () => {
    const { effects } = play(FILLED, SEND);

    expect(effects).toEqual([
      {
        type: 'start-trace',
        run: 1,
        config: {
          baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
          instanceId: '123456',
          apiKey: CANARY_KEY,
        },
      },
    ]);
  });

  it('is not sent with values that cannot work: it goes to the first wrong field', () => {
    const { state, effects } = play(initialFormState({ name: 'Grafana Cloud' }), SEND);

    expect(effects).toEqual([]);
    expect(state.attention?.field).toBe('instanceId');
    expect(Object.keys(visibleIssues(state))).toEqual(['instanceId', 'apiKey']);
  });

  it('is sent once, however often it is asked for', () => {
    expect(play(FILLED, SEND, SEND, SEND).effects).toHaveLength(1);
  });

  it('that arrived can be looked for by its id', () => {
    expect(shown(play(FILLED, SEND, settled(1)).state)).toMatchObject({
      status: 'sent',
      traceId: TRACE_ID,
      durationMs: 212,
      at: AT,
    });
  });

  it('that failed says why', () => {
    expect(shown(play(FILLED, SEND, settled(1, FAILED)).state)).toMatchObject({
      status: 'failed',
      diagnosis: REVOKED_KEY,
    });
  });

  it('that the settings API refused does not blame Grafana', () => {
    const { state } = play(FILLED, SEND, settled(1, refusal('forbidden')));

    expect(shown(state)).toMatchObject({ status: 'not_sent', error: { code: 'forbidden' } });
  });

  it('asks for the key where the stored one is of no use for these values', () => {
    const editing = initialFormState({ destination: sampleDestination() });
    const { state } = play(editing, edited({ instanceId: '7' }), SEND, settled(1, refusal('secret_required')));

    expect(shown(state)).toEqual({ status: 'idle' });
    expect(state.attention?.field).toBe('apiKey');
  });

  it('that was cancelled has no result, whatever is answered later', () => {
    const { state, effects } = play(FILLED, SEND, { type: 'trace-cancelled' }, settled(1));

    expect(effects.at(-1)).toEqual({ type: 'abort-trace' });
    expect(shown(state)).toEqual({ status: 'idle' });
  });

  it('takes no answer of an earlier sending', () => {
    const { state } = play(FILLED, SEND, { type: 'trace-cancelled' }, SEND, settled(1, FAILED));

    expect(shown(state)).toMatchObject({ status: 'sending', run: 2 });
  });

  it('ends when a value is edited that it is sent with', () => {
    const { state, effects } = play(FILLED, SEND, edited({ instanceId: '7' }), settled(1));

    expect(effects.at(-1)).toEqual({ type: 'abort-trace' });
    expect(shown(state)).toEqual({ status: 'idle' });
  });

  it('goes on during a rename', () => {
    expect(shown(play(FILLED, SEND, edited({ name: 'Renamed' })).state).status).toBe('sending');
  });

  it('says nothing about other values, and again what it said once they are back', () => {
    const other = play(FILLED, SEND, settled(1), edited({ instanceId: '7' })).state;
    expect(shown(other)).toEqual({ status: 'idle' });

    expect(shown(play(other, edited({ instanceId: '123456' })).state)).toMatchObject({ status: 'sent' });
  });

  it('proves nothing to a save: the connection is tested all the same', () => {
    const { effects } = play(FILLED, SEND, settled(1), { type: 'save-requested', at: AT });

    expect(effects.map(({ type }) => type)).toEqual(['start-trace', 'start-test']);
  });

  it('that failed is forgotten once a test starts, so that no old failure stands beside a pass', () => {
    const { state } = play(FILLED, SEND, settled(1, FAILED), { type: 'test-requested' });

    expect(shown(state)).toEqual({ status: 'idle' });
  });

  it('does not disturb a pass', () => {
    const passed = play(
      FILLED,
      { type: 'test-requested' },
      { type: 'test-settled', run: 1, result: passedTest(), at: AT },
      SEND,
      settled(2, FAILED),
    ).state;

    expect(passed.test.status).toBe('passed');
    expect(shown(passed).status).toBe('failed');
  });

  it('arrives during a save too', () => {
    const saving = play(
      FILLED,
      { type: 'test-requested' },
      { type: 'test-settled', run: 1, result: passedTest(), at: AT },
      SEND,
      { type: 'save-requested', at: AT },
    ).state;
    expect(saving.save.status).toBe('saving');

    expect(shown(play(saving, settled(2)).state).status).toBe('sent');
  });
});
