import type { FormEffect } from './form-event.ts';
import { currentIssues } from './form-issues.ts';
import type { FormState } from './form-state.ts';
import { type FormField, type FormPlace, placesOf } from './grafana-draft.ts';

/** What follows from an event: the next state, and what the world has to do. */
export interface FormStep {
  readonly state: FormState;
  readonly effects: readonly FormEffect[];
}

/** The fields that a connection test and a sample trace depend on. */
export const PROBE_FIELDS: readonly FormField[] = ['baseUrl', 'instanceId', 'apiKey', 'headers'];

/** `state`, and nothing to do. */
export function stay(state: FormState): FormStep {
  return { state, effects: [] };
}

/** From now on `places` say what is wrong with them. */
export function visit(state: FormState, places: readonly FormPlace[]): FormState {
  const added = places.filter((place) => !state.visited.includes(place));
  return added.length === 0 ? state : { ...state, visited: [...state.visited, ...added] };
}

/** Asks for the focus on `field`. */
export function attend(state: FormState, field: FormField): FormState {
  return { ...state, attention: { field, count: (state.attention?.count ?? 0) + 1 } };
}

/** Visits `fields` and goes to the first wrong one in reading order; `ready` where none is wrong. */
export function check(
  state: FormState,
  fields: readonly FormField[],
): { readonly ready: boolean; readonly state: FormState } {
  const asked = visit(
    state,
    fields.flatMap((field) => placesOf(field, state.draft)),
  );
  const issues = currentIssues(asked);
  const wrong = fields.find((field) => issues[field] !== undefined);
  return wrong === undefined ? { ready: true, state: asked } : { ready: false, state: attend(asked, wrong) };
}
