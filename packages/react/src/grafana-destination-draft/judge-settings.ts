import {
  customHeaderIssues,
  destinationSettingsIssues,
  filterPatternIssues,
  type Issue,
  trimPasted,
} from '@broadcast-kit/core';
import type { DraftIssueCode, FieldIssue, FieldIssues, PartIssue } from './draft-issues.ts';
import { draftSettings } from './draft-settings.ts';
import { type FilterRuleDraft, needsNumber, takesValue } from './filter-rules-draft.ts';
import type { GrafanaDraft } from './grafana-draft.ts';
import { comparableName, type HeaderDraft, headersRequest, usedHeaders } from './header-drafts.ts';
import { placeIssues } from './place-issues.ts';

/** What stands where a secret was: pasted, it would be stored in place of the secret. */
const LOOKS_MASKED = /[…•]|\*{3}|^\.{3}/;

/** By these, locales find their words. */
const CODES: Readonly<Record<string, string>> = {
  serviceName: 'service_name.invalid',
  valueLimitBytes: 'value_limit_bytes.invalid',
  grafanaUrl: 'grafana_url.invalid',
};

/**
 * What is wrong with the values of the optional sections: filter rules, headers, service name, value limit, Grafana URL.
 * Core's judges are loaded with this file, and the engine of regular expressions only where a rule uses one.
 */
export async function judgeSettings(draft: GrafanaDraft): Promise<FieldIssues> {
  const { serviceName, grafanaUrl, filterRules, valueLimitBytes = draft.valueLimitBytes } = draftSettings(draft);
  const patterns = await filterPatternIssues(filterRules);
  // The other settings are judged by `draftIssues`.
  const found = [
    ...patterns.map((issue) => ({ ...issue, path: `filterRules.${issue.path}` })),
    ...destinationSettingsIssues({ name: 'any', serviceName, grafanaUrl, filterRules, valueLimitBytes }),
  ].map((issue) => ({ ...issue, code: CODES[issue.path] ?? issue.code }));
  const { filterRules: rules, ...others } = placeIssues(found, draft);
  const issues = { filterRules: rulesIssue(draft, rules), headers: headersIssue(usedHeaders(draft.headers)) };
  return { ...others, ...Object.fromEntries(Object.entries(issues).filter(([, issue]) => issue !== undefined)) };
}

/** What the form says about single rules goes before what core says about them. */
function rulesIssue({ filterRules }: GrafanaDraft, found: FieldIssue | undefined): FieldIssue | undefined {
  const own = filterRules.groups.flatMap(({ rules }) => rules.flatMap((rule) => ruleIssue(rule) ?? []));
  const others = (found?.parts ?? []).filter(({ part }) => !own.some((issue) => issue.part === part));
  const parts = [...own, ...others];
  const [first = found] = parts;
  return first && { code: first.code, message: first.message, parts };
}

function ruleIssue(rule: FilterRuleDraft): PartIssue | undefined {
  const own = (code: DraftIssueCode): PartIssue => ({ part: rule.id, code });
  if (!takesValue(rule)) return undefined;
  if (rule.value === '' || (needsNumber(rule) && rule.value.trim() === '')) return own('filter_rules.value_missing');
  const isText = needsNumber(rule) && !Number.isFinite(Number(rule.value));
  return isText ? own('filter_rules.not_a_number') : undefined;
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
