import { describe, expect, it } from 'vitest';
import { passedTest, refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { AT, edited, play } from './__fixtures__/play.ts';
import type { FormEvent } from './form-event.ts';
import { initialFormState, isDirty } from './form-state.ts';

const SAVE: FormEvent = { type: 'save-requested', at: AT };
const GONE: FormEvent = { type: 'save-settled', result: refusal('not_found'), at: AT };
const AGAIN: FormEvent = { type: 'create-again-requested', at: AT };

const editing = initialFormState({ destination: sampleDestination() });
const renamed = play(editing, edited({ name: 'Renamed' }), SAVE, GONE).state;

describe('a destination that was deleted while it was edited', () => {
  it('keeps what was typed', () => {
    expect(renamed.save).toMatchObject({ status: 'error', error: { code: 'not_found' } });
    expect(renamed.draft.name).toBe('Renamed');
  });

  it('becomes a new one when asked, once its key was entered again: the stored one is gone', () => {
    const asked = play(renamed, AGAIN);
    expect(asked.effects).toEqual([]);
    expect(asked.state.saved).toBeUndefined();
    expect(asked.state.draft).toMatchObject({ name: 'Renamed', apiKey: { kind: 'typed', value: '' } });
    expect(asked.state.attention?.field).toBe('apiKey');
    expect(isDirty(asked.state)).toBe(true);

    const { effects } = play(asked.state, edited({ apiKey: { kind: 'typed', value: CANARY_KEY } }), SAVE, {
      type: 'test-settled',
      run: 1,
      result: passedTest(),
      at: AT,
    });
    expect(effects.map(({ type }) => type)).toEqual(['start-test', 'start-save']);
  });

  it('is tested and created at once where the key is typed', () => {
    const typed = edited({ apiKey: { kind: 'typed', value: CANARY_KEY } });
    const gone = play(editing, typed, SAVE, { type: 'test-settled', run: 1, result: passedTest(), at: AT }, GONE).state;

    expect(play(gone, AGAIN).effects.map(({ type }) => type)).toEqual(['start-test']);
  });

  it('is created again in no other case', () => {
    const failed = play(editing, edited({ name: 'Renamed' }), SAVE, {
      type: 'save-settled',
      result: refusal('server_error'),
      at: AT,
    }).state;

    expect(play(failed, AGAIN)).toEqual({ state: failed, effects: [] });
    expect(play(editing, AGAIN)).toEqual({ state: editing, effects: [] });
  });
});
