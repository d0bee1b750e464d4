import type { SettingsError } from '@broadcast-kit/core';
import type { DraftIssueCode, FieldIssue, FieldIssues } from './draft-issues.ts';
import type { FormState } from './form-state.ts';
import { attend } from './form-step.ts';
import { FORM_FIELDS, type GrafanaDraft, withoutStoredSecrets } from './grafana-draft.ts';
import { placeIssues } from './place-issues.ts';

/** What an answer of the settings API says about single fields of `draft`; empty where it names none. */
function refusalsFrom(error: SettingsError, draft: GrafanaDraft): FormState['refusals'] {
  const placed = error.code === 'name_taken' ? { name: NAME_TAKEN } : placeIssues(error.issues ?? [], draft);
  const issues = error.code === 'secret_required' ? neededAgain(placed) : placed;
  return Object.fromEntries(Object.entries(issues).map(([field, issue]) => [field, { issue, draft }]));
}

/** The state with what the server said about single fields, going to the first of them; `undefined` where it named none. */
export function withRefusals(state: FormState, error: SettingsError): FormState | undefined {
  // Stored secrets that are of no use for these values: their places are offered for typing at once.
  const lost = error.code === 'secret_required' ? neededAgain(placeIssues(error.issues ?? [], state.draft)) : {};
  const draft = withoutStoredSecrets(state.draft, (secret) =>
    secret === 'apiKey'
      ? lost.apiKey !== undefined
      : lost.headers?.parts?.some(({ part }) => part === secret.id) === true,
  );
  const refusals = refusalsFrom(error, draft);
  const first = FORM_FIELDS.find((field) => refusals[field] !== undefined);
  if (first === undefined) return undefined;
  return attend({ ...state, draft, refusals: { ...state.refusals, ...refusals } }, first);
}

const NAME_TAKEN: FieldIssue = { code: 'name.taken' satisfies DraftIssueCode };
const KEY_NEEDED: FieldIssue = { code: 'api_key.needed_again' satisfies DraftIssueCode };

/** Secrets to enter again, in the words of the form. Where the server names none, it is the key. */
function neededAgain({ apiKey, headers }: FieldIssues): FieldIssues {
  const code: DraftIssueCode = 'headers.needed_again';
  const parts = headers?.parts?.map(({ part }) => ({ part, code }));
  return {
    ...(apiKey !== undefined || headers === undefined ? { apiKey: KEY_NEEDED } : {}),
    ...(headers === undefined ? {} : { headers: { code, parts } }),
  };
}
