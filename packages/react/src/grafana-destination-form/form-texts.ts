import type { DraftIssueCode, FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { FormField } from '../grafana-destination-draft/grafana-draft.ts';
import type { ApiMessages } from '../messages/api-messages.ts';
import type { FormMessages } from '../messages/messages.ts';

/** The label of a field. */
export function fieldLabel(field: FormField, m: FormMessages): string {
  return field === 'samplingRate' ? m.rate : m[field];
}

/** What an issue says: the kit's message where the form found it, else core's or the server's. */
export function issueText(
  issue: Omit<FieldIssue, 'parts'> | undefined,
  m: FormMessages & ApiMessages,
): string | undefined {
  if (issue === undefined) return undefined;
  const { code, message } = issue;
  if (message !== undefined) return m.issueText({ code, message });
  const texts: Readonly<Partial<Record<DraftIssueCode, string>>> = {
    'name.missing': m.nameMissing,
    'name.too_long': m.nameTooLong,
    'name.taken': m.nameTaken,
    'api_key.needed_again': m.keyNeeded,
    'sampling_rate.invalid': m.rateInvalid,
  };
  return texts[code as DraftIssueCode] ?? code;
}
