import {
  customHeaderIssues,
  destinationSettingsIssues,
  filterPatternIssues,
  type Issue,
  trimPasted,
} from '@broadcast-kit/core';
import type { DraftIssueCode, FieldIssue, FieldIssues, PartIssue } from './draft-issues.ts';
import { draftSettings } from './draft-settings.ts';
import type { GrafanaDraft } from './grafana-draft.ts';
import { comparableName, type HeaderDraft, headersRequest, usedHeaders } from './header-drafts.ts';
import { placeIssues } from './place-issues.ts';

/** What stands where a secret was: pasted, it would be stored in place of the secret. */
const LOOKS_MASKED = /[…•]|\*{3}|^\.{3}/;

/**
 * What is wrong with the values of the optional sections: filter rules, headers, service name, value limit, Grafana URL.
 * Core's judges are loaded with this file, and the engine of regular expressions only where a rule uses one.
 */
export async function judgeSettings(draft: GrafanaDraft): Promise<FieldIssues> {
  const { serviceName, grafanaUrl, filterRules, valueLimitBytes = draft.valueLimitBytes } = draftSettings(draft);
  const patterns = await filterPatternIssues(filterRules);
  // The other settings are judged by `draftIssues`.
  const found = [
    ...destinationSettingsIssues({ name: 'any', serviceName, grafanaUrl, filterRules, valueLimitBytes }),
    ...patterns.map((issue) => ({ ...issue, path: `filterRules.${issue.path}` })),
  ];
  const headers = headersIssue(usedHeaders(draft.headers));
  return { ...placeIssues(found, draft), ...(headers === undefined ? {} : { headers }) };
}

function headersIssue(headers: readonly HeaderDraft[]): FieldIssue | undefined {
  const parts = headers.flatMap((header, index) => headerIssue(header, headers.slice(0, index)) ?? []);
  const tooMany = customHeaderIssues(headersRequest(headers)).find(({ code }) => code === 'headers.too_many');
  const first = tooMany ?? parts[0];
  return first && { code: first.code, message: first.message, parts };
}

function headerIssue({ id, name, value }: HeaderDraft, before: readonly HeaderDraft[]): PartIssue | undefined {
  const own = (code: DraftIssueCode): PartIssue => ({ part: id, code });
  const found = (issue: Issue | undefined): PartIssue | undefined =>
    issue && { part: id, code: issue.code, message: issue.message };
  const isTwice = before.some((other) => comparableName(other.name) === comparableName(name));
  if (isTwice) return own('headers.duplicate');
  if (value.kind === 'stored') return undefined;
  const typed = trimPasted(value.value);
  const wrong = found(customHeaderIssues({ [name.trim()]: typed })[0]);
  if (wrong !== undefined) return wrong;
  if (typed === '') return own('headers.value_missing');
  return LOOKS_MASKED.test(typed) ? own('headers.masked') : undefined;
}
