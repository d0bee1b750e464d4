import { CANARY_KEY } from '../../testing/sample-destination.ts';
import type { FormEffect, FormEvent } from '../form-event.ts';
import { type FormState, initialFormState } from '../form-state.ts';
import { transition } from '../transition.ts';

/** The time of all events, in epoch milliseconds. */
export const AT = 1_769_028_176_000;

/** Everything that `events` lead to, one after the other. */
export function play(start: FormState, ...events: FormEvent[]): { state: FormState; effects: FormEffect[] } {
  let state = start;
  const effects: FormEffect[] = [];
  for (const event of events) {
    const next = transition(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

/** Values are entered. */
export function edited(change: Extract<FormEvent, { type: 'edited' }>['change']): FormEvent {
  return { type: 'edited', change };
}

/** A form for a new destination with values that can work. */
export const FILLED: FormState = play(
  initialFormState({ name: 'Grafana Cloud' }),
  edited({ instanceId: '123456' }),
  edited({ apiKey: { kind: 'typed', value: CANARY_KEY } }),
).state;
