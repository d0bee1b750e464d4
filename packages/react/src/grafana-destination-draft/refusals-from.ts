import type { SettingsError } from '@broadcast-kit/core';
import type { DraftIssueCode } from './draft-issues.ts';
import type { FormState } from './form-state.ts';
import { attend } from './form-step.ts';
import { FORM_FIELDS, type FormField, type GrafanaDraft } from './grafana-draft.ts';

/** The field behind a path of an issue, in the spelling of the API or of core. */
const FIELD_BY_PATH: Readonly<Record<string, FormField>> = {
  name: 'name',
  baseUrl: 'baseUrl',
  instanceId: 'instanceId',
  apiKey: 'apiKey',
  headers: 'headers',
  sampling_rate: 'samplingRate',
  samplingRate: 'samplingRate',
};

/** What an answer of the settings API says about single fields of `draft`; empty where it names none. */
export function refusalsFrom(error: SettingsError, draft: GrafanaDraft): FormState['refusals'] {
  if (error.code === 'name_taken') return refusal('name', 'name.taken', draft);
  if (error.code === 'secret_required') return refusal('apiKey', 'api_key.needed_again', draft);
  const named = (error.issues ?? []).flatMap((issue) => {
    const field = FIELD_BY_PATH[issue.path.replace(/^config\./, '').replace(/\..*$/, '')];
    return field === undefined ? [] : [[field, { issue, draft }] as const];
  });
  return Object.fromEntries(named);
}

/** The state with what the server said about single fields, going to the first of them; `undefined` where it named none. */
export function withRefusals(state: FormState, error: SettingsError): FormState | undefined {
  // The stored key is of no use for these values, so its place is offered for typing at once.
  const isKeyNeeded = error.code === 'secret_required' && state.draft.apiKey.kind === 'stored';
  const draft: GrafanaDraft = isKeyNeeded ? { ...state.draft, apiKey: { kind: 'typed', value: '' } } : state.draft;
  const refusals = refusalsFrom(error, draft);
  const first = FORM_FIELDS.find((field) => refusals[field] !== undefined);
  if (first === undefined) return undefined;
  return attend({ ...state, draft, refusals: { ...state.refusals, ...refusals } }, first);
}

function refusal(field: FormField, code: DraftIssueCode, draft: GrafanaDraft): FormState['refusals'] {
  return { [field]: { issue: { code }, draft } };
}
