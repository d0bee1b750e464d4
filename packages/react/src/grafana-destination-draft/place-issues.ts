import type { Issue } from '@broadcast-kit/core';
import type { FieldIssues, PartIssue } from './draft-issues.ts';
import { FORM_FIELDS, type FormField, type GrafanaDraft } from './grafana-draft.ts';
import { comparableName } from './header-drafts.ts';

/** Issues of core or of the settings API at the fields of `draft`, the first of each. Those that name no field are left out. */
export function placeIssues(issues: readonly Issue[], draft: GrafanaDraft): FieldIssues {
  const placed: { [field in FormField]?: FieldIssues[field] } = {};
  for (const { path, code, message } of issues) {
    const [root = '', ...rest] = path.replace(/^(?:config|broadcast_kit)\./, '').split('.');
    // Core and the API name the fields as the form does, the API in snake case.
    const name = root.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const field = FORM_FIELDS.find((known) => known === name);
    if (field === undefined) continue;
    const part = partAt(field, rest, draft);
    const before = placed[field];
    const parts: readonly PartIssue[] | undefined = part === undefined ? undefined : [{ part, code, message }];
    if (before === undefined) placed[field] = { code, message, parts };
    else if (before.parts && parts && !before.parts.some((known) => known.part === part)) {
      placed[field] = { ...before, parts: [...before.parts, ...parts] };
    }
  }
  return placed;
}

/** The id of the rule or header that the rest of a path leads to. */
function partAt(field: FormField, path: readonly string[], draft: GrafanaDraft): string | undefined {
  if (field === 'headers') {
    const name = path.join('.');
    return draft.headers.find((header) => comparableName(header.name) === comparableName(name))?.id;
  }
  if (field !== 'filterRules' || path[0] !== 'groups') return undefined;
  const { rules } = draft.filterRules.groups[Number(path[1])] ?? {};
  return path[2] === 'rules' ? rules?.[Number(path[3])]?.id : rules?.[0]?.id;
}
