import { changedKeys } from './changed-keys.ts';
import { draftIssues, type FieldIssue, type FieldIssues } from './draft-issues.ts';
import type { FormState } from './form-state.ts';
import { FORM_FIELDS, type FormField, type FormPlace, type GrafanaDraft } from './grafana-draft.ts';

/** Keys of a draft that are judged by `judgeSettings`. */
const JUDGED_KEYS = ['filterRules', 'headers', 'serviceName', 'valueLimitBytes', 'grafanaUrl'] as const;

/** Whether what `judgeSettings` says about `a` may not hold for `b`. */
export function needsJudgement(a: GrafanaDraft, b: GrafanaDraft): boolean {
  return JUDGED_KEYS.some((key) => a[key] !== b[key]);
}

/** Everything that is wrong with the draft now, whether people were told yet or not. */
export function currentIssues(state: FormState): FieldIssues {
  const { draft, saved, takenNames, refusals, judged } = state;
  const known = JUDGED_KEYS.flatMap((key) =>
    judged?.issues[key] !== undefined && judged.draft[key] === draft[key] ? [[key, judged.issues[key]]] : [],
  );
  const found = draftIssues(draft, { takenNames, storedBaseUrl: saved?.config.baseUrl });
  const refused = FORM_FIELDS.flatMap((field) => {
    const refusal = refusals[field];
    return refusal !== undefined && isSameField(field, refusal.draft, draft) ? [[field, refusal.issue]] : [];
  });
  return { ...Object.fromEntries(known), ...found, ...Object.fromEntries(refused) };
}

/** The issues to show: those of fields, rules and headers that were left or submitted, and what the server said. */
export function visibleIssues(state: FormState): FieldIssues {
  const issues = currentIssues(state);
  return Object.fromEntries(
    FORM_FIELDS.flatMap((field) => {
      const visible = visibleIssue(field, issues[field], state);
      return visible === undefined ? [] : [[field, visible]];
    }),
  );
}

function visibleIssue(field: FormField, issue: FieldIssue | undefined, state: FormState): FieldIssue | undefined {
  const isVisited = (place: FormPlace, code: string | undefined): boolean =>
    state.visited.includes(place) ||
    // The stored secrets stay behind when the host changes, so that is the field to have left.
    (code?.endsWith('.needed_again') === true && state.visited.includes('baseUrl'));
  if (issue === undefined || state.refusals[field]?.issue === issue) return issue;
  if (issue.parts === undefined || issue.parts.length === 0) return isVisited(field, issue.code) ? issue : undefined;
  const parts = issue.parts.filter(({ part, code }) => isVisited(`${field}.${part}`, code));
  return parts.length === 0 ? undefined : { ...issue, parts };
}

function isSameField(field: FormField, a: GrafanaDraft, b: GrafanaDraft): boolean {
  const key = field === 'samplingRate' ? 'samplingPercent' : field;
  return !changedKeys(a, b).includes(key);
}
